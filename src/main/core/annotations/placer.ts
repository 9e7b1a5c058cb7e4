import { createCarrier, type AnchorText } from '../../../shared/anchor/anchor-all.ts'
import { matchAll, type KnownPlace } from '../../../shared/anchor/match.ts'
import { placePoint } from '../../../shared/anchor/place-point.ts'
import type { Placement, Selector, Span } from '../../../shared/model.ts'

/**
 * Where selectors stand in a text. In order: the quote at its own position on its own version; carried from the old text by a
 * diff, where the old text is kept; found by its quote, with the help of those of the same version whose places are known.
 * Nothing but the words of an old text is kept: which of its spans were whole objects, the selectors themselves tell.
 * @param oldTextOf the kept text of a version, null where there is none
 * @returns placements in the order of the selectors
 */
export function placeAll(
  post: AnchorText & { hash: string }, selectors: readonly Selector[], oldTextOf: (hash: string) => string | null
): Placement[] {
  const carriers = new Map<string, (span: Span) => Placement>()
  const carrierFrom = (hash: string, text: string) => {
    const known = carriers.get(hash)
    if (known) return known
    const objects = selectors.flatMap(({ hash: own, object, position: { start, end } }) => (object && own === hash ? [{ start, end, object }] : []))
    const carrier = createCarrier({ text, objects }, post)
    carriers.set(hash, carrier)
    return carrier
  }

  /** Places selectors with words that were all made on one version. */
  const placeWords = (hash: string, selectors: readonly Selector[]): Placement[] => {
    const isSame = (selector: Selector) => hash === post.hash && stands(post.text, selector)
    const oldText = selectors.every(isSame) ? null : oldTextOf(hash)
    const placed = new Map<Selector, Placement>()
    for (const selector of selectors) {
      // A kept text that does not hold the quote is another rule's text of that version: no ground to carry from.
      if (isSame(selector)) placed.set(selector, same(selector))
      else if (oldText !== null && stands(oldText, selector)) placed.set(selector, carrierFrom(hash, oldText)(spanOf(selector)))
    }
    const others = selectors.filter((selector) => !placed.has(selector))
    const known = [...placed].map(([{ position }, placement]): KnownPlace => ({ position, placement }))
    const matched = others.length === 0 ? [] : matchAll(post, others, known)
    others.forEach((selector, index) => placed.set(selector, matched[index] ?? lost(selector)))
    return selectors.map((selector) => placed.get(selector) ?? lost(selector))
  }

  /** A bookmark or a page note stands beside words, which are placed as if they were its own. */
  const placeBeside = (selector: Selector): Placement => {
    if (selector.hash === post.hash && stands(post.text, selector)) return same(selector)
    return placePoint(selector, oldTextOf(selector.hash), (words) => placeWords(words.hash, [words])[0] ?? lost(words))
  }

  const placements = new Map<Selector, Placement>()
  const worded = selectors.filter(({ quote }) => quote.exact !== '')
  for (const [hash, own] of Map.groupBy(worded, (selector) => selector.hash)) {
    const placed = placeWords(hash, own)
    own.forEach((selector, index) => placements.set(selector, placed[index] ?? lost(selector)))
  }
  return selectors.map((selector) => placements.get(selector) ?? placeBeside(selector))
}

const same = (selector: Selector): Placement => ({ ...spanOf(selector), state: 'same', confidence: 1 })
const lost = (selector: Selector): Placement => ({ ...spanOf(selector), state: 'lost', confidence: 0 })

/** A selector's own span, without what a later version of Lectern may have added to it. */
export const spanOf = ({ position }: Selector): Span => ({ start: position.start, end: position.end })

/** Whether a selector's quote is at its position in a text. */
export function stands(text: string, { quote, position }: Selector): boolean {
  return position.end <= text.length && text.slice(position.start, position.end) === quote.exact
}
