import { globSync, readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { PostFormat } from '../../../../src/main/core/parse/parsed-post.ts'
import { parsePost } from '../../../../src/main/core/parse/parse-post.ts'
import { postPlaces } from '../../../../src/main/core/parse/post-places.ts'
import { equationNumbers } from '../../../../src/main/core/render/equation-numbers.ts'

function placesOf(source: string, format: PostFormat = 'markdown') {
  const parsed = parsePost({ source, format, path: 'post.md' })
  return postPlaces(parsed, equationNumbers(parsed)).map(({ kind, label, caption, start, end }) => ({ kind, label, caption, text: parsed.text.slice(start, end) }))
}

describe('what a post can be searched for by eye', () => {
  test('display formulas with the numbers they show and the words before them; formulas in line are none', () => {
    const source = 'First $y$ is small. Then it holds that\n\n$$\n\\begin{align} a &= b \\\\ c &= d \\end{align}\n$$\n\nand, plainly,\n\n$$x^2$$\n\n$$z \\tag{A}$$\n'
    expect(placesOf(source).map(({ label, caption }) => [label, caption])).toEqual([['1–2', 'Then it holds that'], ['', 'and, plainly,'], ['A', 'x^2']])
    expect(placesOf(source)[1]?.text).toBe('x^2')
  })

  test('figures by their captions and numbers, where several have captions', () => {
    const html = '<figure><img src="a.png" alt="a boat"><figcaption>The boat</figcaption></figure><figure><img src="b.png" alt="x"><figcaption>The <b>quay</b></figcaption></figure><p><img src="c.png" alt="c"><img src="d.png" alt=""></p>'
    expect(placesOf(html, 'html').map(({ kind, label, caption, text }) => [kind, label, caption, text])).toEqual([
      ['figure', '1', 'The boat', 'a boat'], ['figure', '2', 'The quay', 'x'], ['figure', '', 'c', 'c']
    ])
  })

  test('tables by their caption, that of their figure, or their header', () => {
    const table = (caption: string) => `<table>${caption}<tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>`
    const html = `${table('<caption>Heights</caption>')}${table('')}<figure>${table('')}<figcaption>Depths</figcaption></figure>`
    expect(placesOf(html, 'html').map(({ kind, caption }) => [kind, caption])).toEqual([['table', 'Heights'], ['table', 'a · b'], ['table', 'Depths']])
  })

  test('code by its first line and its language', () => {
    expect(placesOf('```js\n\n  let a = 1\nlet b\n```\n')).toEqual([{ kind: 'code', label: 'js', caption: 'let a = 1', text: '  let a = 1\nlet b' }])
  })

  test('long captions are cut, and the words before a formula are cut at their beginning', () => {
    const [place] = placesOf(`${'word '.repeat(80)}so that\n\n$$x$$\n`)
    expect(place?.caption).toMatch(/^….*so that$/)
    expect(place?.caption.length).toBeLessThanOrEqual(160)
  })
})

const corpus = resolve(import.meta.dirname, '../../../../../shared/corpus')

test.skipIf(!statSync(corpus, { throwIfNoEntry: false })?.isDirectory())('in real posts every place lies within the text, in order, and formulas are what is written there (needs ../shared/corpus)', () => {
  const files = globSync('**/*.md', { cwd: corpus }).filter((_, index) => index % 7 === 0).slice(0, 60)
  let count = 0
  for (const path of files) {
    const parsed = parsePost({ source: readFileSync(resolve(corpus, path), 'utf8'), format: 'markdown', path })
    const places = postPlaces(parsed, equationNumbers(parsed))
    count += places.length
    for (const [index, { start, end, kind }] of places.entries()) {
      expect(end, path).toBeLessThanOrEqual(parsed.text.length)
      expect(start, path).toBeGreaterThanOrEqual(places[index - 1]?.start ?? 0)
      if (kind === 'equation') expect(parsed.text.slice(start, end), path).not.toContain('\n')
    }
  }
  expect(count).toBeGreaterThan(100)
})
