import { createHash, randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { PostText } from '../../../../src/main/core/annotations/annotations.ts'
import { parsePost } from '../../../../src/main/core/parse/parse-post.ts'
import { textObjects } from '../../../../src/main/core/parse/text-objects.ts'
import { describe as describeSpan } from '../../../../src/shared/anchor/describe.ts'
import { packObjects } from '../../../../src/shared/anchor/post-objects.ts'
import type { AnnotationDraft, TextObject } from '../../../../src/shared/model.ts'
import { makePost, openAt, recordsIn } from './helpers.ts'

const SOURCE = `## Lenses

Let the focal length be $f$, which is fixed for a glass.

| glass | index | price |
|---|---|---|
| crown | 1.52 | low |
| flint | 1.62 | high |

\`\`\`python
f = 1
g = 2
\`\`\`
`
/** The same with a twin of the formula and of the line of code before them, another value in the cell, and a twin of that. */
const EDITED = SOURCE
  .replace('Let the focal', 'Often $f$ names a function.\n\nLet the focal')
  .replace('1.62', '1.7')
  .replace('| crown', '| water | 1.62 | none |\n| crown')
  .replace('```python', '```python\nf = 1\nprint(f)\n```\n\nAnd then the lens:\n\n```python')

function read(source: string): PostText & { objects: TextObject[] } {
  const parsed = parsePost({ source, format: 'markdown', path: 'cells.md' })
  const hash = createHash('sha256').update(source).digest('hex')
  return { ...makePost(), hash, text: parsed.text, headings: parsed.headings, objects: textObjects(parsed) }
}

/** A draft of a note as the page makes it: on the only object of a kind with these words. */
function draftOn(post: ReturnType<typeof read>, kind: string, words: string): AnnotationDraft {
  const found = post.objects.find(({ object, start, end }) => object.kind === kind && post.text.slice(start, end) === words)
  if (!found) throw new Error(`no ${kind} ${words}`)
  const selector = describeSpan({ ...post, objects: packObjects(post.text, post.objects) }, { start: found.start, end: found.end })
  return { id: randomUUID(), postId: post.postId, selector }
}

it.each([['with the old text', true], ['by their quotes alone', false]])('a formula, a cell and a line of code stay themselves beside new twins, %s', async (_, kept) => {
  const { annotations, library } = await openAt()
  const [post, edited] = [read(SOURCE), read(EDITED)]
  const drafts = [draftOn(post, 'formula', 'f'), draftOn(post, 'cell', '1.62'), draftOn(post, 'code-line', 'f = 1')]
  await annotations.saveAll(drafts, () => post)
  expect(recordsIn(library).map(({ selector }) => (selector as { object?: { kind: string } }).object?.kind)).toEqual(['formula', 'cell', 'code-line'])
  if (!kept) rmSync(join(library, '.lectern', 'texts'), { recursive: true })

  const placed = await annotations.place(edited)
  const starts = drafts.map(({ id }) => placed.find((each) => each.id === id)?.placement).map((placement) => placement?.state !== 'lost' && placement?.start)
  const { text } = edited
  expect(starts).toEqual([text.indexOf('be f,') + 3, text.indexOf('1.7'), text.lastIndexOf('f = 1')])
})

it('where the old text is gone, a note that is sure of its place tells where its neighbour went', async () => {
  const { annotations, library } = await openAt()
  const lines = Array.from({ length: 12 }, (_, n) => `Step ${n} comes now.\nRun it.\n`).join('')
  const post = makePost(`${lines}The end.`)
  const at = post.text.split('Run it.', 6).join('Run it.').length
  const twin = describeSpan({ ...post, headings: [] }, { start: at, end: at + 7 })
  const bare = { ...twin, quote: { ...twin.quote, prefix: '\n', suffix: '\n' } }
  const near = describeSpan(post, { start: at - 17, end: at - 1 })
  await annotations.saveAll([near, bare].map((selector) => ({ id: randomUUID(), postId: post.postId, selector })), () => post)
  rmSync(join(library, '.lectern', 'texts'), { recursive: true })
  const edited = makePost(`${'A word before all others. '.repeat(9)}\n${post.text}`)
  const [, second] = await annotations.place(edited)
  expect(second?.placement.start).toBe(at + edited.text.length - post.text.length)
})

it('a placement on a text without objects keeps what was known of that version', async () => {
  const { annotations } = await openAt()
  const [post, edited] = [read(SOURCE), read(EDITED)]
  const draft = draftOn(post, 'cell', '1.62')
  await annotations.saveAll([draft], () => post)
  await annotations.place(edited)
  const { objects: _, ...bare } = edited
  const [placed] = await annotations.place(bare)
  expect(placed?.placement).toMatchObject({ start: edited.text.indexOf('1.7'), state: 'changed' })
})
