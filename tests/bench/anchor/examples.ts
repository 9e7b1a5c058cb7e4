import type { Span } from '../../../src/shared/model.ts'
import type { Pair } from './histories.ts'
import { RIGHT } from './tally.ts'
import { rightness, type Fate } from './truth.ts'

/** Characters around a place that an example shows. */
const AROUND = 60

/** Selections of one pair that a method did not place right, each with both texts around it, for somebody to read. */
export function examplesOf(pair: Pair, method: string, spans: readonly Span[], fates: readonly (Fate | null)[], places: readonly (Span | null)[]): string[] {
  return spans.flatMap((span, index) => {
    const [fate, place] = [fates[index], places[index] ?? null]
    if (!fate || rightness(place, fate) >= RIGHT) return []
    return [[
      `${fate.class} | ${method} | ${place ? 'wrong' : 'missed'} | ${pair.name}`,
      `  old      ${shown(pair.old.text, span)}`,
      `  truth    ${fate.inner ? shown(pair.new.text, fate.inner) : 'deleted'}`,
      `  answered ${place ? shown(pair.new.text, place) : 'lost'}`
    ].join('\n')]
  })
}

const shown = (text: string, { start, end }: Span): string =>
  JSON.stringify(`${text.slice(Math.max(0, start - AROUND), start)}⟦${text.slice(start, end)}⟧${text.slice(end, end + AROUND)}`)
