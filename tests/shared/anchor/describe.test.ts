import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CONTEXT, describe } from '../../../src/shared/anchor/describe.ts'

/** Letters of one and of two units, so that the edge of a context often falls into one. */
const letters = fc.string({ unit: fc.constantFrom('a', ' ', '\u{1d465}', '\u{1f914}'), maxLength: 90 })

test('a context never begins or ends with half a character, and is as long as it may be otherwise', () => {
  fc.assert(fc.property(letters, letters, letters, (before, quote, behind) => {
    const text = before + quote + behind
    const start = before.length
    const { quote: { exact, prefix, suffix } } = describe({ text, hash: '', headings: [] }, { start, end: start + quote.length })
    expect(exact).toBe(quote)
    expect([prefix.isWellFormed(), suffix.isWellFormed()]).toEqual([true, true])
    expect(before.endsWith(prefix) && behind.startsWith(suffix)).toBe(true)
    expect(prefix.length).toBeGreaterThanOrEqual(Math.min(before.length, CONTEXT - 1))
    expect(suffix.length).toBeGreaterThanOrEqual(Math.min(behind.length, CONTEXT - 1))
  }))
})
