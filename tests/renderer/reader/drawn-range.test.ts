import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stepRange, type Range } from '../../../src/renderer/composables/reader/drawn-range.ts'

const WINDOW = 800
const NOTHING: Range = { from: 0, to: 0 }
const tops = Array.from({ length: 500 }, (_, index) => index * 60)
const view = (top: number) => ({ top, bottom: top + WINDOW })
const inSight = (all: readonly number[], top: number) => all.flatMap((each, index) => (each >= top && each < top + WINDOW ? [index] : []))

/** Steps until nothing is left to draw. */
function settle(all: readonly number[], top: number, before: Range): { range: Range; steps: number } {
  for (let steps = 1, range = before; ; steps++) {
    const next = stepRange(all, view(top), WINDOW, range)
    if (next.whole || steps > 100) return { range: next.range, steps }
    range = next.range
  }
}

describe('which of many cards are drawn', () => {
  it('is all of them where they are few', () => {
    expect(stepRange([0, 5000, 90_000], view(0), WINDOW, NOTHING)).toEqual({ range: { from: 0, to: 3 }, whole: true })
  })

  it('is at once what is in sight, wherever the window jumps to', () => {
    fc.assert(fc.property(fc.integer({ min: -2000, max: 32_000 }), fc.nat(499), fc.nat(60), (top, from, length) => {
      const { range } = stepRange(tops, view(top), WINDOW, { from, to: Math.min(500, from + length) })
      for (const index of inSight(tops, top)) expect(index >= range.from && index < range.to).toBe(true)
    }))
  })

  it('grows by a few in each step until all within reach are there', () => {
    const first = stepRange(tops, view(12_000), WINDOW, NOTHING).range
    const second = stepRange(tops, view(12_000), WINDOW, first).range
    expect(first.from - second.from).toBeLessThanOrEqual(2)
    expect(second.to - first.to).toBeLessThanOrEqual(2)
    const { range } = settle(tops, 12_000, second)
    expect(tops[range.from]).toBeLessThanOrEqual(12_000 - WINDOW + 60)
    expect(tops[range.to - 1]).toBeGreaterThanOrEqual(12_000 + 2 * WINDOW - 60)
  })

  it('lets go of what is far away, and never draws everything', () => {
    let range = NOTHING
    for (let top = 0; top < 30_000; top += 120) {
      range = stepRange(tops, view(top), WINDOW, range).range
      expect(range.to - range.from).toBeLessThan(100)
    }
  })

  it('comes to rest after a scroll in any order', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 32_000 }), { minLength: 1, maxLength: 20 }), (places) => {
      let range = NOTHING
      for (const top of places) range = stepRange(tops, view(top), WINDOW, range).range
      expect(settle(tops, places.at(-1) ?? 0, range).steps).toBeLessThan(60)
    }))
  })
})
