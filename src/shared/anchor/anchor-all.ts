import type { Heading, Placement, Span, TextObject } from '../model.ts'
import { carry } from './carry.ts'
import { matchAll, type Quoted } from './match.ts'
import { findByObject, objectAt } from './objects.ts'

/** A text as anchoring sees it; what is not known of it helps less. */
export interface AnchorText { text: string; headings?: readonly Heading[]; objects?: readonly TextObject[] }

/** How sure a cell or figure is that is known by its key alone: its words are others now. */
const BY_KEY = 0.6

/**
 * Carries spans of an old text to a new one, all at once. A cell whose words were replaced is still the cell of its row and
 * column, a figure that of its image: they are changed, not lost.
 */
export function carryAll(old: AnchorText, after: AnchorText, spans: readonly Span[]): Placement[] {
  return spans.map(createCarrier(old, after))
}

/** The same for one span after another: the texts are compared once, here. */
export function createCarrier(old: AnchorText, after: AnchorText): (span: Span) => Placement {
  const carrier = carry(old.text, after.text)
  return (span) => {
    const placement = carrier(span)
    if (placement.state !== 'lost') return placement
    const object = findByObject({ object: objectAt(old.objects ?? [], span) }, after.objects ?? [])
    return object ? { ...object, state: 'changed', confidence: BY_KEY } : placement
  }
}

/**
 * The place of notes from elsewhere on a text whose older version is known: they are found there first, at their
 * position or by their words, and carried on from there. What is not found there is looked for in the new text.
 */
export function anchorQuotes(old: AnchorText, after: AnchorText, selectors: readonly Quoted[]): Placement[] {
  const stands = ({ quote, position }: Quoted) => position !== null && quote.exact !== '' && old.text.startsWith(quote.exact, position.start)
  const searched = selectors.filter((selector) => !stands(selector))
  const found = matchAll(old, searched)
  const there = new Map(searched.map((selector, index) => [selector, found[index]]))
  const spans = selectors.map((selector): Span & { confidence: number } | null => {
    if (selector.position && stands(selector)) return { ...selector.position, confidence: 1 }
    const placement = there.get(selector)
    return placement && placement.state !== 'lost' && placement.state !== 'changed' ? placement : null
  })
  const carried = carryAll(old, after, spans.map((span) => span ?? { start: 0, end: 0 }))
  const matched = spans.includes(null) ? matchAll(after, selectors) : []
  return selectors.flatMap((_, index) => {
    const [span, onward, straight] = [spans[index], carried[index], matched[index]]
    const placement = span && onward ? { ...onward, confidence: onward.confidence * span.confidence } : straight
    return placement ? [placement] : []
  })
}
