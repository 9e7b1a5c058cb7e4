/**
 * Annotations as W3C Web Annotations (https://www.w3.org/TR/annotation-model/), a named subset: SpecificResource with
 * TextQuoteSelector and TextPositionSelector, TextualBody for comment and tags, `styleClass` for colour and kind, a TimeState that
 * names the version. What W3C has no word for stands under the prefix `lectern:`, so that `from-w3c.ts` gets back all of it.
 * W3C counts Unicode code points where Lectern counts UTF-16 units; this file is the border.
 */
import type { Annotation, ForeignParts, Span } from './model.ts'

export const W3C_CONTEXT = 'http://www.w3.org/ns/anno.jsonld'
/** The order of lists counts, so JSON-LD has to be told that they are lists. */
export const LECTERN_CONTEXT = {
  'lectern': 'urn:lectern:',
  'lectern:headings': { '@container': '@list' },
  'lectern:utf16': { '@container': '@list' }
} as const
/** IRI of a version by the SHA-256 of its bytes. */
export const VERSION_PREFIX = 'hash://sha256/'

export interface W3cSelector {
  type: 'TextQuoteSelector' | 'TextPositionSelector'
  exact?: string
  prefix?: string
  suffix?: string
  start?: number
  end?: number
}

export interface W3cBody { type: 'TextualBody'; purpose: 'commenting' | 'tagging'; value: string; format?: 'text/markdown' }

export interface W3cTarget {
  type: 'SpecificResource'
  source: string
  /** The colour; with it the kind, where that is no highlight. */
  styleClass: string | string[]
  selector?: (W3cSelector | Record<string, unknown>)[]
  state?: { type: 'TimeState'; cached: string }
  'lectern:headings'?: string[]
  /** Start and end in UTF-16 units of the canonical text. */
  'lectern:utf16': number[]
  'lectern:detached'?: true
}

export interface W3cAnnotation {
  '@context': unknown
  id: string
  type: 'Annotation'
  motivation: unknown
  created: string
  modified: string
  body: (W3cBody | Record<string, unknown>)[]
  target: W3cTarget
}

export interface W3cCollection {
  '@context': unknown
  id: string
  type: 'AnnotationCollection'
  label: string
  total: number
  first: { id: string; type: 'AnnotationPage'; startIndex: 0; items: W3cAnnotation[] }
}

/** A span in UTF-16 units as code points of the same text. */
export function toCodePoints(text: string, span: Span): Span {
  const start = countCodePoints(text, 0, span.start)
  return { start, end: start + countCodePoints(text, span.start, span.end) }
}

/** A span in code points as UTF-16 units of the same text; what lies beyond its end is cut. */
export function fromCodePoints(text: string, span: Span): Span {
  const start = unitsOf(text, 0, span.start)
  return { start, end: unitsOf(text, start, Math.max(0, span.end - span.start)) }
}

function countCodePoints(text: string, from: number, to: number): number {
  let count = 0
  for (let at = from; at < Math.min(to, text.length); at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) count++
  return count
}

function unitsOf(text: string, from: number, count: number): number {
  let at = from
  for (let n = 0; n < count && at < text.length; n++) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
  return at
}

/**
 * @param source IRI reference of the post (`toIriPath` of its path in the folder)
 * @param text canonical text that the selector's position counts in; the position is left out where it is not known
 */
export function toW3c(annotation: Annotation, source: string, text: string | null): W3cAnnotation {
  const { foreign = {}, kind, comment } = annotation
  const body: W3cAnnotation['body'] = annotation.tags.map((value) => ({ type: 'TextualBody', purpose: 'tagging', value }))
  if (comment !== '') body.unshift({ type: 'TextualBody', purpose: 'commenting', value: comment, format: 'text/markdown' })
  const motivation = comment !== '' ? 'commenting' : kind === 'bookmark' || kind === 'page' ? 'bookmarking' : 'highlighting'
  return {
    ...foreign.fields,
    '@context': foreign.context ?? [W3C_CONTEXT, LECTERN_CONTEXT],
    id: foreign.id ?? `urn:uuid:${annotation.id}`,
    type: 'Annotation',
    motivation: foreign.motivation ?? motivation,
    created: annotation.created,
    modified: annotation.modified,
    body: [...body, ...foreign.bodies ?? []],
    target: toTarget(annotation, foreign, source, text)
  }
}

function toTarget({ kind, colour, detached, selector }: Annotation, foreign: ForeignParts, source: string, text: string | null): W3cTarget {
  const { quote, position, headings, hash } = selector
  const selectors = kind === 'page' ? [] : [
    { type: 'TextQuoteSelector' as const, exact: quote.exact, prefix: quote.prefix, suffix: quote.suffix },
    ...(text === null ? [] : [{ type: 'TextPositionSelector' as const, ...toCodePoints(text, position) }])
  ]
  const all = [...selectors, ...foreign.selectors ?? []]
  return {
    ...foreign.target,
    type: 'SpecificResource',
    source,
    styleClass: kind === 'highlight' ? colour : [colour, kind],
    ...(all.length > 0 && { selector: all }),
    ...(hash !== '' && { state: { type: 'TimeState', cached: VERSION_PREFIX + encodeURIComponent(hash.toWellFormed()) } }),
    ...(headings.length > 0 && { 'lectern:headings': headings }),
    'lectern:utf16': [position.start, position.end],
    ...(detached && { 'lectern:detached': true })
  }
}

/** A relative path as an IRI reference. */
export const toIriPath = (path: string): string => path.split('/').map(encodeURIComponent).join('/')

export function toW3cCollection(label: string, items: W3cAnnotation[]): W3cCollection {
  return {
    '@context': [W3C_CONTEXT, LECTERN_CONTEXT],
    id: 'urn:lectern:notes',
    type: 'AnnotationCollection',
    label,
    total: items.length,
    first: { id: 'urn:lectern:notes:1', type: 'AnnotationPage', startIndex: 0, items }
  }
}
