import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createJournalWriter } from '../../../../src/main/core/annotations/journal/journal-writer.ts'
import { placesOf } from '../../../../src/main/core/annotations/journal/places.ts'
import { tempFolder } from './helpers.ts'

function openWriter(base = tempFolder(), fallback = false) {
  const places = placesOf(tempFolder(), { id: '00000000', path: base })
  const writer = createJournalWriter({
    place: places.library, fallback: fallback ? places.app : null, device: 'desk-1',
    now: () => Date.UTC(2026, 0, 31, 23, 59), onFallback: () => undefined
  })
  return { writer, base, file: join(base, '.lectern', 'journal', 'desk-1', '2026-01.jsonl') }
}

describe('writing a journal', () => {
  it('makes the folders and the file of the month at the first line', async () => {
    const { writer, file } = openWriter()
    await writer.append('one')
    await writer.append('two')
    expect(readFileSync(file, 'utf8')).toBe('one\ntwo\n')
  })

  it('writes lines that wait together in their order', async () => {
    const { writer, file } = openWriter()
    const lines = Array.from({ length: 200 }, (_, index) => `line ${index}`)
    await Promise.all(lines.map((line) => writer.append(line)))
    expect(readFileSync(file, 'utf8')).toBe(`${lines.join('\n')}\n`)
  })

  it('writes on where the file or its folder was taken away', async () => {
    const { writer, file, base } = openWriter()
    await writer.append('one')
    rmSync(file)
    await writer.append('two')
    rmSync(join(base, '.lectern'), { recursive: true })
    await writer.append('three')
    expect(readFileSync(file, 'utf8')).toBe('three\n')
  })

  it('shares a file with another process', async () => {
    const one = openWriter()
    const other = openWriter(one.base)
    await Promise.all(Array.from({ length: 100 }, (_, index) => [one.writer.append(`a${index}`), other.writer.append(`b${index}`)]).flat())
    const lines = readFileSync(one.file, 'utf8').trimEnd().split('\n').filter((line) => line !== '')
    expect(lines.sort()).toEqual(Array.from({ length: 100 }, (_, index) => [`a${index}`, `b${index}`]).flat().sort())
  })

  it('says that the disk is full, acknowledges nothing, and works again when it is not', async () => {
    const { writer, file, base } = openWriter()
    mkdirSync(join(base, '.lectern', 'journal', 'desk-1'), { recursive: true })
    symlinkSync('/dev/full', file)
    const results = await Promise.allSettled([writer.append('one'), writer.append('two')])
    expect(results.map((result) => result.status === 'rejected' && result.reason.code)).toEqual(['DISK_FULL', 'DISK_FULL'])
    rmSync(file)
    await writer.append('three')
    expect(readFileSync(file, 'utf8')).toBe('three\n')
  })

  it('says that the journal cannot be written where a file is in its way', async () => {
    const { writer, base } = openWriter()
    writeFileSync(join(base, '.lectern'), '')
    await expect(writer.append('one')).rejects.toMatchObject({ code: 'JOURNAL_UNWRITABLE' })
    rmSync(join(base, '.lectern'))
    await expect(writer.append('two')).resolves.toBeUndefined()
  })

  it('does not make up the folder of a drive that is unplugged', async () => {
    const { writer, base } = openWriter(join(tempFolder(), 'drive', 'notes'))
    await expect(writer.append('one')).rejects.toMatchObject({ code: 'JOURNAL_UNWRITABLE' })
    expect(() => readFileSync(base)).toThrow('ENOENT')
  })
})
