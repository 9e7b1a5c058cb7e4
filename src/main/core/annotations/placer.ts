import { carry } from '../../../shared/anchor/carry.ts'
import { match } from '../../../shared/anchor/match.ts'
import { placePoint } from '../../../shared/anchor/place-point.ts'
import type { Placement, Selector, Span } from '../../../shared/model.ts'

/**
 * Where selectors stand in a text. In order: the quote at its own position on its own version; carried from the old text by a
 * diff, where the old text is kept; found by its quote.
 * @param oldTextOf the kept text of a version, null where there is none
 */
export function createPlacer(
  post: { hash: string; text: string }, oldTextOf: (hash: string) => string | null
): (selector: Selector) => Placement {
  const carriers = new Map<string, ((span: Span) => Placement) | null>()

  const carrierFrom = (hash: string) => {
    const known = carriers.get(hash)
    if (known !== undefined) return known
    const oldText = oldTextOf(hash)
    const carrier = oldText === null ? null : carry(oldText, post.text)
    carriers.set(hash, carrier)
    return carrier
  }

  const placeWords = (selector: Selector): Placement => {
    if (selector.hash === post.hash && stands(post.text, selector)) return { ...spanOf(selector), state: 'same', confidence: 1 }
    const oldText = oldTextOf(selector.hash)
    // A kept text that does not hold the quote is another rule's text of that version: no ground to carry from.
    const carrier = oldText !== null && stands(oldText, selector) ? carrierFrom(selector.hash) : null
    return carrier ? carrier(spanOf(selector)) : match(post.text, selector)
  }

  return (selector) => {
    if (selector.quote.exact !== '') return placeWords(selector)
    if (selector.hash === post.hash && stands(post.text, selector)) return { ...spanOf(selector), state: 'same', confidence: 1 }
    return placePoint(selector, oldTextOf(selector.hash), placeWords)
  }
}

/** A selector's own span, without what a later version of Lectern may have added to it. */
export const spanOf = ({ position }: Selector): Span => ({ start: position.start, end: position.end })

/** Whether a selector's quote is at its position in a text. */
export function stands(text: string, { quote, position }: Selector): boolean {
  return position.end <= text.length && text.slice(position.start, position.end) === quote.exact
}
