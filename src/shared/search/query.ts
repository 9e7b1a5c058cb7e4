/** The query language of search, in plain data. See `parse-query.ts` for its grammar. */
import type { Span } from '../model.ts'

export const TEXT_FIELDS = ['title', 'tag', 'author', 'note', 'code', 'tex'] as const
export type TextField = (typeof TEXT_FIELDS)[number]

export const READING_STATES = ['unread', 'reading', 'read', 'annotated', 'changed'] as const
export type ReadingState = (typeof READING_STATES)[number]

/** Words to be found. */
export interface TextTerm {
  kind: 'text'
  /** Where they must stand; null: anywhere. */
  field: TextField | null
  text: string
  /** Written in quotation marks: exactly these words. */
  phrase: boolean
  /** The last word may go on: it is still being typed, or ends in `*`. */
  prefix: boolean
  not: boolean
  /** Where `text` stands in the query, in UTF-16 units. */
  at: Span
}

/** What a post must be, apart from its words. */
export type FilterTerm = { kind: 'filter'; not: boolean } & (
  | { field: 'in' | 'color'; value: string }
  | { field: 'is'; value: ReadingState }
  /** Ms since 1970, UTC. */
  | { field: 'before' | 'after'; value: number }
)

export type Term = TextTerm | FilterTerm

/** All clauses must hold; a clause holds where any of its terms does. */
export interface Query { clauses: Term[][] }

export const isText = (term: Term): term is TextTerm => term.kind === 'text'

/** The words that hits are marked by: wanted ones that stand in a post's own text. */
export const wantedText = ({ clauses }: Query): TextTerm[] =>
  clauses.flat().filter(isText).filter(({ not, field }) => !not && (field === null || field === 'title' || field === 'code' || field === 'tex'))
