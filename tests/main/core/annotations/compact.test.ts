import { appendFileSync, copyFileSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compactJournals } from '../../../../src/main/core/annotations/compact.ts'
import { appendLines } from '../../../../src/main/core/annotations/journal/append-lines.ts'
import { createClock } from '../../../../src/main/core/annotations/journal/hlc.ts'
import { createJournalFolder } from '../../../../src/main/core/annotations/journal/journal-folder.ts'
import { toLine } from '../../../../src/main/core/annotations/journal/record.ts'
import { createJournalState } from '../../../../src/main/core/annotations/journal-state.ts'
import { linesOf, tempFolder } from './helpers.ts'

const DEVICE = 'desk-000001'
const NOW = Date.UTC(2026, 2, 5)
const SELECTOR = { quote: { exact: 'cell', prefix: '', suffix: '' }, position: { start: 0, end: 4 }, headings: [], hash: 'h' }
const local = (n: number) => `${n}`.padStart(16, '0')

let time = Date.UTC(2026, 0, 5)
const clock = createClock(`${DEVICE}.1`, () => time++)
const reading = (post: number, extra: object = {}) =>
  toLine({ v: 1, t: clock.next(), k: 'reading', id: local(post), offset: time % 100, progress: 0.5, at: '2026-01-05T00:00:00Z', ...extra })
const move = (post: number, to: string) => toLine({ v: 1, t: clock.next(), k: 'move', id: local(post), from: 'a.md', to })
const note = (id: string, comment: string, extra: object = {}) => toLine({
  v: 1, t: clock.next(), k: 'annotation', id, base: [], post: local(1), path: 'a.md', selector: SELECTOR, colour: 'blue', kind: 'underline',
  comment, tags: [], detached: true, created: 'x', modified: 'x', ...extra
})
const remove = (id: string) => toLine({ v: 1, t: clock.next(), k: 'delete', id, base: [] })
/** A line of a kind that a later Lectern may write. */
const foreign = () => note('f', 'later').replace('"k":"annotation"', '"k":"card"')

/** A library with this device's journals of some months. */
function library(months: Record<string, string[]>) {
  const path = tempFolder()
  const folder = join(path, '.lectern', 'journal', DEVICE)
  mkdirSync(folder, { recursive: true })
  for (const [month, lines] of Object.entries(months)) writeFileSync(join(folder, `${month}.jsonl`), lines.map((line) => `${line}\n`).join(''))
  const compact = () => compactJournals({ folder: { id: 'f', path }, dataDir: tempFolder(), device: DEVICE, now: NOW })
  return { path, folder, compact, file: (month: string) => join(folder, `${month}.jsonl`) }
}
/** All that the journals below a library say, to the byte. */
async function stateOf(path: string): Promise<string> {
  const state = createJournalState()
  state.add(await createJournalFolder(join(path, '.lectern', 'journal')).read())
  const byId = <T extends { id: string }>(all: Iterable<T>) => [...all].sort((a, b) => (a.id < b.id ? -1 : 1))
  return JSON.stringify([byId(state.annotations()), byId(state.readings()), ['a.md', 'b.md', 'c.md'].map(state.idAt), [1, 2, 3].map((n) => state.moveClocks(local(n)))])
}

