import { appendFileSync, copyFileSync, cpSync, mkdirSync, readFileSync, renameSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { appendLines } from '../../../../src/main/core/annotations/journal/append-lines.ts'
import { createClock } from '../../../../src/main/core/annotations/journal/hlc.ts'
import { GRACE_MS } from '../../../../src/main/core/annotations/journal/journal-file.ts'
import { createJournalFolder } from '../../../../src/main/core/annotations/journal/journal-folder.ts'
import { toLine } from '../../../../src/main/core/annotations/journal/record.ts'
import { tempFolder } from './helpers.ts'

const clock = createClock('a.1', () => Date.UTC(2026, 0, 5))
const line = (id: string) => toLine({ v: 1, t: clock.next(), k: 'delete', id, base: [] })
const LONG_AGO = new Date(Date.now() - 3_600_000)

let root: string
let file: string
beforeEach(() => {
  root = tempFolder()
  mkdirSync(join(root, 'desk-000001'))
  file = join(root, 'desk-000001', '2026-01.jsonl')
})

const ids = async (folder: ReturnType<typeof createJournalFolder>) => (await folder.read()).map(({ id }) => id)
const codes = (folder: ReturnType<typeof createJournalFolder>) => folder.notices().map(({ code, line }) => [code, line])

describe('a journal folder', () => {
  it('that does not exist is empty and no trouble', async () => {
    const folder = createJournalFolder(join(root, 'nowhere'))
    expect(await ids(folder)).toEqual([])
    expect(folder.notices()).toEqual([])
  })

  it('gives all devices and the conflict copies of synchronisers, whatever their names', async () => {
    mkdirSync(join(root, 'phone-000002'))
    writeFileSync(file, `${line('one')}\n`)
    for (const [index, name] of [
      'phone-000002/2026-01.jsonl', 'phone-000002/2026-01.sync-conflict-20260105-101112-ABCDEFG.jsonl',
      "desk-000001/2026-01 (Ada's conflicted copy 2026-01-05).jsonl", 'desk-000001/2026-01 2.jsonl', 'stray.jsonl'
    ].entries()) writeFileSync(join(root, name), `${line(`copy${index}`)}\n`)
    writeFileSync(join(root, 'desk-000001', '.syncthing.2026-01.jsonl.tmp'), 'half a fi')
    const folder = createJournalFolder(root)
    expect((await ids(folder)).sort()).toEqual(['copy0', 'copy1', 'copy2', 'copy3', 'copy4', 'one'])
    expect(folder.notices()).toEqual([])
  })

  it('reads only what is new, however the writes are cut into pieces', async () => {
    const lines = Array.from({ length: 8 }, (_, index) => line(`é${index}`))
    const bytes = Buffer.from(`${lines.join('\n')}\n`)
    await fc.assert(fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 12 }), async (cuts) => {
      const own = join(tempFolder(), 'd')
      mkdirSync(own)
      const folder = createJournalFolder(own)
      const seen: string[] = []
      let from = 0
      for (const to of [...cuts.sort((a, b) => a - b), bytes.length]) {
        appendFileSync(join(own, 'x.jsonl'), bytes.subarray(from, to))
        from = to
        seen.push(...await ids(folder))
      }
      expect([...new Set(seen)]).toEqual(lines.map((_, index) => `é${index}`))
      expect(seen.length).toBeLessThanOrEqual(lines.length + cuts.length)
      expect(folder.notices()).toEqual([])
      expect(await ids(folder)).toEqual([])
    }), { numRuns: 40 })
  })

  it('keeps all earlier records and says so wherever the last line is torn, and a later append is read', async () => {
    const last = Buffer.from(line('torn ü'))
    const head = `${line('one')}\n${line('two')}\n`
    for (let end = 1; end < last.length; end++) {
      writeFileSync(file, Buffer.concat([Buffer.from(head), last.subarray(0, end)]))
      utimesSync(file, LONG_AGO, LONG_AGO)
      const folder = createJournalFolder(root)
      expect(await ids(folder)).toEqual(['one', 'two'])
      expect(codes(folder), `torn at ${end}`).toEqual([['journal-torn', 3]])
      appendFileSync(file, `\n${line('three')}\n`)
      expect(await ids(folder)).toEqual(['three'])
      expect(codes(folder)).toEqual([['journal-torn', 3]])
    }
    await appendLines(file, [line('four')])
    expect(await ids(createJournalFolder(root))).toEqual(['one', 'two', 'three', 'four'])
  })

  it('starts a line of its own after a torn one', async () => {
    writeFileSync(file, `${line('one')}\n${line('torn').slice(0, 40)}`)
    await appendLines(file, [line('two'), line('three')])
    const folder = createJournalFolder(root)
    expect(await ids(folder)).toEqual(['one', 'two', 'three'])
    expect(codes(folder)).toEqual([['journal-torn', 2]])
    expect(folder.notices()[0]?.message).toContain('Line 2 of the notes journal desk-000001/2026-01.jsonl')
  })

  it('waits for a line that may be being written before it complains', async () => {
    const whole = line('slow')
    writeFileSync(file, whole.slice(0, 30))
    const folder = createJournalFolder(root)
    expect(await ids(folder)).toEqual([])
    expect([codes(folder), folder.unfinished()]).toEqual([[], true])
    appendFileSync(file, `${whole.slice(30)}\n`)
    expect(await ids(folder)).toEqual(['slow'])
    expect([codes(folder), folder.unfinished()]).toEqual([[], false])
  })

  it('complains in the end where the rest of a line never comes', async () => {
    writeFileSync(file, line('slow').slice(0, 30))
    const folder = createJournalFolder(root)
    const start = performance.now()
    do await folder.read(); while (folder.unfinished() && performance.now() - start < 10 * GRACE_MS)
    expect(codes(folder)).toEqual([['journal-torn', 1]])
  })

  it('reads a last line that only lacks its line break', async () => {
    writeFileSync(file, line('one'))
    const folder = createJournalFolder(root)
    expect(await ids(folder)).toEqual(['one'])
    expect([codes(folder), folder.unfinished()]).toEqual([[], false])
  })

  it('finds a flipped bit anywhere in the file, reads the other lines, and leaves the file as it is', async () => {
    const good = Buffer.from(`${line('one')}\n${line('two')}\n${line('three')}\n`)
    const first = good.indexOf(0x0a) + 1
    for (let at = first; at < good.indexOf(0x0a, first); at++) {
      const bad = Buffer.from(good)
      bad[at] = (bad[at] ?? 0) ^ (1 << (at % 8))
      writeFileSync(file, bad)
      const folder = createJournalFolder(root)
      expect(await ids(folder)).toEqual(['one', 'three'])
      expect(codes(folder)[0]?.[1]).toBe(2)
      expect(readFileSync(file).equals(bad)).toBe(true)
    }
  })

  it('sums up many damaged lines', async () => {
    writeFileSync(file, 'rubbish\n'.repeat(5000) + `${line('one')}\n`)
    const folder = createJournalFolder(root)
    expect(await ids(folder)).toEqual(['one'])
    expect(folder.notices().length).toBeLessThan(12)
    expect(folder.notices().at(-1)?.message).toContain('4990 more lines')
  })

  it('reads a file again from its start when another takes its place', async () => {
    writeFileSync(file, `${line('one')}\n${line('two')}\n`)
    const folder = createJournalFolder(root)
    await folder.read()
    writeFileSync(join(root, 'new'), `${line('three')}\n${line('four')}\n${line('five')}\n`)
    renameSync(join(root, 'new'), file)
    expect(await ids(folder)).toEqual(['three', 'four', 'five'])
    writeFileSync(file, `${line('six')}\n${line('seven')}\n${line('eight')}\n${line('nine')}\n`)
    expect(await ids(folder)).toEqual(['six', 'seven', 'eight', 'nine'])
  })

  it('reads both sides of a git conflict', async () => {
    writeFileSync(file, ['<<<<<<< HEAD', line('ours'), '=======', line('theirs'), '>>>>>>> phone', ''].join('\n'))
    const folder = createJournalFolder(root)
    expect(await ids(folder)).toEqual(['ours', 'theirs'])
    expect(folder.notices()).toEqual([])
  })

  it('is not held up by links, devices and folders that look like journals', async () => {
    writeFileSync(file, `${line('one')}\n`)
    symlinkSync('/dev/zero', join(root, 'zero.jsonl'))
    symlinkSync('..', join(root, 'desk-000001', 'up'))
    mkdirSync(join(root, 'folder.jsonl'))
    cpSync(file, join(root, 'desk-000001', 'copy.jsonl'))
    symlinkSync(join(root, 'gone'), join(root, 'dangling.jsonl'))
    const folder = createJournalFolder(root)
    expect(await ids(folder)).toEqual(['one', 'one'])
    expect(folder.notices()).toEqual([])
  })

  it('reads a large file in pieces and drops none of its lines', async () => {
    const many = Array.from({ length: 3000 }, (_, index) => line(`${index} ${'x'.repeat(index % 190)}`))
    writeFileSync(file, `${many.join('\n')}\n${'y'.repeat(9_000_000)}\n${many.slice(0, 5).join('\n')}\n`)
    copyFileSync(file, join(root, 'again.jsonl'))
    const folder = createJournalFolder(root)
    expect((await folder.read()).length).toBe(2 * 3005)
    expect(codes(folder)).toEqual([['journal-torn', 3001], ['journal-torn', 3001]])
  })
})
