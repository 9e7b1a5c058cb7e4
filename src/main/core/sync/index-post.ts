import { formatOf } from '../library/source-paths.ts'
import type { Source } from '../library/read-source.ts'
import type { ParsedPost, Surroundings } from '../parse/parsed-post.ts'
import { parsePost } from '../parse/parse-post.ts'
import type { Marks, PostRecord } from '../store/post-record.ts'

/** A file that was read, as a post. @param surroundings of its path, see `../surroundings.ts` */
export function parseSource(source: Source, surroundings?: Surroundings): ParsedPost {
  const { text, path, mtime } = source
  const parsed = parsePost({ source: text, format: formatOf(path) ?? 'markdown', path, mtime, surroundings })
  return { ...parsed, warnings: [...source.warnings, ...parsed.warnings] }
}

/** What the store keeps of a post that was read and parsed. */
export function toRecord(source: Source, parsed: ParsedPost, owner: { id: string; folderId: string; marks: Marks }): PostRecord {
  const { meta, text, parts, headings, links, warnings } = parsed
  return { ...owner, path: source.path, hash: source.hash, size: source.bytes, mtime: source.mtime, meta, text, parts, headings, links, warnings }
}
