import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diffWords, type DiffPart } from '../../../src/renderer/lib/word-diff.ts'

const show = (parts: DiffPart[]) => parts.map(({ text, changed }) => (changed ? `[${text}]` : text)).join('')
const both = (before: string, after: string) => {
  const diff = diffWords(before, after)
  return [show(diff.before), show(diff.after)]
}

describe('a word diff', () => {
  it('marks whole words on both sides', () => {
    expect(both('takes fifty small steps', 'takes forty small steps')).toEqual(['takes [fifty] small steps', 'takes [forty] small steps'])
    expect(both('one two', 'one and two')).toEqual(['one two', expect.stringMatching(/^one (\[and \]|\[and\] )two$/)])
    expect(both('same words', 'same words')).toEqual(['same words', 'same words'])
    expect(both('', 'new')).toEqual(['', '[new]'])
  })

  it('marks neighbouring changes as one', () => {
    expect(both('a good many things', 'a rather few things')).toEqual(['a [good many] things', 'a [rather few] things'])
  })

  it('keeps every character of either text', () => {
    const words = fc.array(fc.constantFrom('a', 'b', ' ', 'word', '\n', '漢', '.'), { maxLength: 40 }).map((parts) => parts.join(''))
    fc.assert(fc.property(words, words, (before, after) => {
      const diff = diffWords(before, after)
      expect(diff.before.map(({ text }) => text).join('')).toBe(before)
      expect(diff.after.map(({ text }) => text).join('')).toBe(after)
      const kept = (parts: DiffPart[]) => parts.filter(({ changed }) => !changed).map(({ text }) => text).join('').replace(/\s/g, '')
      expect(kept(diff.before)).toBe(kept(diff.after))
    }))
  })

  it('does not compare what nobody would read', () => {
    expect(diffWords('a '.repeat(9000), 'b '.repeat(9000)).before).toHaveLength(1)
  })
})
