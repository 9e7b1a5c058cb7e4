import type { QuoteSelector, Span } from '../model.ts'
import { alignTexts } from './align-texts.ts'
import { findApproximate } from './approximate.ts'
import type { TextIndex } from './text-index.ts'
import { toWholeWords } from './words.ts'

/** A place where a quote may stand; `likeness` to the quote is 1 where it stands word for word. */
export interface Candidate extends Span { likeness: number }

/** Standings beyond this number are not looked at: such a quote needs its position. */
const MOST_STANDINGS = 400
/** Longest quote that is looked for letter by letter. */
const LONGEST = 1000
/** Edits that a quote may have undergone, as a share of its length. */
const TOLERANCE = 0.4
/** Characters of a context that lead to the place beside it. */
const LEADS = [24, 14]
const MOST_LEADS = 6

/** Every place where the quote stands word for word. */
export function exactCandidates(index: TextIndex, exact: string): Candidate[] {
  return index.standings(exact, MOST_STANDINGS).map((at) => ({ start: at, end: at + exact.length, likeness: 1 }))
}

/** Places within a region where the quote stands with some letters changed. */
export function approximateCandidates(text: string, region: Span, exact: string): Candidate[] {
  if (exact.length < 8 || exact.length > LONGEST) return []
  const original = { text: exact, span: { start: 0, end: exact.length } }
  return findApproximate(text, region, exact, Math.floor(exact.length * TOLERANCE)).slice(0, 8).map((place) => {
    const whole = toWholeWords(text, place, original)
    return { ...whole, likeness: 1 - (place.errors + Math.abs(place.start - whole.start) + Math.abs(place.end - whole.end)) / exact.length }
  })
}

/**
 * Places between the two contexts of a quote, where both still stand: what was put into a quote or taken out of it does
 * not matter, as long as enough of it is left between them.
 * @returns besides, whether the contexts stand right beside one another somewhere: then the quote was deleted there
 */
export function bracketedCandidates(index: TextIndex, quote: QuoteSelector): { candidates: Candidate[]; isGone: boolean } {
  const { text } = index
  const candidates: Candidate[] = []
  let isGone = false
  const room = 3 * quote.exact.length + 60
  for (const lead of LEADS) {
    const [before, behind] = [quote.prefix.slice(-lead), quote.suffix.slice(0, lead)]
    if (before.trim().length < lead / 2 || behind.trim().length < lead / 2) continue
    const starts = index.standings(before, MOST_LEADS + 1)
    if (starts.length === 0 || starts.length > MOST_LEADS) continue
    for (const at of starts) {
      const start = at + before.length
      const length = text.slice(start, start + room + behind.length).indexOf(behind)
      if (length < 0) continue
      const end = start + length
      if (end - start < quote.exact.length * 0.2) isGone = true
      const likeness = keptShare(quote.exact, text.slice(start, end))
      if (likeness >= 0.4) candidates.push({ start, end, likeness })
    }
    if (candidates.length > 0 || isGone) break
  }
  return { candidates, isGone }
}

/** Share of a quote that stands in what took its place. */
function keptShare(exact: string, now: string): number {
  if (exact === '' || now === '') return 0
  const kept = alignTexts(exact, now).reduce((sum, { length }) => sum + length, 0)
  return kept / exact.length
}
