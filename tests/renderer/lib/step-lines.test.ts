import { describe, expect, it } from 'vitest'
import { stepLines } from '../../../src/renderer/lib/step-lines.ts'

const options = { count: 1000, reach: 4, most: 5 }

describe('which lines are drawn next', () => {
  it('begins with those in sight, and goes on around them until all within reach are drawn', () => {
    const first = stepLines({ from: 100, to: 107 }, options, [])
    expect(first).toEqual({ lines: [100, 101, 102, 103, 104], whole: false })
    const second = stepLines({ from: 100, to: 107 }, options, first.lines)
    expect(second).toEqual({ lines: [99, 100, 101, 102, 103, 104, 105, 106, 107, 108], whole: false })
    let step = second
    while (!step.whole) step = stepLines({ from: 100, to: 107 }, options, step.lines)
    expect(step.lines).toEqual(Array.from({ length: 15 }, (_, at) => 96 + at))
  })

  it('lets go of what is out of reach, and adds no more than may be', () => {
    const { lines, whole } = stepLines({ from: 500, to: 510 }, options, [100, 101, 498, 499])
    expect(lines).toEqual([498, 499, 500, 501, 502, 503, 504])
    expect(whole).toBe(false)
  })

  it('leaves out what is not here, without waiting for it', () => {
    const isHere = (line: number) => line < 3
    expect(stepLines({ from: 0, to: 10 }, { ...options, isHere }, [])).toEqual({ lines: [0, 1, 2], whole: true })
  })

  it('ends where the list does', () => {
    expect(stepLines({ from: 0, to: 3 }, { count: 3, reach: 6, most: 9 }, [])).toEqual({ lines: [0, 1, 2], whole: true })
    expect(stepLines({ from: 0, to: 0 }, { count: 0, reach: 6, most: 9 }, [7])).toEqual({ lines: [], whole: true })
  })
})
