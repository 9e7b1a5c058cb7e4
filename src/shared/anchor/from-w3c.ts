import type { Span } from '../model.ts'
import type { Quoted } from './match.ts'

/** An annotation of a W3C document with the selectors that Lectern can follow. */
export interface W3cQuoted { id: string; selector: Quoted }

/** A W3C document that cannot be read as annotations; the message says what is wrong. */
export class W3cError extends Error {
  override readonly name = 'W3cError'
}

type Fields = Record<string, unknown>

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)
const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : value == null ? [] : [value])

/**
 * Reads the annotations of a W3C JSON-LD document (https://www.w3.org/TR/annotation-model/): one annotation, an array,
 * an AnnotationPage or an AnnotationCollection with its first page inside. Of each, the first TextQuoteSelector and
 * TextPositionSelector of any of its targets count, alone or refined by one another.
 * @param oldText the text that positions count in, in code points, and that a position without a quote is quoted from
 * @throws W3cError
 */
export function fromW3c(document: unknown, oldText: string): W3cQuoted[] {
  const toUnits = createUnits(oldText)
  return annotationsIn(document).map((annotation, index) => {
    if (!isObject(annotation)) throw new W3cError(`Annotation ${index + 1} is no JSON object.`)
    const id = typeof annotation.id === 'string' ? annotation.id : `#${index + 1}`
    const selectors = asList(annotation.target).flatMap((target) => (isObject(target) ? asList(target.selector) : [])).flatMap(flatten)
    const quote = selectors.find(({ type, exact }) => type === 'TextQuoteSelector' && typeof exact === 'string')
    const position = selectors.find(({ type }) => type === 'TextPositionSelector')
    if (!quote && !position) throw new W3cError(`Annotation ${id} has neither a TextQuoteSelector with "exact" nor a TextPositionSelector.`)
    const span = position ? spanOf(position, id) : null
    return { id, selector: toQuoted(quote, span, oldText, toUnits, id) }
  })
}

function annotationsIn(document: unknown): unknown[] {
  if (Array.isArray(document)) return document.flatMap((item: unknown) => annotationsIn(item))
  if (!isObject(document)) throw new W3cError('This is no W3C annotation: a JSON object or array is needed.')
  if (document.items !== undefined) return asList(document.items)
  if (isObject(document.first)) return asList(document.first.items)
  if (typeof document.first === 'string') throw new W3cError('The pages of this AnnotationCollection are elsewhere. Export it with its first page inside.')
  if (document.type === 'AnnotationCollection' || document.type === 'AnnotationPage') return []
  return [document]
}

/** A selector, the selectors that refine it, and those it gives a choice of. */
function flatten(selector: unknown): Fields[] {
  if (!isObject(selector)) return []
  return [selector, ...asList(selector.refinedBy).flatMap(flatten), ...(selector.type === 'Choice' ? asList(selector.items).flatMap(flatten) : [])]
}

function spanOf({ start, end }: Fields, id: string): Span {
  if (Number.isInteger(start) && Number.isInteger(end) && Number(start) >= 0 && Number(end) >= Number(start)) {
    return { start: Number(start), end: Number(end) }
  }
  throw new W3cError(`The TextPositionSelector of annotation ${id} needs "start" and "end": whole numbers, the end not before the start.`)
}

/** The quote where it stands by its position; of a position that counts UTF-16 units against the standard, the units. */
function toQuoted(quote: Fields | undefined, span: Span | null, text: string, toUnits: (point: number) => number | null, id: string): Quoted {
  const words = (value: unknown) => (typeof value === 'string' ? value : '')
  const [start, end] = span ? [toUnits(span.start), toUnits(span.end)] : [null, null]
  const byPoints = start !== null && end !== null ? { start, end } : null
  if (!quote) {
    if (!byPoints) throw new W3cError(`The position of annotation ${id} lies behind the end of the old text, and it has no quote.`)
    return { quote: { exact: text.slice(byPoints.start, byPoints.end), prefix: '', suffix: '' }, position: byPoints, headings: [] }
  }
  const exact = words(quote.exact)
  const stands = (place: Span | null) => place !== null && text.startsWith(exact, place.start)
  const position = !stands(byPoints) && stands(span) ? span : byPoints
  return {
    quote: { exact, prefix: words(quote.prefix), suffix: words(quote.suffix) },
    position: position && { start: position.start, end: position.start + exact.length }, headings: []
  }
}

/** From code points of a text to its UTF-16 units; null behind its end. */
function createUnits(text: string): (point: number) => number | null {
  const isPlain = !/[\ud800-\udbff][\udc00-\udfff]/.test(text)
  if (isPlain) return (point) => (point <= text.length ? point : null)
  const units: number[] = []
  let at = 0
  for (const char of text) {
    units.push(at)
    at += char.length
  }
  units.push(at)
  return (point) => units[point] ?? null
}
