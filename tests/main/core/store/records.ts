import { createHash } from 'node:crypto'
import { localIdOf, postIdOf } from '../../../../src/main/core/ids.ts'
import type { PostRecord } from '../../../../src/main/core/store/post-record.ts'
import type { PostQuery, PostMeta } from '../../../../src/shared/model.ts'

export const FOLDER = '0123abcd'
export const idOf = (path: string, folderId = FOLDER): string => postIdOf(folderId, localIdOf(path))

/** A record as a file at `path` would give it. */
export function record(path: string, { meta, ...rest }: Partial<Omit<PostRecord, 'meta'>> & { meta?: Partial<PostMeta> } = {}): PostRecord {
  const folderId = rest.folderId ?? FOLDER
  return {
    id: idOf(path, folderId), folderId, path,
    hash: createHash('sha256').update(path).digest('hex'),
    size: 10, mtime: 1000,
    text: `Text of ${path}`, parts: [], headings: [], links: [], warnings: [],
    marks: { notes: 0, progress: 0, lastRead: null },
    ...rest,
    meta: { title: path, summary: '', date: null, updated: null, tags: [], authors: [], draft: false, words: 100, minutes: 1, ...meta }
  }
}

export const query = (part: Partial<PostQuery> = {}): PostQuery =>
  ({ shelf: 'all', marks: [], tags: [], words: '', sort: 'date', offset: 0, limit: 100, ...part })
