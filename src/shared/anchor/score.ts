import type { Candidate } from './candidates.ts'
import { headingPathAt } from './describe.ts'
import { commonEnd, commonStart, contextLikeness } from './likeness.ts'
import type { Around, Quoted } from './match.ts'
import { isObjectAt } from './objects.ts'

export interface Scored extends Candidate { score: number }

/** What a place gains whose context is the very same, to the last letter. */
const WHOLE = 0.03
/** What long words gain that stand in one place only. */
const ALONE = 0.15
/** What a place gains by its distance to where the quote should be. */
const EXACT = 0.14
const NEAR = 0.1
/** What it loses where it is far from there, and how much more where one side of it is another. */
const FAR = 0.08
const ONE_SIDED = 0.15
/** Characters that text between an annotation and its neighbour may have grown or shrunk by without notice. */
const APART = 400
/** Of many standings, only this many are looked at closely. */
const CLOSELY = 12

/**
 * Tells how sure a place is the quote's, 0 to about 1.2: its words (0.5), its context (0.4), how much the words say
 * (0.1); and of places alike, the one under the same headings, where its neighbours went, being the same object.
 */
export function createScore(text: string, selector: Quoted, { headings, objects, predict }: Around): (places: Candidate[]) => Scored[] {
  const { quote, position } = selector
  const prediction = position && (predict?.(position.start) ?? null)
  const expected = prediction?.at ?? position?.start ?? null
  const path = selector.headings.join('\n')
  const says = 0.1 * Math.min(1, quote.exact.length / 60)

  /** Without any context, words that stand in one place only are taken to be the quote's. */
  const scoreOf = (place: Candidate, isOnly: boolean): Scored => {
    const { before, behind } = contextLikeness(text, place.start, place.end, quote)
    const sides = [before, behind].filter((side) => side !== null)
    const [best, mean] = sides.length === 0 ? [isOnly ? 0.8 : 0.6, isOnly ? 0.8 : 0.6] : [Math.max(...sides), sides.reduce((sum, side) => sum + side, 0) / sides.length]
    let score = 0.5 * place.likeness + 0.4 * (0.5 * best + 0.5 * mean) + says
    if (sides.length > 0 && Math.min(...sides) === 1) score += WHOLE
    if (isOnly && place.likeness === 1) score += ALONE * Math.min(1, quote.exact.length / 40)
    if (expected !== null) {
      const off = Math.abs(place.start - expected)
      score += off === 0 ? EXACT : NEAR * Math.exp(-off / (prediction ? 300 : 600))
      // What stood close to something that is known to stand elsewhere is hardly here, unless all around it says so.
      if (prediction && off > 4 * prediction.from + APART) score -= FAR + ONE_SIDED * (1 - Math.min(...sides, 1))
    }
    if (headings && path !== '') score += headingPathAt(headings, place.start).join('\n') === path ? 0.06 : 0
    if (selector.object && objects) score += isObjectAt(objects, selector.object, place) ? 0.08 : -0.1
    return { ...place, score }
  }
  return (places) => worthwhile(text, places, quote, expected).map((place) => scoreOf(place, places.length === 1))
}

/** Of many places, those nearest to where the quote should be and those whose edges fit its context best. */
function worthwhile(text: string, places: Candidate[], { prefix, suffix }: Quoted['quote'], expected: number | null): Candidate[] {
  if (places.length <= CLOSELY) return places
  const fit = ({ start, end }: Candidate) =>
    commonEnd(prefix, text.slice(Math.max(0, start - prefix.length), start)) + commonStart(suffix, text.slice(end, end + suffix.length))
  const off = ({ start }: Candidate) => (expected === null ? start : Math.abs(start - expected))
  const fits = places.map((place) => ({ place, fit: fit(place) })).sort((a, b) => b.fit - a.fit || off(a.place) - off(b.place)).map(({ place }) => place)
  const near = [...places].sort((a, b) => off(a) - off(b))
  return [...new Set([...fits.slice(0, CLOSELY / 2), ...near.slice(0, CLOSELY / 2)])]
}
