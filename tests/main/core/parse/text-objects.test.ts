import { globSync, readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { PostFormat } from '../../../../src/main/core/parse/parsed-post.ts'
import { parsePost } from '../../../../src/main/core/parse/parse-post.ts'
import { textObjects } from '../../../../src/main/core/parse/text-objects.ts'

function objectsOf(source: string, format: PostFormat = 'markdown') {
  const parsed = parsePost({ source, format, path: 'post.md' })
  return textObjects(parsed).map(({ start, end, object }) => [parsed.text.slice(start, end), object])
}

describe('the objects of a post', () => {
  test('formulas by their TeX, in line and displayed', () => {
    expect(objectsOf('Let $a  b$ be.\n\n$$\nx^2\n$$\n')).toEqual([['a b', { kind: 'formula', tex: 'a b' }], ['x^2', { kind: 'formula', tex: 'x^2' }]])
  })

  test('cells by the first cells of their row and column', () => {
    expect(objectsOf('| a | b |\n|---|---|\n| c | d |\n').at(-1)).toEqual(['d', { kind: 'cell', row: 'c', column: 'b' }])
  })

  test('lines of code without their indentation, none of them empty', () => {
    expect(objectsOf('```\nif x:\n\n    y = 1\n```\n')).toEqual([['if x:', { kind: 'code-line', line: 'if x:' }], ['y = 1', { kind: 'code-line', line: 'y = 1' }]])
  })

  test('a figure by its image and caption; an image without words stands where its caption stands', () => {
    const html = '<figure><img src="a.png" alt=""><figcaption>The <b>first</b> one</figcaption></figure><p><img src="b.png" alt="b"></p>'
    expect(objectsOf(html, 'html')).toEqual([
      ['The first one', { kind: 'figure', src: 'a.png', caption: 'The first one' }], ['b', { kind: 'figure', src: 'b.png', caption: '' }]
    ])
  })

  test('offsets hold where the title was left out of the text', () => {
    expect(objectsOf('# Title\n\nThen $x$.\n')).toEqual([['x', { kind: 'formula', tex: 'x' }]])
  })
})

const corpus = resolve(import.meta.dirname, '../../../../../shared/corpus')

test.skipIf(!statSync(corpus, { throwIfNoEntry: false })?.isDirectory())('in real posts every formula and line of code is what stands at its place (needs ../shared/corpus)', () => {
  const paths = globSync('**/*.{md,html}', { cwd: corpus }).sort().filter((_, index) => index % 40 === 0)
  let count = 0
  for (const path of paths) {
    const parsed = parsePost({ source: readFileSync(resolve(corpus, path), 'utf8'), format: path.endsWith('.md') ? 'markdown' : 'html', path })
    for (const { start, end, object } of textObjects(parsed)) {
      count++
      const words = parsed.text.slice(start, end)
      expect(words).not.toBe('')
      if (object.kind === 'formula') expect(words, path).toBe(object.tex)
      if (object.kind === 'code-line') expect(words, path).toBe(object.line)
    }
  }
  expect(count).toBeGreaterThan(100)
})
