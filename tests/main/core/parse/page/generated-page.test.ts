import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse, slotsOf } from '../serialise.ts'
import { paperModPage } from './generated-page.ts'

const library = resolve(import.meta.dirname, '../../../../../resources/library')
/** Notes in plain Markdown: what Hugo alone or another dialect reads is not for the small generator here. */
const notes = globSync('posts/*/index.md', { cwd: library }).sort().map((path) => join(library, path))
  .filter((path) => !/\{\{[<%]|^> \[!|^:::|\{:|^\*\[|```mermaid|\^\w+\^|==\w|^- \[ \]/m.test(readFileSync(path, 'utf8')))

/** References to footnotes are `[1]` here and `1` there, and captions in italics are only known as such in Markdown. */
const withoutMarks = (text: string): string => text.replace(/\[(\d{1,2})\]/g, '$1').replace(/\s+/g, ' ')

describe('a page that Hugo generates with PaperMod and MathJax', () => {
  it('is tried with notes of the bundled shelf', () => expect(notes.length).toBeGreaterThan(5))

  it.each(notes.map((path) => [basename(dirname(path)), path]))('reads as its source: %s', (_, path) => {
    const note = readFileSync(path, 'utf8')
    const source = parse(note, { path: 'note.md' })
    const page = parse(paperModPage(note), { path: 'note.html', format: 'html' })
    expect(withoutMarks(page.text)).toBe(withoutMarks(source.text))
    expect(page.headings.map(({ level, text }) => `${level} ${text}`)).toEqual(source.headings.map(({ level, text }) => `${level} ${text}`))
    const facts = (post: typeof page) => slotsOf(post).flatMap((slot) =>
      slot.kind === 'math' ? [`${slot.display ? 'display' : 'inline'} ${slot.tex}`] : slot.kind === 'code' ? [`${slot.language}\n${slot.code}`] : [])
    expect(facts(page)).toEqual(facts(source))
    expect(page.meta).toMatchObject({ title: source.meta.title, authors: source.meta.authors })
    expect(page.meta.date?.slice(0, 10)).toBe(source.meta.date?.slice(0, 10))
    expect(page.assets).toEqual(source.assets)
    expect(page.warnings).toEqual([])
  })
})
