import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createSearch } from '../../../../src/main/core/search/search.ts'
import { createSearchTables } from '../../../../src/main/core/search/search-tables.ts'
import { parsePost } from '../../../../src/main/core/parse/parse-post.ts'
import type { PostRecord } from '../../../../src/main/core/store/post-record.ts'
import { createStore } from '../../../../src/main/core/store/store.ts'
import type { Annotation, SearchQuery } from '../../../../src/shared/model.ts'
import { temporaryFolder } from '../folder.ts'
import { FOLDER, idOf, record } from '../store/records.ts'

/** A post as its Markdown gives it. */
export function postOf(path: string, source: string, rest: Partial<Pick<PostRecord, 'folderId' | 'marks'>> = {}): PostRecord {
  const { meta, text, parts, headings } = parsePost({ source, format: 'markdown', path })
  return record(path, { ...rest, meta, text, parts, headings })
}

export function noteOn(path: string, fields: { id?: string; quote?: string; comment?: string; tags?: string[]; colour?: Annotation['colour']; start?: number }): Annotation {
  const { id = `note-${path}`, quote = '', comment = '', tags = [], colour = 'yellow', start = 0 } = fields
  const span = { start, end: start + quote.length }
  return {
    id, postId: idOf(path), kind: 'highlight', colour, comment, tags, detached: false, created: '2026-01-01', modified: '2026-01-01',
    selector: { quote: { exact: quote, prefix: '', suffix: '' }, position: span, headings: [], hash: '' },
    placement: { ...span, state: 'same', confidence: 1 }
  }
}

/** A real store with these posts, and search over it. */
export function libraryOf(posts: Record<string, string>) {
  const store = createStore({ file: join(temporaryFolder(), 'store.db') })
  onTestFinished(() => { store.close() })
  store.savePosts(Object.entries(posts).map(([path, source]) => postOf(path, source)))
  const search = createSearch(store.use(createSearchTables), () => [{ id: FOLDER, name: 'Posts' }])
  const page = (query: string, rest: Partial<SearchQuery> = {}) => search.searchNow({ query, offset: 0, limit: 20, ...rest })
  return {
    store, search, page,
    /** Paths of the posts that a query finds, best first. */
    paths: (query: string, rest: Partial<SearchQuery> = {}) => page(query, rest).hits.map(({ post }) => post.path)
  }
}
