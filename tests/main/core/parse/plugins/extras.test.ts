import { describe, expect, test } from 'vitest'
import { parsePost } from '../../../../../src/main/core/parse/parse-post.ts'

const html = (source: string) => parsePost({ source, format: 'markdown', path: 'a.md' }).sections.flatMap(({ parts }) => parts).filter((part) => typeof part === 'string').join('').trim()
const text = (source: string) => parsePost({ source, format: 'markdown', path: 'a.md' }).text

describe('what many writers add to CommonMark', () => {
  test('marks, subscripts and superscripts', () => {
    expect(html('==key== H~2~O and 2^10^')).toBe('<p><mark>key</mark> H<sub>2</sub>O and 2<sup>10</sup></p>')
  })

  test('comparisons, tildes and carets in running text stay as they are', () => {
    for (const source of ['a == b and c == d', 'about ~5 and ~6 steps', 'x ^ y ^ z']) expect(text(source)).toBe(source)
  })

  test('strikethrough is not taken for two subscripts', () => {
    expect(html('~~gone~~')).toBe('<p><s>gone</s></p>')
  })

  test('definition lists', () => {
    expect(html('Term\n:   What it means.').replaceAll('\n', '')).toBe('<dl><dt>Term</dt><dd>What it means.</dd></dl>')
    expect(text('Term\n:   What it means.')).toBe('Term\nWhat it means.')
  })

  test('abbreviations, wherever they are used', () => {
    expect(html('The EM step.\n\n*[EM]: expectation maximisation')).toBe('<p>The <abbr title="expectation maximisation">EM</abbr> step.</p>')
  })

  test('inline footnotes', () => {
    expect(text('Here^[and there] it is.')).toContain('Here[1] it is.\nand there')
  })
})

describe('emoji shortcodes', () => {
  test('known names become characters', () => {
    expect(text('Ship it :rocket: :+1:')).toBe('Ship it 🚀 👍')
  })

  test('unknown names, times, emoticons and code stay', () => {
    for (const source of [':no_such_thing:', '10:30:45', 'so :) it :-D is', ':constructor:']) expect(text(source)).toBe(source)
    expect(text('`:rocket:`')).toBe(':rocket:')
  })
})
