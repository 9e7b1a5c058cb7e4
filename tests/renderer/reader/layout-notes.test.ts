import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layoutNotes, RISE } from '../../../src/renderer/composables/reader/layout-notes.ts'

const GAP = 10
const notes = fc.array(fc.record({ want: fc.integer({ min: 0, max: 3000 }), height: fc.integer({ min: 20, max: 300 }) }), { minLength: 1, maxLength: 40 })
  .map((list) => list.sort((a, b) => a.want - b.want))

describe('laying out notes', () => {
  it('gives every note its place where there is room', () => {
    expect(layoutNotes([0, 200, 500], [50, 60, 70], GAP)).toEqual([0, 200, 500])
  })

  it('lets two that crowd share the shift, the upper one rising less than a line', () => {
    expect(layoutNotes([100, 110], [40, 40], GAP)).toEqual([80, 130])
    expect(layoutNotes([100, 110], [200, 40], GAP)).toEqual([100 - RISE, 100 - RISE + 210])
  })

  it('gives the active note its place and moves those above it up', () => {
    expect(layoutNotes([300, 310, 320], [50, 50, 50], GAP, 2)).toEqual([200, 260, 320])
    expect(layoutNotes([300, 310, 320], [50, 50, 50], GAP, 0)).toEqual([300, 360, 420])
  })

  it('lets the active note make way only for what would leave the margin above', () => {
    expect(layoutNotes([0, 5], [50, 50], GAP, 1)).toEqual([0, 60])
  })

  it('never overlaps notes, leaves the margin, or puts a note far above its words', () => {
    fc.assert(fc.property(notes, fc.integer({ min: -1, max: 40 }), (list, active) => {
      const wants = list.map(({ want }) => want)
      const heights = list.map(({ height }) => height)
      const tops = layoutNotes(wants, heights, GAP, active)
      expect(tops).toHaveLength(list.length)
      for (let at = 0; at < tops.length; at++) {
        if (at === 0) expect(tops[0]).toBeGreaterThanOrEqual(0)
        else expect(tops[at]! - tops[at - 1]!).toBeGreaterThanOrEqual(heights[at - 1]! + GAP - 1e-6)
        if (active < 0 || active >= list.length) expect(tops[at]!).toBeGreaterThanOrEqual(wants[at]! - RISE - 1e-6)
      }
      if (active >= 0 && active < list.length) {
        const above = heights.slice(0, active).reduce((sum, height) => sum + height + GAP, 0)
        expect(tops[active]).toBeCloseTo(Math.max(wants[active]!, above))
      }
    }))
  })
})
