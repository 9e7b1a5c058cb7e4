import { describe, expect, it } from 'vitest'
import { runWithin } from '../../../../src/main/core/render/watchdog.ts'

describe('watchdog', () => {
  it('lets work run to its end', () => {
    let done = false
    expect(runWithin(() => { done = true }, 1000)).toBe(true)
    expect(done).toBe(true)
  })

  it('stops a loop that catches everything', () => {
    expect(runWithin(() => {
      for (;;) {
        try { JSON.parse('{') } catch { /* and on */ }
      }
    }, 50)).toBe(false)
  })

  it('stops a regular expression', () => {
    expect(runWithin(() => { /^(a+)+$/.test(`${'a'.repeat(60)}b`) }, 50)).toBe(false)
  })

  it('passes on what the work throws', () => {
    const overflow = (): number => overflow() + 1
    expect(() => runWithin(overflow, 1000)).toThrow(RangeError)
    expect(() => runWithin(() => { throw new Error('mine') }, 1000)).toThrow('mine')
  })
})
