import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createClock, MAX_DRIFT_MS, parseClock } from '../../../../src/main/core/annotations/journal/hlc.ts'

const NOW = Date.UTC(2026, 0, 5)

describe('the clock of records', () => {
  it('gives out ever greater values, however wall time jumps and whatever it observes', () => {
    const step = fc.record({ jump: fc.integer({ min: -(2 ** 40), max: 2 ** 40 }), observe: fc.boolean() })
    fc.assert(fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      let time = NOW
      const clock = createClock('a.1', () => time)
      const other = createClock('b.1', () => time)
      let last = ''
      for (const { jump, observe } of steps) {
        time += jump
        if (observe) {
          const seen = other.next()
          clock.observe(seen)
          if ((parseClock(seen)?.wall ?? 0) <= time + MAX_DRIFT_MS) expect(clock.next() > seen).toBe(true)
        }
        const t = clock.next()
        expect(t > last).toBe(true)
        expect(parseClock(t)?.writer).toBe('a.1')
        last = t
      }
    }))
  })

  it('counts on within one millisecond, past the end of the counter too', () => {
    const clock = createClock('a.1', () => NOW)
    const given = Array.from({ length: 70_000 }, () => clock.next())
    expect(given).toEqual([...given].sort())
    expect(new Set(given).size).toBe(given.length)
  })

  it('is not carried away by a clock in the far future, and still exceeds it where it is the base', () => {
    const clock = createClock('a.1', () => NOW)
    const future = createClock('b.1', () => NOW + 10 * 365 * 86_400_000).next()
    clock.observe(future)
    expect(clock.next([future]) > future).toBe(true)
    expect(parseClock(clock.next())?.wall).toBe(NOW)
  })

  it('gives no value twice, also where several bases are ahead of it', () => {
    const clock = createClock('a.1', () => NOW)
    const ahead = [5000, 10 * 365 * 86_400_000].flatMap((ms) => {
      const other = createClock('b.1', () => NOW + ms)
      return [other.next(), other.next()]
    })
    const given = ahead.flatMap((base) => [clock.next([base]), clock.next([base]), clock.next()])
    given.push(...ahead.map((base) => { clock.observe(base); return clock.next() }))
    expect(new Set(given).size).toBe(given.length)
  })

  it('does not take other strings for clock values', () => {
    for (const text of ['', 'x', 'ffffffffffff-0000-a', '018f00000000-0000-', '018F00000000-0000-a', '018f00000000-0000-a b']) {
      expect(parseClock(text)).toBeNull()
    }
  })
})
