import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createClock } from '../../../../src/main/core/annotations/journal/hlc.ts'
import { fromLine, salvage, toLine, type JournalRecord } from '../../../../src/main/core/annotations/journal/record.ts'
import { crc32 } from 'node:zlib'

const clock = createClock('desk-0a1b2c.1', () => Date.UTC(2026, 0, 5))

const note = (comment = 'Is it so? “Ja” 🧬 {"v":1}'): JournalRecord => ({
  v: 1, t: clock.next(), k: 'annotation', id: 'n1', base: [], post: '0123456789abcdef', path: 'a/b.md',
  selector: { quote: { exact: 'cell', prefix: 'A ', suffix: ' div' }, position: { start: 2, end: 6 }, headings: ['A'], hash: 'h' },
  colour: 'yellow', kind: 'highlight', comment, tags: ['x'], detached: false, created: '2026-01-05T00:00:00.000Z', modified: '2026-01-05T00:00:00.000Z'
})
const read = (line: string | Buffer) => fromLine(Buffer.from(line))
const sealed = (value: object) => {
  const body = JSON.stringify(value).slice(0, -1)
  return `${body},"c":"${crc32(body).toString(16).padStart(8, '0')}"}`
}

describe('a journal line', () => {
  it('gives back the record, whatever its words', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.array(fc.string()), (comment, tags) => {
      const record = { ...note(comment), tags }
      const line = toLine(record)
      expect(line.includes('\n')).toBe(false)
      const found = read(line)
      expect(found.state === 'record' && JSON.stringify({ ...found.record, c: undefined })).toBe(JSON.stringify(record))
    }))
  })

  it('shows any single flipped bit', () => {
    const line = Buffer.from(toLine(note()))
    for (let bit = 0; bit < line.length * 8; bit++) {
      const bad = Buffer.from(line)
      bad[bit >> 3] = (bad[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      const parts = bad.includes(0x0a) ? [bad.subarray(0, bad.indexOf(0x0a)), bad.subarray(bad.indexOf(0x0a) + 1)] : [bad]
      expect(parts.map((part) => fromLine(part).state).filter((state) => state === 'record'), `bit ${bit}`).toEqual([])
      expect(salvage(bad).records, `bit ${bit}`).toEqual([])
    }
  })

  it('shows every place where it can be torn', () => {
    const line = Buffer.from(toLine(note()))
    for (let end = 1; end < line.length; end++) expect(fromLine(line.subarray(0, end)).state).toBe('torn')
  })

  it('is read with the carriage return of another system', () => {
    expect(read(`${toLine(note())}\r`).state).toBe('record')
    expect(read('\r').state).toBe('empty')
  })

  it('keeps fields that a later version added, in the selector too', () => {
    const later = { ...note(), underline: true } as JournalRecord & { selector: Record<string, unknown> }
    later.selector.tex = 'x^2'
    expect(read(sealed(later))).toMatchObject({ state: 'record', record: { underline: true, selector: { tex: 'x^2' } } })
  })

  it('leaves kinds and versions that it does not know to those who do', () => {
    expect(read(sealed({ ...note(), k: 'bookmark' })).state).toBe('foreign')
    expect(read(sealed({ ...note(), v: 2, id: 7 })).state).toBe('foreign')
  })

  it('names a whole line that makes no sense', () => {
    expect(read(sealed({ ...note(), selector: 'here' })).state).toBe('invalid')
    expect(read(sealed({ ...note(), t: 'yesterday' })).state).toBe('invalid')
    expect(read(sealed([1])).state).not.toBe('record')
  })

  it('reads past the marks that git leaves in a conflict', () => {
    for (const mark of ['<<<<<<< HEAD', '=======', '>>>>>>> other']) expect(read(mark).state).toBe('empty')
  })
})

describe('what is saved from a damaged line', () => {
  it('is the line that was run together with a torn one', () => {
    const [torn, whole] = [toLine(note('first')), note('second')]
    const found = salvage(Buffer.from(torn.slice(0, 60) + toLine(whole)))
    expect(found).toMatchObject({ records: [whole], rest: true })
  })

  it('is both lines where only the break between them was lost', () => {
    const [a, b] = [note('first'), note('second')]
    expect(salvage(Buffer.from(toLine(a) + toLine(b)))).toMatchObject({ records: [a, b], rest: false })
    expect(salvage(Buffer.from(`${toLine(a)}K${toLine(b)}`))).toMatchObject({ records: [a, b], rest: true })
  })
})
