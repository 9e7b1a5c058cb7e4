import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLineHeights } from '../../../src/renderer/lib/line-heights.ts'

describe('the heights of lines', () => {
  it('are a guess until they were measured', () => {
    const heights = createLineHeights(100, 90)
    expect(heights.topOf(10)).toBe(900)
    expect(heights.set(3, 120)).toBe(30)
    expect(heights.set(3, 100)).toBe(-20)
    expect([heights.topOf(3), heights.topOf(4), heights.topOf(100)]).toEqual([270, 370, 9010])
    expect([heights.lineAt(-5), heights.lineAt(369), heights.lineAt(370), heights.lineAt(1e9)]).toEqual([0, 3, 4, 99])
  })

  it('are kept for the lines that are left', () => {
    const known = createLineHeights(10, 50)
    known.set(2, 80)
    known.set(9, 10)
    const heights = createLineHeights(5, 50, known.measured)
    expect(heights.topOf(5)).toBe(280)
    expect(createLineHeights(0, 50).lineAt(10)).toBe(0)
  })

  it('sum up as a plain list does', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 60 }), fc.array(fc.tuple(fc.nat(59), fc.integer({ min: 1, max: 400 }))), fc.nat(9000), (count, sets, y) => {
      const heights = createLineHeights(count, 92)
      const plain = Array<number>(count).fill(92)
      for (const [line, height] of sets) if (line < count) { heights.set(line, height); plain[line] = height }
      const tops = plain.reduce((sums, height) => [...sums, (sums.at(-1) ?? 0) + height], [0])
      expect(Array.from({ length: count + 1 }, (_, line) => heights.topOf(line))).toEqual(tops)
      const at = tops.findLastIndex((top) => top <= y)
      expect(heights.lineAt(y)).toBe(Math.min(at, count - 1))
    }))
  })
})
