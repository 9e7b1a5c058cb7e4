import { expect, test } from 'vitest'
import { describe } from '../../../src/shared/anchor/describe.ts'
import { packObjects, unpackObjects } from '../../../src/shared/anchor/post-objects.ts'
import type { TextObject } from '../../../src/shared/model.ts'
import { parsePost } from '../../../src/main/core/parse/parse-post.ts'
import { textObjects } from '../../../src/main/core/parse/text-objects.ts'

const SOURCE = `## Lenses

Let $f$ be the focal length and $$g = 2f$$ the distance.

| glass | index |
|---|---|
| crown | $1.52$ |

![rays of light](rays.png "Rays behind a lens")

\`\`\`python
f = 1
if f:
    g = 2 * f
\`\`\`
`
const parsed = parsePost({ source: SOURCE, format: 'markdown', path: 'lenses.md' })
const objects = textObjects(parsed)
const inOrder = (list: readonly TextObject[]) => list.map((each) => JSON.stringify(each, Object.keys({ ...each, ...each.object }).sort())).sort()

test('objects are the same after the way to the page', () => {
  const packed = packObjects(parsed.text, objects)
  const kinds = (list: readonly TextObject[]) => new Set(list.map(({ object }) => object.kind))
  expect(kinds(objects)).toEqual(new Set(['formula', 'cell', 'figure', 'code-line']))
  expect(inOrder(unpackObjects(parsed.text, packed))).toEqual(inOrder(objects))
  expect(kinds(packed.others)).toEqual(new Set(['cell', 'figure']))
})

test('a selection on the page is described as the core describes it, of a formula alone in a cell too', () => {
  const post = { text: parsed.text, hash: 'h', headings: parsed.headings }
  const packed = packObjects(parsed.text, objects)
  for (const { start, end } of objects) {
    expect(describe({ ...post, objects: packed }, { start, end })).toEqual(describe({ ...post, objects }, { start, end }))
  }
})

test('a line that is not its own words travels whole', () => {
  const odd: TextObject = { start: 0, end: 3, object: { kind: 'code-line', line: 'other' } }
  expect(unpackObjects('abc', packObjects('abc', [odd]))).toEqual([odd])
})
