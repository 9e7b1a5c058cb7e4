import type { Placement, Selector } from '../model.ts'
import { CONTEXT } from './describe.ts'

/** Words that stand for a place: as many as tell it from others, no more than a line holds. */
const WORDS = 80

/**
 * Where a place without words of its own stands, a bookmark or the post as a whole: before the words that followed it,
 * else behind those that went before it. Refuses (`lost`, keeping the old place) where neither is found.
 * @param oldText the text it was set in; null where that is not kept
 * @param placeWords finds words in the present text
 */
export function placePoint(selector: Selector, oldText: string | null, placeWords: (selector: Selector) => Placement): Placement {
  const { quote, position: { start } } = selector
  // The start of a post is its start whatever it says.
  if (start === 0) return { start: 0, end: 0, state: 'same', confidence: 1 }
  const text = oldText ?? quote.prefix + quote.suffix
  const at = oldText === null ? quote.prefix.length : start
  const [from, to] = [Math.max(0, at - WORDS), Math.min(text.length, at + WORDS)]
  for (const edge of ['start', 'end'] as const) {
    const [first, last] = edge === 'start' ? [at, to] : [from, at]
    const exact = text.slice(first, last)
    if (exact.trim() === '') continue
    const shift = start - at
    const found = placeWords({
      ...selector,
      quote: { exact, prefix: text.slice(Math.max(0, first - CONTEXT), first), suffix: text.slice(last, last + CONTEXT) },
      position: { start: first + shift, end: last + shift }
    })
    if (found.state === 'lost') continue
    const place = found[edge]
    return { start: place, end: place, state: place === start ? 'same' : 'moved', confidence: found.confidence }
  }
  return { start, end: start, state: 'lost', confidence: 0 }
}
