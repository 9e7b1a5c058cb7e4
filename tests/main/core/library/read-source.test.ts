import { createHash } from 'node:crypto'
import { mkdirSync, symlinkSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { MAX_BYTES, readSource } from '../../../../src/main/core/library/read-source.ts'
import { temporaryFolder } from '../folder.ts'

const read = (content: Buffer | string) => readSource(temporaryFolder({ 'a.md': content }), 'a.md')

describe('readSource', () => {
  it('tells text, size, time and hash', () => {
    const source = read('Grüße\n')
    expect(source).toMatchObject({ path: 'a.md', text: 'Grüße\n', bytes: 8, warnings: [] })
    expect(source.hash).toBe(createHash('sha256').update('Grüße\n').digest('hex'))
  })

  it.each([
    ['UTF-8 with a byte order mark', Buffer.from('\uFEFFnaïve', 'utf8')],
    ['UTF-16, little endian', Buffer.from('\uFEFFnaïve', 'utf16le')],
    ['UTF-16, big endian', Buffer.from('\uFEFFnaïve', 'utf16le').swap16()]
  ])('reads %s', (_, bytes) => {
    expect(read(bytes)).toMatchObject({ text: 'naïve', warnings: [] })
  })

  it('reads what is not UTF-8 as Windows-1252, with a warning', () => {
    const source = read(Buffer.from([0x93, 0x6e, 0xef, 0x94, 0x20, 0x80]))
    expect(source.text).toBe('“nï” €')
    expect(source.warnings.map(({ code }) => code)).toEqual(['encoding-guessed'])
  })

  it('shows nothing of binary rubbish, with a warning', () => {
    const source = read(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]))
    expect(source.text).toBe('')
    expect(source.warnings.map(({ code }) => code)).toEqual(['not-text'])
  })

  it('reads an empty file', () => {
    expect(read('')).toMatchObject({ text: '', bytes: 0, warnings: [] })
  })

  it('says that a file is not there', () => {
    expect(() => readSource(temporaryFolder(), 'gone.md')).toThrow(expect.objectContaining({ code: 'POST_MISSING' }))
  })

  it('says that a folder of that name is no file', () => {
    const root = temporaryFolder()
    mkdirSync(join(root, 'a.md'))
    expect(() => readSource(root, 'a.md')).toThrow(expect.objectContaining({ code: 'POST_UNREADABLE', message: expect.stringContaining('not a file') as string }))
  })

  it('refuses a file that would fill the memory', () => {
    const root = temporaryFolder({ 'a.md': '' })
    truncateSync(join(root, 'a.md'), MAX_BYTES + 1)
    expect(() => readSource(root, 'a.md')).toThrow(expect.objectContaining({ code: 'POST_UNREADABLE', message: expect.stringContaining('64 MB') as string }))
  })

  it.each(['../secret.md', 'a/../../secret.md', 'link.md', '/etc/passwd', 'a\0.md', ''])('does not leave the folder for %j', (path) => {
    const outer = temporaryFolder({ 'secret.md': 'secret', 'inner/a/x.md': '' })
    symlinkSync(join(outer, 'secret.md'), join(outer, 'inner/link.md'))
    expect(() => readSource(join(outer, 'inner'), path)).toThrow(expect.objectContaining({ name: 'LecternError' }))
  })
})
