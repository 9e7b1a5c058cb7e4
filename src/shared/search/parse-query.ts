import { COLOURS } from '../choices.ts'
import { PIECES } from './fold.ts'
import { looksLikeTex } from './tex.ts'
import { READING_STATES, TEXT_FIELDS, type FilterTerm, type Query, type ReadingState, type Term, type TextField } from './query.ts'

/** Terms that are read at most; the rest of an endless query is left out. */
const MOST_TERMS = 24
const ITEM = /(-?)(?:([A-Za-z]+):(?=\S))?(?:["“”]([^"“”]*)(["“”]?)|(\S+))/g

/**
 * Reads a query. Never throws: what is no operator is a word.
 *
 *     words all of them          "an exact phrase"        -not        this or that       begin*
 *     title: tag: author: note: code: tex:                in:folder
 *     is:unread|reading|read|annotated|changed            before:2024 after:2023-05      color:green
 *
 * @param typing the query is still being written: its last word may go on
 */
export function parseQuery(source: string, typing = true): Query {
  const clauses: Term[][] = []
  let joins = false
  for (const match of source.matchAll(ITEM)) {
    if (clauses.length >= MOST_TERMS) break
    const [whole] = match
    if (/^(?:or|\|\|?)$/i.test(whole) && clauses.length > 0) {
      joins = true
      continue
    }
    const term = toTerm(match, typing && match.index + whole.length === source.length)
    if (!term) continue
    const last = clauses.at(-1)
    if (joins && last) last.push(term)
    else clauses.push([term])
    joins = false
  }
  return { clauses }
}

function toTerm(match: RegExpExecArray, isLast: boolean): Term | null {
  const [whole, minus, name = '', quoted, closing, bare = ''] = match
  const not = minus === '-'
  const field = name.toLowerCase()
  const filter = quoted === undefined || field === 'in' ? toFilter(field, quoted ?? bare, not) : null
  if (filter) return filter
  const known = (TEXT_FIELDS as readonly string[]).includes(field)
  const start = match.index + whole.length - (quoted === undefined ? bare.length : quoted.length + (closing ?? '').length)
  // An unknown field, and a known one with a value that makes no sense, is a word like others.
  const asWord = name !== '' && !known ? name.length + 1 : 0
  const text = asWord > 0 ? `${name}:${quoted ?? bare}` : quoted ?? bare
  const starred = quoted === undefined && text.length > 1 && text.endsWith('*')
  const words = starred ? text.slice(0, -1) : text
  if (!words.match(PIECES) && !looksLikeTex(words) && field !== 'tex') return null
  return {
    kind: 'text',
    field: known ? field as TextField : null,
    text: words,
    phrase: quoted !== undefined,
    prefix: starred || (isLast && (closing ?? '') === ''),
    not,
    at: { start: start - asWord, end: start - asWord + words.length }
  }
}

function toFilter(field: string, given: string, not: boolean): FilterTerm | null {
  const value = given.toLowerCase()
  if (value === '') return null
  switch (field) {
    case 'in': return { kind: 'filter', field, value: given, not }
    case 'is': return (READING_STATES as readonly string[]).includes(value) ? { kind: 'filter', field, value: value as ReadingState, not } : null
    case 'color': case 'colour': return (COLOURS as readonly string[]).includes(value) ? { kind: 'filter', field: 'color', value, not } : null
    case 'before': case 'after': {
      const time = dayOf(value)
      return Number.isNaN(time) ? null : { kind: 'filter', field, value: time, not }
    }
    default: return null
  }
}

/** The first moment of `2024`, `2024-05` or `2024-05-06`, in ms since 1970, UTC. */
function dayOf(date: string): number {
  const [, year = '', month = '1', day = '1'] = /^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/.exec(date) ?? []
  const makesSense = year !== '' && Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31
  return makesSense ? Date.UTC(Number(year), Number(month) - 1, Number(day)) : NaN
}
