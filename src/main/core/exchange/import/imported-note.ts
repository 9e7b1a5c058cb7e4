import type { AnnotationKind, Colour, ForeignParts, QuoteSelector, Span } from '../../../../shared/model.ts'

/** What a file tells of the post that a note stands on. */
export interface PostHint {
  /** Absolute addresses, or paths relative to a library; escaped as in an IRI. */
  urls: string[]
  title: string
}

/** A note as a file holds it, before it is matched to a post. */
export interface ImportedNote {
  /** UUID, the same whenever the same note is read again. */
  id: string
  post: PostHint
  kind: AnnotationKind
  quote: QuoteSelector
  /** Where the file says it stands; null where it does not say, or counts in another text. */
  position: (Span & { unit: 'utf16' | 'code points' }) | null
  headings: string[]
  /** The version it was made on; '' where unknown. */
  hash: string
  colour: Colour
  comment: string
  tags: string[]
  detached: boolean
  /** ISO 8601; null where the file does not tell. */
  created: string | null
  modified: string | null
  foreign?: ForeignParts
}

/** A note on some words, with nothing else known of it. */
export const bareNote = (id: string, post: PostHint, exact: string): ImportedNote => ({
  id, post, kind: 'highlight', quote: { exact, prefix: '', suffix: '' }, position: null, headings: [], hash: '', colour: 'yellow',
  comment: '', tags: [], detached: false, created: null, modified: null
})

/** ISO 8601 in UTC; null for what is no date. What is one already stays as it is written. */
export function toIsoDate(value: unknown): string | null {
  if (typeof value !== 'string' || value.trim() === '') return null
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)$/.test(value)) return Number.isNaN(Date.parse(value)) ? null : value
  const time = Date.parse(/^\d{4}-\d\d-\d\d[ T]\d\d:\d\d(:\d\d)?(\.\d+)?$/.test(value) ? `${value.replace(' ', 'T')}Z` : value)
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}
