// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { readSection } from '../../../src/renderer/dom/section-text.ts'
import { typeset, typesetText } from '../../../src/renderer/dom/punctuation.ts'

const shown = (text: string) => typesetText(text, '').replaceAll('\u2060', '')

describe('typographic signs', () => {
  it.each([
    ['"Yes," he said.', '“Yes,” he said.'],
    ['(a "b" c)', '(a “b” c)'],
    ["don't, the '90s, 'quoted'", 'don’t, the ’90s, ‘quoted’'],
    ['so -- it -- is', 'so – it – is'],
    ['pages 1--3', 'pages 1–3'],
    ['a---b', 'a—b'],
    ['run with --help', 'run with --help'],
    ['wait...', 'wait…'],
    ['-----', '-----'],
    ['.....', '.....']
  ])('%s is shown as %s', (text, expected) => {
    expect(shown(text)).toBe(expected)
    expect(typesetText(text, '')).toHaveLength(text.length)
  })
})

it('sets prose across elements and leaves code, formulas and placeholders as they are', () => {
  const element = document.createElement('section')
  element.innerHTML = '<p>"<em>So</em>" it\'s <code>"x"...</code> and "<span class="math" data-tex="a">a--b</span>".</p><p>"New"</p><pre>"y"</pre><span data-text="z">"z"</span>'
  const before = readSection(element)
  typeset(element)
  expect(element.textContent?.replaceAll('\u2060', '')).toBe('“So” it’s "x"... and “a--b”.“New”"y""z"')
  const after = readSection(element)
  expect(after.text).toBe(before.text)
  expect(after.runs.map(({ start, length }) => [start, length])).toEqual(before.runs.map(({ start, length }) => [start, length]))
})
