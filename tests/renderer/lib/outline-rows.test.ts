import { expect, it } from 'vitest'
import { closedAtFirst, outlineRows, shownRows } from '../../../src/renderer/lib/outline-rows.ts'

const rows = outlineRows([[2, 'a'], [3, 'b'], [4, 'c'], [5, 'd'], [5, 'e'], [3, 'f'], [2, 'g']].map(([level, id]) => ({ level: Number(level), id: String(id), text: String(id), start: 0 })))
const ids = (closed: string[]) => shownRows(rows, new Set(closed)).map(({ heading }) => heading.id).join('')

it('makes a tree of headings, three levels of which are open at first', () => {
  expect(rows.map(({ depth, parent, parts }) => [depth, parent, parts])).toEqual([[0, -1, true], [1, 0, true], [2, 1, true], [3, 2, false], [3, 2, false], [1, 0, false], [0, -1, false]])
  expect(closedAtFirst(rows)).toEqual(['c'])
})

it('hides what stands under a closed row, however deep, and nothing else', () => {
  expect([ids([]), ids(['c']), ids(['b']), ids(['a']), ids(['a', 'c'])]).toEqual(['abcdefg', 'abcfg', 'abfg', 'ag', 'ag'])
})
