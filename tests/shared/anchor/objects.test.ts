import { describe, expect, test } from 'vitest'
import { carryAll } from '../../../src/shared/anchor/anchor-all.ts'
import { describe as selectorOf } from '../../../src/shared/anchor/describe.ts'
import { matchAll } from '../../../src/shared/anchor/match.ts'
import { Selector, type TextObject } from '../../../src/shared/model.ts'
import { parsePost } from '../../../src/main/core/parse/parse-post.ts'
import { textObjects } from '../../../src/main/core/parse/text-objects.ts'

const SOURCE = `## Lenses

Let $f$ be the focal length and $g$ the distance; $f$ is fixed.

| glass | index | price |
|---|---|---|
| crown | 1.52 | low |
| flint | 1.62 | high |

![rays of light](rays.png "Rays behind a lens")

\`\`\`python
f = 1
g = 2
f = 1
\`\`\`
`

function read(source: string) {
  const parsed = parsePost({ source, format: 'markdown', path: 'lenses.md' })
  return { text: parsed.text, hash: source, headings: parsed.headings, objects: textObjects(parsed) }
}
const post = read(SOURCE)
const objectOf = (kind: string, words: string, standing = 0): TextObject => {
  const found = post.objects.filter(({ object, start, end }) => object.kind === kind && post.text.slice(start, end) === words)[standing]
  if (!found) throw new Error(`no ${kind} ${words}`)
  return found
}
const spanOf = ({ start, end }: TextObject) => ({ start, end })

describe('whole objects', () => {
  test('a selection that covers one is described by what it is known by', () => {
    expect(selectorOf(post, spanOf(objectOf('formula', 'f'))).object).toEqual({ kind: 'formula', tex: 'f' })
    expect(selectorOf(post, spanOf(objectOf('cell', '1.62'))).object).toEqual({ kind: 'cell', row: 'flint', column: 'index' })
    expect(selectorOf(post, spanOf(objectOf('code-line', 'g = 2'))).object).toEqual({ kind: 'code-line', line: 'g = 2' })
    expect(selectorOf(post, spanOf(objectOf('figure', 'rays of light'))).object).toMatchObject({ kind: 'figure', src: 'rays.png' })
  })

  test('other selections have none, and their selectors are as before', () => {
    expect(selectorOf(post, { start: 0, end: 3 })).not.toHaveProperty('object')
  })

  test('a selector of a kind that is not known keeps its quote', () => {
    const selector = { ...selectorOf(post, { start: 0, end: 3 }), object: { kind: 'sound', src: 'a.ogg' } }
    expect(Selector.parse(selector)).toMatchObject({ quote: { exact: 'Len' }, object: undefined })
  })

  test('a cell with another value is still the cell of its row and column, by quote and by diff', () => {
    const after = read(SOURCE.replace('1.62', '1.7').replace('## Lenses', '## Lenses\n\nA word before all others.'))
    const cell = spanOf(objectOf('cell', '1.62'))
    const start = after.text.indexOf('1.7')
    expect(matchAll(after, [selectorOf(post, cell)])[0]).toMatchObject({ start, end: start + 3, state: 'changed' })
    expect(carryAll(post, after, [cell])[0]).toMatchObject({ start, end: start + 3, state: 'changed' })
  })

  test('a figure with another description is known by its image', () => {
    const after = read(SOURCE.replace('rays of light', 'an entirely different description'))
    const start = after.text.indexOf('an entirely')
    expect(carryAll(post, after, [spanOf(objectOf('figure', 'rays of light'))])[0]).toMatchObject({ start, state: 'changed' })
    expect(matchAll(after, [selectorOf(post, spanOf(objectOf('figure', 'rays of light')))])[0]).toMatchObject({ start, state: 'changed' })
  })

  test('equal formulas and equal lines of code stay apart', () => {
    const after = read(SOURCE.replace('## Lenses', '## Lenses\n\nA word before all others, with $f$ in it.'))
    for (const [kind, words] of [['formula', 'f'], ['code-line', 'f = 1']] as const) {
      for (const standing of [0, 1]) {
        const found = carryAll(post, after, [spanOf(objectOf(kind, words, standing))])[0]
        const inAfter = after.objects.filter(({ object, start, end }) => object.kind === kind && after.text.slice(start, end) === words)
        expect(found?.start).toBe(inAfter[standing + (kind === 'formula' ? 1 : 0)]?.start)
      }
    }
  })
})
