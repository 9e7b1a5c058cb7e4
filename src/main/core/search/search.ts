import { setImmediate } from 'node:timers/promises'
import { LecternError } from '../../../shared/errors.ts'
import type { Places, SearchHit, SearchMatch, SearchPage, SearchQuery } from '../../../shared/model.ts'
import { createMatcher, type Matcher } from '../../../shared/search/matcher.ts'
import { parseQuery } from '../../../shared/search/parse-query.ts'
import { isText, wantedText, type Query } from '../../../shared/search/query.ts'
import { createFindPlaces } from './find-places.ts'
import { toPlan, type Plan } from './plan.ts'
import { rank } from './rank.ts'
import type { Body, Scored, SearchTables } from './search-tables.ts'
import { cut, cutSnippets } from './snippets.ts'
import { suggest } from './suggest.ts'

export interface Search {
  /** Throws CANCELLED where the signal aborted before it was this query's turn: while typing, only the last one counts. */
  search(query: SearchQuery, signal?: AbortSignal): Promise<SearchPage>
  /** The same at once, for measuring. */
  searchNow(query: SearchQuery): SearchPage
  findPlaces(words: string, limit: number): Places
}

/** Places of each word that are looked at for snippets. */
const MOST_PLACES = 12
const MOST_NOTES = 3
/** A last word that more posts have than this is taken for whole: what it may become is looked for once it is typed on. */
const COMMON = 300

/** @param folders names and ids of the open folders */
export function createSearch(tables: SearchTables, folders: () => readonly { id: string; name: string }[]): Search {
  const run = (query: Query, plan: Plan, { offset, limit }: SearchQuery) => {
    const { total, page } = rank(tables, plan, offset, limit)
    const inText = createMatcher(wantedText(query).filter(({ field }) => field !== 'title'))
    const inTitle = createMatcher(wantedText(query).filter(({ field }) => field === null || field === 'title'))
    const wanted = query.clauses.flat().filter(isText).filter(({ not }) => !not)
    const inTags = createMatcher(wanted.filter(({ field }) => field === null || field === 'tag').map((term) => ({ ...term, field: null })))
    const inNotes = createMatcher(wanted.filter(({ field }) => field === null || field === 'note').map((term) => ({ ...term, field: null })))
    const bodies = new Map(tables.bodies(page.map(({ post }) => post)).map((body) => [body.post, body]))
    const hits = page.flatMap((scored) => {
      const body = bodies.get(scored.post)
      return body ? [toHit(scored, body, { inText, inTitle, inTags, notes: notesOn(plan, body, inNotes) })] : []
    })
    return { hits, total }
  }
  const notesOn = (plan: Plan, { summary }: Body, inNotes: Matcher): SearchMatch[] => {
    if (summary.notes === 0 || (plan.notes === null && plan.colours.length === 0)) return []
    return tables.notes(plan.notes, { postId: summary.id, colours: plan.colours, limit: MOST_NOTES }).map((note) => {
      const text = [note.comment, note.quote, note.tags.join(', ')].filter((part) => part !== '').join(' · ')
      return { kind: 'note', headings: [], ...cut(text, inNotes.find(text)), span: { start: note.start, end: note.end }, noteId: note.id }
    })
  }
  const withoutCommonPrefix = ({ clauses }: Query): Query => ({
    clauses: clauses.map((clause) => clause.map((term) => {
      const isCommon = isText(term) && term.prefix && !term.phrase && /^[a-z]+$/i.test(term.text) && tables.postsWith(term.text.toLowerCase(), COMMON) >= COMMON
      return isCommon ? { ...term, prefix: false } : term
    }))
  })
  const searchNow = (input: SearchQuery): SearchPage => {
    const began = performance.now()
    const query = withoutCommonPrefix(parseQuery(input.query))
    if (query.clauses.length === 0) return { hits: [], total: 0, ms: performance.now() - began, suggestion: null }
    const planOf = (wanted: Query) => toPlan(wanted, folders(), input.folderId)
    const found = run(query, planOf(query), input)
    const better = found.total === 0 ? suggest(input.query, query, tables) : null
    // A suggestion that finds nothing either is none.
    const helps = better !== null && rank(tables, planOf(parseQuery(better)), 0, 1).total > 0
    return { ...found, ms: performance.now() - began, suggestion: helps ? better : null }
  }
  return {
    async search(input, signal) {
      await setImmediate()
      if (signal?.aborted) throw new LecternError('CANCELLED')
      return searchNow(input)
    },
    searchNow,
    findPlaces: createFindPlaces(tables)
  }
}

function toHit({ score }: Scored, body: Body, { inText, inTitle, inTags, notes }: {
  inText: Matcher
  inTitle: Matcher
  inTags: Matcher
  notes: SearchMatch[]
}): SearchHit {
  const { summary, text, parts } = body
  const beside = (kind: 'title' | 'tag', snippet: string, matcher: Matcher): SearchMatch[] => {
    const marks = matcher.find(snippet).map(({ start, end }) => ({ start, end }))
    return marks.length === 0 ? [] : [{ kind, headings: [], snippet, marks, span: null, noteId: null }]
  }
  const matches = [
    ...beside('title', summary.title, inTitle),
    ...cutSnippets(body, inText.find(text, parts, MOST_PLACES)),
    ...notes,
    ...summary.tags.flatMap((tag) => beside('tag', tag, inTags))
  ]
  const plain: SearchMatch = { kind: 'title', headings: [], snippet: summary.title, marks: [], span: null, noteId: null }
  return { post: summary, score: Math.round(score * 1000) / 1000, matches: matches.length > 0 ? matches : [plain] }
}
