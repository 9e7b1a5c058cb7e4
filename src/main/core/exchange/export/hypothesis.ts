import { toIriPath } from '../../../../shared/w3c.ts'
import type { Annotation } from '../../../../shared/model.ts'
import type { ExchangePost, NotedPost } from '../post.ts'

const USER = 'acct:lectern@localhost'

/**
 * All notes as an export file of Hypothesis. It has no colours, kinds and heading paths; a bookmark becomes a note on the whole page,
 * since it has no quote. Positions count UTF-16 units, as Hypothesis does, of Lectern's own text.
 * @param now ISO 8601
 */
export function toHypothesisFile(posts: readonly NotedPost[], now: string): string {
  const annotations = posts.flatMap(({ post, notes }) => notes.map((note) => toHypothesis(note, post)))
  return `${JSON.stringify({ export_date: now, export_userid: USER, client_version: 'Lectern', annotations }, null, 2)}\n`
}

export function toHypothesis({ id, comment, tags, created, modified, selector }: Annotation, { title, path }: ExchangePost) {
  const uri = toIriPath(path)
  const { quote: { exact, prefix, suffix }, position: { start, end } } = selector
  const quoted = exact === '' ? {} : {
    selector: [{ type: 'TextPositionSelector', start, end }, { type: 'TextQuoteSelector', exact, prefix, suffix }]
  }
  return {
    id, created, updated: modified, user: USER, uri, text: comment, tags, group: '__world__',
    permissions: { read: [USER], update: [USER], delete: [USER] },
    target: [{ source: uri, ...quoted }],
    document: { title: [title] },
    references: []
  }
}
