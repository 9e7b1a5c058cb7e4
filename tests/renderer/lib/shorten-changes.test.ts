import { expect, test } from 'vitest'
import { toStops } from '../../../src/renderer/lib/change-stops.ts'
import { shortenChanges } from '../../../src/renderer/lib/shorten-changes.ts'
import type { WordChange } from '../../../src/shared/changes/word-changes.ts'
import type { BlockChange } from '../../../src/shared/model.ts'

const same = (text: string, formulas: WordChange['formulas'] = []): WordChange => ({ is: 'same', text, formulas })
const added: WordChange = { is: 'added', text: 'new', formulas: [] }

test('a long stretch that stayed is left out but for the words beside what changed', () => {
  const long = Array.from({ length: 200 }, (_, n) => `word${n}`).join(' ')
  const [first, , middle, then, , last] = shortenChanges([same(long), added, same(long), added, same(long)])
  expect(first?.text).toMatch(/^… \S.* word199$/)
  expect(middle?.text).toMatch(/^word0 .* …$/)
  expect(then?.text).toMatch(/^… \S+ .* word199$/)
  expect(last?.text).toMatch(/^word0 .* …$/)
  expect(shortenChanges([same('short'), added])).toEqual([same('short'), added])
})

test('no formula is cut, and those that stay are where they were', () => {
  const tex = 'x'.repeat(120)
  const text = `${tex} ${'and so on '.repeat(60)}`
  const [, head] = shortenChanges([added, same(text, [{ start: 0, end: 120 }])])
  expect(head?.formulas.map(({ start, end }) => head.text.slice(start, end))).toEqual([tex])
})

test('blocks that were removed from one place are one stop', () => {
  const change = (change: BlockChange['change'], start: number): BlockChange => ({ change, block: 'paragraph', section: 'A', then: '', formulas: [], start, end: start })
  const stops = toStops({ seen: 'a', hash: 'b', known: true, changes: [change('removed', 4), change('removed', 4), change('added', 4), change('removed', 9)] })
  expect(stops.map(({ change, changes }) => [change, changes.length])).toEqual([['removed', 2], ['added', 1], ['removed', 1]])
  expect(new Set(stops.map(({ key }) => key)).size).toBe(3)
})
