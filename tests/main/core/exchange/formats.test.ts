import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import type { Annotation } from '../../../../src/shared/model.ts'
import { toAnkiTsv } from '../../../../src/main/core/exchange/export/anki-tsv.ts'
import { toCsv, toReadwiseCsv } from '../../../../src/main/core/exchange/export/csv.ts'
import { createNames, fileNameOf } from '../../../../src/main/core/exchange/export/file-name.ts'
import { annotation, POST } from './arbitrary.ts'

const on = (...notes: Annotation[]) => [{ post: POST, text: null, notes }]
const cards = (note: Annotation) => Papa.parse<string[]>(toAnkiTsv(on(note)).text.split('\n').slice(4).join('\n'), { delimiter: '\t', skipEmptyLines: true }).data

describe('Anki cards', () => {
  it('begin with the lines that tell Anki how to read them', () => {
    expect(toAnkiTsv(on()).text).toBe('#separator:Tab\n#html:true\n#notetype column:1\n#tags column:4\n')
  })

  it.each([
    ['Q: What is $x^2$?\nA: A square, <b>.', '', ['Basic', 'What is \\(x^2\\)?', 'A square, &lt;b&gt;.']],
    ['Why?\nBecause "so".\n$$a\nb$$', '', ['Basic', 'Why?', 'Because "so".<br>\\[a<br>b\\]']],
    ['なぜ？', 'an anchor holds', ['Basic', 'なぜ？', 'an anchor holds']],
    ['It does.', 'an anchor holds', ['Basic', 'an anchor holds', 'It does.']],
    ['Mind {{anchor}} and {{holds}}.', 'an anchor holds', ['Cloze', 'an {{c1::anchor}} {{c2::holds}}', 'Mind  and .']]
  ])('are made of the comment %j', (comment, exact, [type, front, back]) => {
    const [card] = cards(annotation({ comment, tags: ['to do'] }, exact))
    expect(card).toEqual([type, front, `${back}<br><br><small>${POST.title.replace('&', '&amp;')} › The quote</small>`, 'lectern to-do'])
  })

  it('are not made of a bare highlight', () => {
    expect(toAnkiTsv(on(annotation(), annotation({ comment: 'Yes.' })))).toMatchObject({ notes: 1 })
  })
})

describe('CSV', () => {
  it('holds every note with all its fields, and nothing that a spreadsheet would run', () => {
    const text = toCsv(on(annotation({ comment: '=HYPERLINK("x")\nsecond "line"', tags: ['a', 'b'] }, '漢字, and 🎉')))
    expect(text.startsWith('\uFEFFPost,Path,')).toBe(true)
    const [row] = Papa.parse<Record<string, string>>(text.slice(1), { header: true, skipEmptyLines: true }).data
    expect(row).toMatchObject({ Post: POST.title, Path: POST.path, Authors: 'R. Ambler, 李', Section: 'The quote', Quote: '漢字, and 🎉', Comment: '\'=HYPERLINK("x")\nsecond "line"', Tags: 'a, b', Kind: 'highlight' })
  })

  it('for Readwise has its columns, tags in the note, and leaves out what has no words', () => {
    const { text, notes } = toReadwiseCsv(on(annotation({ comment: 'why?', tags: ['to do'] }), annotation({ kind: 'bookmark' }, ''), annotation({ kind: 'page', comment: 'On all of it.' }, '')))
    expect(text.split('\r\n')).toEqual([
      'Highlight,Title,Author,URL,Note,Location,Date',
      'an anchor holds,"On 漢字, ""quotes"" & 🎉","R. Ambler, 李",notes%20on%20x/a%20b.md,.to-do why?,17,2024-05-01T10:00:00.000Z',
      'On all of it.,"On 漢字, ""quotes"" & 🎉","R. Ambler, 李",notes%20on%20x/a%20b.md,,17,2024-05-01T10:00:00.000Z',
      ''
    ])
    expect(notes).toBe(2)
  })
})

describe('names of files', () => {
  it('are titles that every file system takes, each once', () => {
    expect(fileNameOf('a/b: "c" <d>?')).toBe('a b c d')
    expect(fileNameOf('../..')).toBe('Post')
    expect(fileNameOf('CON')).toBe('Post CON')
    expect(fileNameOf('漢字 🎉'.repeat(40)).length).toBeLessThan(130)
    const name = createNames(['Notes.md'])
    expect([name('notes', 'md'), name('Title', 'md'), name('title', 'md')]).toEqual(['notes 2.md', 'Title.md', 'title 2.md'])
  })
})