describe('compaction', () => {
  it('drops what says nothing any more from the months that are over, and leaves the present one', async () => {
    const kept = [note('n', 'one'), note('n', 'two'), remove('n'), foreign(), 'torn', reading(2, { pages: 3 })]
    const { compact, file, path } = library({
      '2026-01': [reading(1), ...kept, move(1, 'b.md'), reading(1), reading(2), '<<<<<<< HEAD', kept[0]!, ''], '2026-02': [reading(2), move(1, 'c.md')], '2026-03': [reading(1), reading(1)]
    })
    const [before, present] = [await stateOf(path), readFileSync(file('2026-03'))]
    expect(await compact()).toMatchObject({ files: [{ file: '2026-01.jsonl', dropped: 7 }], problems: [] })
    expect(linesOf(file('2026-01'))).toEqual(kept)
    expect(linesOf(file('2026-02'))).toHaveLength(2)
    expect(readFileSync(file('2026-03'))).toEqual(present)
    expect(await stateOf(path)).toBe(before)
    expect(await compact()).toEqual({ files: [], problems: [] })
    expect(readdirSync(join(path, '.lectern', 'journal', DEVICE))).toEqual(['2026-01.jsonl', '2026-02.jsonl', '2026-03.jsonl'])
  })

  it('changes nothing of the state whatever the journals hold, and whatever a synchroniser brings back', async () => {
    const line = fc.oneof(
      fc.nat(3).map((n) => () => reading(n)), fc.nat(3).map((n) => () => move(n, ['a.md', 'b.md', 'c.md'][n % 3] ?? '')),
      fc.nat(3).map((n) => () => note(`n${n}`, `${n}`, { later: { n } })), fc.nat(3).map((n) => () => remove(`n${n}`)),
      fc.constant(foreign), fc.constant(() => 'rubbish'), fc.constant(() => reading(1).slice(0, 50)), fc.constant(() => '=======')
    )
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(fc.nat(3), line), { maxLength: 40 }), fc.nat(9), async (drawn, at) => {
      const months: Record<string, string[]> = { '2026-01': [], '2026-02': [], '2026-03': [] }
      const theirs: string[] = []
      for (const [to, make] of drawn) (Object.values(months)[to] ?? theirs).push(make())
      const { path, folder, compact, file } = library(months)
      const other = join(path, '.lectern', 'journal', 'phone-000002')
      mkdirSync(other)
      const old = tempFolder()
      for (const month of Object.keys(months)) copyFileSync(file(month), join(old, `${month}.jsonl`))
      // What another device wrote comes before, or only after.
      const bring = () => { writeFileSync(join(other, '2026-01.jsonl'), theirs.map((line) => `${line}\n`).join('')) }
      bring()
      const before = await stateOf(path)
      if (at % 2 === 0) rmSync(join(other, '2026-01.jsonl'))
      expect((await compact()).problems).toEqual([])
      bring()
      expect(await stateOf(path)).toBe(before)
      const lines = linesOf(file('2026-01'))
      expect(linesOf(join(old, '2026-01.jsonl')).filter((line) => line.includes('"k":"card"') || line.includes('"k":"annotation"') || line === 'rubbish')
        .every((line) => lines.includes(line))).toBe(true)
      // The other device still had the old file: the synchroniser keeps both, or brings the old one back.
      copyFileSync(join(old, '2026-01.jsonl'), join(folder, '2026-01.sync-conflict-20260305-101112-ABCDEFG.jsonl'))
      expect(await stateOf(path)).toBe(before)
      copyFileSync(join(old, '2026-01.jsonl'), file('2026-01'))
      expect(await stateOf(path)).toBe(before)
      await compact()
      expect(await stateOf(path)).toBe(before)
    }), { numRuns: 40 })
  })

  it('loses no line that another process appends meanwhile', async () => {
    const { compact, file } = library({ '2026-01': [reading(1)] })
    const said: string[] = []
    let done = false
    const append = (async () => {
      for (let n = 0; !done; n++) {
        const line = n % 2 === 0 ? note(`n${n}`, 'x') : reading(1)
        await appendLines(file('2026-01'), [line])
        if (n % 2 === 0) said.push(line)
      }
    })()
    let rewritten = 0
    for (let round = 0; round < 20; round++) rewritten += (await compact()).files.length
    done = true
    await append
    expect(rewritten).toBeGreaterThan(2)
    const lines = new Set(linesOf(file('2026-01')))
    expect(said.filter((line) => !lines.has(line))).toEqual([])
  })

  it('takes in what a crash left, and then clears it away', async () => {
    const { compact, folder, file, path } = library({ '2026-01': [reading(1), reading(1), note('n', 'one')] })
    linkSync(file('2026-01'), join(folder, '2026-01.old-0123abcd.jsonl'))
    rmSync(file('2026-01'))
    writeFileSync(file('2026-01'), '')
    appendFileSync(file('2026-01'), `${note('m', 'two')}\n`)
    const before = await stateOf(path)
    await compact()
    expect(readdirSync(folder)).toEqual(['2026-01.jsonl'])
    expect(linesOf(file('2026-01'))).toHaveLength(3)
    expect(await stateOf(path)).toBe(before)
  })
})
