import type { Placement, Span } from '../model.ts'
import { findApproximate, type Approximate } from './approximate.ts'
import type { Versions } from './carry.ts'
import { toWholeWords } from './words.ts'

/** Longest quote that is looked for, and how much longer its surroundings may have grown. */
const LONGEST = 2000
const GROWN = 600
const WIDEST = 6000

/** Edits that a quote may have undergone and still be itself, as a share of its length. Short ones say less. */
const tolerance = (length: number): number => (length < 8 ? 0 : length < 16 ? 0.25 : 0.42)

/**
 * Looks for a quote of which the diff kept too little, between the nearest things around it that were kept. What came
 * from elsewhere in the old text is not taken.
 * @param share of its characters that may differ, at most; 0 looks for the very words
 * @returns null where nothing like it stands there, or where two places are as good
 */
export function findNearby(versions: Versions, span: Span, share = 1): { placement: Placement; errors: number } | null {
  const { oldText, newText, kept } = versions
  const quote = oldText.slice(span.start, span.end)
  if (quote.length > LONGEST) return null
  const region = surroundings(versions, span)
  if (!region) return null
  const most = Math.floor(quote.length * Math.min(share, tolerance(quote.length)))
  const original = { text: oldText, span }
  const places = (most === 0 ? findExact : findApproximate)(newText, region, quote, most)
    .map((place) => {
      const whole = toWholeWords(newText, place, original)
      return { ...whole, errors: place.errors + Math.abs(place.start - whole.start) + Math.abs(whole.end - place.end) }
    })
    .filter((place) => place.errors <= most && kept.foreign(place, span) <= (place.end - place.start) * 0.3)
    .sort((a, b) => a.errors - b.errors)
  const [best, second] = places
  if (!best || (second && second.errors - best.errors <= quote.length * 0.05)) return null
  const state = best.errors > 0 ? 'changed' : best.start === span.start ? 'same' : 'moved'
  const placement: Placement = { start: best.start, end: best.end, state, confidence: 0.9 * (1 - best.errors / quote.length) }
  return { placement, errors: best.errors }
}

function findExact(text: string, { start, end }: Span, quote: string): Approximate[] {
  const found: Approximate[] = []
  const within = text.slice(start, end)
  for (let at = within.indexOf(quote); at >= 0 && found.length < 50; at = within.indexOf(quote, at + 1)) {
    found.push({ start: start + at, end: start + at + quote.length, errors: 0 })
  }
  return found
}

/** The stretch of the new text that took the place of what stood around a span; null where that was torn apart. */
function surroundings({ newText, oldText, kept }: Versions, span: Span): Span | null {
  const [before, behind] = [kept.before(span.start), kept.behind(span.end)]
  const start = before ? before.new + before.length : 0
  const end = behind ? behind.new : newText.length
  const old = (behind?.old ?? oldText.length) - (before ? before.old + before.length : 0)
  return end > start && end - start <= Math.min(2 * old + GROWN, WIDEST) ? { start, end } : null
}
