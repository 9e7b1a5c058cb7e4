import type { SearchHit, SearchMatch, SearchPage } from '../../shared/model.ts'
import { withTemporaryCore } from './temporary-core.ts'
import { UsageError, parseCommandLine } from './usage-error.ts'

const DEFAULT_LIMIT = 20
const MOST = 100

/** `lectern search "<query>" --library <folder>`: finds posts by words, on an index of its own that is gone afterwards. */
export async function search(args: string[]): Promise<string> {
  const { path: query, values } = parseCommandLine(args, 'words to search for', {
    library: { type: 'string' }, limit: { type: 'string' }, json: { type: 'boolean' }
  })
  const { library } = values
  if (library === undefined) throw new UsageError('name the folder to search with --library <folder>.')
  const limit = values.limit === undefined ? DEFAULT_LIMIT : Number(values.limit)
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST) throw new UsageError(`--limit takes a number from 1 to ${MOST}.`)
  const page = await withTemporaryCore(async (api) => {
    const folder = await api.addFolder({ path: library })
    const scan = await api.scanFolder({ id: folder.id })
    while (!(await scan.next()).done);
    return api.search({ query, limit })
  })
  return values.json ? toJson(page) : toText(page)
}

/** The match that says most about its post: they come with the title first. */
const bestOf = ({ matches }: SearchHit): SearchMatch => matches[0] as SearchMatch

function toJson({ hits, total, ms }: SearchPage): string {
  const found = hits.map((hit) => {
    const { kind, headings, snippet } = bestOf(hit)
    return { path: hit.post.path, title: hit.post.title, kind, heading: headings.join(' › '), snippet, score: hit.score }
  })
  return JSON.stringify({ hits: found, total, ms: Math.round(ms * 100) / 100 }, null, 2)
}

function toText({ hits, total, ms, suggestion }: SearchPage): string {
  if (total === 0) return suggestion === null ? 'No post matches.' : `No post matches. Did you mean: ${suggestion}`
  const shown = hits.map(({ post, matches }) => [
    `${post.title} (${post.path})`,
    ...matches.filter(({ kind }) => kind !== 'title').map((match) => `  ${[match.kind, ...match.headings].join(' › ')}: ${withMarks(match)}`)
  ].join('\n'))
  return `${shown.join('\n\n')}\n\n${hits.length} of ${total} in ${ms.toFixed(1)} ms`
}

/** Marks bold in a terminal, between asterisks elsewhere. */
function withMarks({ snippet, marks }: SearchMatch): string {
  const [on, off] = process.stdout.isTTY ? ['\u001b[1m', '\u001b[22m'] : ['*', '*']
  let at = 0
  const pieces = marks.map(({ start, end }) => {
    const piece = `${snippet.slice(at, start)}${on}${snippet.slice(start, end)}${off}`
    at = end
    return piece
  })
  return pieces.join('') + snippet.slice(at)
}
