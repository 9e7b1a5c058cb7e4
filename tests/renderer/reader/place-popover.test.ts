import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placePopover, type Box } from '../../../src/renderer/composables/reader/place-popover.ts'

const FRAME = { left: 8, top: 54, right: 1000, bottom: 700 }
const SIZE = { width: 300, height: 42 }
const line = (left: number, top: number, right: number): Box => ({ left, top, right, bottom: top + 28 })

describe('placing the popover of a selection', () => {
  it('stands below the last line, about its end', () => {
    expect(placePopover(line(200, 300, 700), line(200, 330, 420), SIZE, FRAME)).toEqual({ left: 270, top: 366 })
  })

  it('stands above the first line where there is no room below', () => {
    const { top } = placePopover(line(200, 620, 700), line(200, 650, 420), SIZE, FRAME)
    expect(top + SIZE.height).toBeLessThanOrEqual(620)
  })

  it('stays in the frame at its edges', () => {
    expect(placePopover(line(900, 300, 990), line(900, 300, 990), SIZE, FRAME).left).toBe(700)
    expect(placePopover(line(8, 300, 30), line(8, 300, 30), SIZE, FRAME).left).toBe(8)
  })

  it('keeps to a corner when the selection fills the window', () => {
    expect(placePopover(line(200, -500, 700), line(200, 900, 420), SIZE, FRAME)).toEqual({ left: 700, top: 658 })
  })

  it('never covers a selection that has an end in sight, and never leaves the frame', () => {
    const first = fc.record({ top: fc.integer({ min: -400, max: 690 }), lines: fc.integer({ min: 0, max: 40 }), left: fc.integer({ min: 8, max: 900 }), width: fc.integer({ min: 1, max: 90 }) })
    fc.assert(fc.property(first, ({ top, lines, left, width }) => {
      const [from, to] = [line(left, top, left + width), line(left, top + 30 * lines, left + width)]
      const place = placePopover(from, to, SIZE, FRAME)
      expect(place.left).toBeGreaterThanOrEqual(FRAME.left)
      expect(place.left + SIZE.width).toBeLessThanOrEqual(FRAME.right)
      expect(place.top).toBeGreaterThanOrEqual(FRAME.top)
      expect(place.top + SIZE.height).toBeLessThanOrEqual(FRAME.bottom)
      const room = to.bottom + 8 + SIZE.height <= FRAME.bottom && to.bottom + 8 >= FRAME.top || from.top - 8 - SIZE.height >= FRAME.top
      if (room) expect(place.top >= to.bottom || place.top + SIZE.height <= from.top).toBe(true)
    }))
  })
})
