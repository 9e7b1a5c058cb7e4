import type { Heading, Placement, Selector, Span, TextObject } from '../model.ts'
import { approximateCandidates, bracketedCandidates, exactCandidates } from './candidates.ts'
import { carry } from './carry.ts'
import { createPredict, SURE, type Predict } from './neighbours.ts'
import { findByObject } from './objects.ts'
import { seededRegions } from './seeded-regions.ts'
import { createScore, type Scored } from './score.ts'
import { indexOf, scanOf, type TextIndex } from './text-index.ts'

/** A selector whose version is unknown; notes from elsewhere may have no position. */
export type Quoted = Pick<Selector, 'quote' | 'headings' | 'object'> & { position: Span | null }

/** What is known of the text that a quote is looked for in. */
export interface Around { headings?: readonly Heading[]; objects?: readonly TextObject[]; predict?: Predict; index?: TextIndex }

/** Characters around a changed place that its edges are looked for in. */
const MARGIN = 60
/** From this many selectors on, an index of the text pays. */
const FEW = 10
/**
 * Below this score a place is refused: words that still stand as they were may be others' words. Where they stand
 * `elsewhere` as they were, changed ones must be surer.
 */
const ENOUGH = { exact: 0.82, changed: 0.66, elsewhere: 0.76 }
/** Two places whose scores are closer than this are as good: neither is taken. */
const CLEAR = 0.03
/** A quote must be this long to be looked for, changed, in all of a text. */
const TELLING = 24
/** Characters on both sides of where a shorter one should be. */
const NEAR = 1500

/**
 * Finds a selector's words in a text, where the text they were made on is not known: word for word, told apart by
 * context, heading path and where they should be; else between their contexts, or with some letters changed. Refuses
 * (`lost`, keeping the old span) rather than guess: a wrong placement is worse than a lost one.
 */
export function match(text: string, selector: Quoted, around: Around = {}): Placement {
  if (selector.quote.exact === '') return lostAt(selector)
  return matchExact(text, selector, around) ?? matchChanged(text, selector, around) ?? lostAt(selector)
}

const lostAt = ({ position }: Quoted): Placement => ({ start: position?.start ?? 0, end: position?.end ?? 0, state: 'lost', confidence: 0 })

/** Word for word. Null where the words do not stand in the text; lost where it cannot be told which of them are meant. */
function matchExact(text: string, selector: Quoted, around: Around): Placement | null {
  const object = findByObject(selector, around.objects ?? [])
  const best = decide(createScore(text, selector, around)(exactCandidates(around.index ?? scanOf(text), selector.quote.exact)), ENOUGH.exact)
  if (best === 'unclear') return object ? atObject(text, selector, object) : lostAt(selector)
  if (!best) return object ? atObject(text, selector, object) : null
  return !object || best.score >= 0.95 ? toPlacement(selector, best) : atObject(text, selector, object)
}

/** Between the contexts, or with some letters changed. */
function matchChanged(text: string, selector: Quoted, around: Around): Placement | null {
  const { exact } = selector.quote
  const enough = (around.index ?? scanOf(text)).standings(exact, 1).length > 0 ? ENOUGH.elsewhere : ENOUGH.changed
  const score = createScore(text, selector, around)
  const { candidates, isGone } = bracketedCandidates(around.index ?? scanOf(text), selector.quote)
  const bracketed = decide(score(candidates), enough)
  if (bracketed && bracketed !== 'unclear') return refined(text, selector, bracketed)
  if (isGone) return null
  const places = regionsOf(text, selector, around).flatMap((region) => approximateCandidates(text, region, exact))
  const near = decide(score(places.filter(({ start, end }) => !text.slice(start, end).includes(exact))), enough)
  return near && near !== 'unclear' ? refined(text, selector, near) : null
}

/** A changed place with its edges set by a diff of the quote in its context against what stands there now. */
function refined(text: string, selector: Quoted, place: Scored): Placement {
  const { prefix, exact, suffix } = selector.quote
  const from = Math.max(0, place.start - prefix.length - MARGIN)
  const window = text.slice(from, place.end + suffix.length + MARGIN)
  const found = carry(prefix + exact + suffix, window)({ start: prefix.length, end: prefix.length + exact.length })
  if (found.state === 'lost') return toPlacement(selector, place)
  const [start, end] = [from + found.start, from + found.end]
  return toPlacement(selector, { ...place, start, end, likeness: text.slice(start, end) === exact ? 1 : Math.min(place.likeness, 0.99) })
}

function toPlacement({ quote, position }: Quoted, { start, end, likeness, score }: Scored): Placement {
  if (likeness === 1 && end - start === quote.exact.length) {
    return { start, end, state: start === position?.start ? 'same' : 'moved', confidence: Math.min(1, score) }
  }
  return { start, end, state: 'changed', confidence: Math.min(0.89, score) }
}

/** An object that its own key tells, whatever its words are now. */
function atObject(text: string, { quote, position }: Quoted, { start, end }: Span): Placement {
  const isExact = text.slice(start, end) === quote.exact
  return { start, end, state: !isExact ? 'changed' : start === position?.start ? 'same' : 'moved', confidence: 0.85 }
}

/** The best place, where it is good enough; `unclear` where another is as good. */
function decide(places: Scored[], enough: number): Scored | 'unclear' | null {
  const [best, ...others] = places.sort((a, b) => b.score - a.score || a.start - b.start)
  if (!best || best.score < enough) return null
  const rival = others.find(({ start, end }) => end <= best.start || start >= best.end)
  return rival && best.score - rival.score < CLEAR ? 'unclear' : best
}

/** Where a changed quote is looked for: wherever words of it stand, if it says enough; else around where it should be. */
function regionsOf(text: string, { quote, position }: Quoted, { predict, index }: Around): Span[] {
  const { length } = quote.exact
  if (length >= TELLING) return seededRegions(index ?? scanOf(text), quote.exact)
  if (!position) return []
  const at = predict?.(position.start)?.at ?? position.start
  return [{ start: Math.max(0, at - NEAR), end: Math.min(text.length, at + length + NEAR) }]
}

/** Where something stood in the text that selectors were made on, and where it stands now. */
export interface KnownPlace { position: Span; placement: Placement }

/**
 * Finds many selectors in one text. Those that are sure of their place tell the others where theirs should be.
 * @param known places of others of the same version, which tell it too
 * @returns placements in the order of the selectors
 */
export function matchAll(
  post: { text: string; headings?: readonly Heading[]; objects?: readonly TextObject[] }, selectors: readonly Quoted[],
  known: readonly KnownPlace[] = []
): Placement[] {
  const around = { ...post, index: selectors.length < FEW ? scanOf(post.text) : indexOf(post.text) }
  const sure = selectors.map((selector) => {
    const found = selector.quote.exact === '' ? null : matchExact(post.text, selector, around)
    return found && found.confidence >= SURE ? found : null
  })
  const found = selectors.flatMap(({ position }, index): KnownPlace[] => {
    const placement = sure[index]
    return position && placement ? [{ position, placement }] : []
  })
  const predict = createPredict([...known.filter(({ placement }) => placement.state !== 'lost' && placement.confidence >= SURE), ...found])
  // What is sure already is where its own prediction says.
  return selectors.map((selector, index) => sure[index] ?? match(post.text, selector, { ...around, predict }))
}
