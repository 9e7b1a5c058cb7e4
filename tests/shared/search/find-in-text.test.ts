import { describe, expect, it } from 'vitest'
import { findInText, type FindOptions } from '../../../src/shared/search/find-in-text.ts'
import type { TextPart } from '../../../src/shared/model.ts'

const TEXT = 'The walk, a Walker and\nthe walk. x_{n + 1} = walk\nwalk(1) walk(2)'
const PARTS: TextPart[] = [
  { kind: 'tex', start: TEXT.indexOf('x_'), end: TEXT.indexOf('\nwalk(') }, { kind: 'code', start: TEXT.indexOf('walk('), end: TEXT.length }
]
const found = (words: string, options: Partial<FindOptions> = {}) =>
  findInText(words, TEXT, PARTS, { matchCase: false, wholeWord: false, inCode: true, inTex: true, ...options }).map(({ start, end }) => TEXT.slice(start, end))

describe('find in a text', () => {
  it('finds characters wherever they stand, in code and formulas too', () => {
    expect(found('walk')).toEqual(['walk', 'Walk', 'walk', 'x_{n + 1} = walk', 'walk', 'walk'])
    expect(found('walk', { inCode: false, inTex: false })).toEqual(['walk', 'Walk', 'walk'])
  })

  it('minds case and whole words where it is told to', () => {
    expect(found('Walk', { matchCase: true })).toEqual(['Walk'])
    expect(found('walk', { wholeWord: true, inCode: false, inTex: false })).toEqual(['walk', 'walk'])
  })

  it('finds words across lines, and signs as they are', () => {
    expect(found('and the')).toEqual(['and\nthe'])
    expect(found('walk(1)')).toEqual(['walk(1)'])
    expect(found('.*')).toEqual([])
    expect(found('  ')).toEqual([])
  })

  it('finds TeX whatever spaces and braces it has', () => {
    expect(found('x_{n+1}=')).toEqual(['x_{n + 1} = walk'])
    expect(found('x_{n+1}', { inTex: false })).toEqual([])
  })
})
