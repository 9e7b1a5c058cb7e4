import { describe, expect, it } from 'vitest'
import { createPostFinder, foldQuote } from '../../../../src/main/core/exchange/import/find-post.ts'
import { bareNote, type ImportedNote } from '../../../../src/main/core/exchange/import/imported-note.ts'
import { fromHypothesis } from '../../../../src/main/core/exchange/import/hypothesis.ts'
import { fromKindle } from '../../../../src/main/core/exchange/import/kindle.ts'
import { kindleDate } from '../../../../src/main/core/exchange/import/kindle-date.ts'
import { placeNote } from '../../../../src/main/core/exchange/import/place-note.ts'
import { readNotesFile } from '../../../../src/main/core/exchange/import/read-file.ts'
import { fromReadwise } from '../../../../src/main/core/exchange/import/readwise-csv.ts'
import type { FolderEntry } from '../../../../src/main/core/folders.ts'
import type { ExchangePost } from '../../../../src/main/core/exchange/post.ts'
import { formatOf } from '../../../../src/main/core/library/source-paths.ts'
import { createWebAddresses } from '../../../../src/main/core/web-addresses.ts'
import { temporaryFolder } from '../folder.ts'
import { parsePost } from '../../../../src/main/core/parse/parse-post.ts'

const read = (name: string, text: string) => readNotesFile(name, text, (path, source) => {
  const { meta, headings, sections } = parsePost({ source, format: formatOf(path) ?? 'markdown', path })
  return { title: meta.title, headings, parts: sections.flatMap(({ parts }) => ['<section>', ...parts, '</section>']), urls: [] }
})
const brief = ({ quote, comment, post, created }: ImportedNote) => [post.title, quote.exact, comment, created]

const KINDLE = `\uFEFFOn Anchors (Ambler, R.)
- Your Highlight on page 12 | Location 123-125 | Added on Monday, April 21, 2014 10:08:07 PM

Words drift, but an anchor
==========
On Anchors (Ambler, R.)
- Your Highlight on page 12 | Location 123-126 | Added on Monday, April 21, 2014 10:09:00 PM

Words drift, but an anchor holds.
==========
On Anchors (Ambler, R.)
- Your Note on page 12 | Location 126 | Added on Monday, April 21, 2014 10:09:30 PM

Does it?
==========
锚 (Anchors) (李)
- 您在位置 #10-12的标注 | 添加于 2014年4月21日星期一 下午10:08:07

漢字かな交じり文。
==========
锚 (Anchors) (李)
- 您在位置 #12 的书签 | 添加于 2014年4月21日星期一 上午12:08:07


==========
Über Anker (R. Ambler)
- Ihre Markierung bei Position 5-6 | Hinzugefügt am Dienstag, 3. Mai 2016 22:08:07

Ein Anker hält.
==========
`

describe('a Kindle\'s clippings', () => {
  it('are read in their languages, with the last form of each highlight and the notes on them', () => {
    const notes = fromKindle(KINDLE.replace(/\n/g, '\r\n'))
    expect(notes.map(brief)).toEqual([
      ['On Anchors', 'Words drift, but an anchor holds.', 'Does it?', '2014-04-21T22:09:00.000Z'],
      ['锚 (Anchors)', '漢字かな交じり文。', '', '2014-04-21T22:08:07.000Z'],
      ['锚 (Anchors)', '', 'Kindle: 位置 #12', '2014-04-21T00:08:07.000Z'],
      ['Über Anker', 'Ein Anker hält.', '', '2016-05-03T22:08:07.000Z']
    ])
    expect(fromKindle(KINDLE)).toEqual(notes)
    expect(notes[2]).toMatchObject({ kind: 'bookmark', position: null })
  })

  it('keep what stands alone, and two highlights that only lie side by side', () => {
    const record = (info: string, text: string) => `T (A)\n- ${info}\n\n${text}\n==========\n`
    const notes = fromKindle(record('Your Note on Location 9 | Added on 1 May 2014', 'Alone.') + record('Highlight Loc. 20-24', 'First half') + record('Highlight Loc. 24-28', 'Quite another one'))
    expect(notes.map(({ kind, quote, comment }) => [kind, quote.exact, comment])).toEqual([
      ['highlight', 'First half', ''], ['highlight', 'Quite another one', ''], ['page', '', 'Alone.']
    ])
  })

  it.each([
    ['Ajouté le lundi 21 avril 2014 22:08:07', '2014-04-21T22:08:07.000Z'],
    ['Añadido el lunes, 21 de abril de 2014 22:08:07', '2014-04-21T22:08:07.000Z'],
    ['作成日: 2014年4月21日月曜日 22:08:07', '2014-04-21T22:08:07.000Z'],
    ['Added on Monday, April 21, 2014 12:08:07 AM', '2014-04-21T00:08:07.000Z'],
    ['no date', null]
  ])('tell the date of %s', (line, date) => { expect(kindleDate(`- x | ${line}`)).toBe(date) })
})

describe('an export of Hypothesis', () => {
  const row = (id: string, user: string, text: string, created: string, references?: string[]) => ({
    id, user: `acct:${user}@hypothes.is`, text, created, uri: 'https://example.org/a/', tags: [], references,
    target: references ? [] : [{ selector: [{ type: 'TextQuoteSelector', exact: 'an anchor holds' }] }]
  })

  it('puts the replies of a thread into the comment they answer, in order and by name', () => {
    const rows = [
      row('c', 'ada', 'Quite so.', '2024-03-03T08:00:00Z', ['a', 'b']), row('a', 'grace', 'Does it?', '2024-03-01T08:00:00Z'),
      { ...row('b', 'alan', 'It *does*.', '2024-03-02T08:00:00Z', ['a']), user_info: { display_name: 'Alan [T]' } },
      row('d', 'who', 'To what?', '2024-03-04T08:00:00Z', ['elsewhere'])
    ]
    const notes = fromHypothesis({ annotations: rows })
    expect(notes.map(({ kind, comment }) => [kind, comment])).toEqual([
      ['highlight', 'Does it?\n\n---\n\n**Alan \\[T\\]**, 2024-03-02:\n\nIt *does*.\n\n---\n\n**ada**, 2024-03-03:\n\nQuite so.'],
      ['page', 'To what?']
    ])
  })
})

describe('a Readwise file', () => {
  it('gives tags out of its notes and takes the names of columns in any case', () => {
    const [note] = fromReadwise('\uFEFFhighlight,Title,NOTE,Color\r\n"Several ""lines""\nof it",T,.method .c1 but why?,purple\r\n')
    expect(note).toMatchObject({ quote: { exact: 'Several "lines"\nof it' }, tags: ['method'], comment: 'but why?', colour: 'violet', post: { title: 'T' } })
  })
})

describe('a copy of a post with marks', () => {
  it('gives a note for each, with its context and headings, across formulas and not in code', () => {
    const text = '# T\n\n## Part\n\nOne ==two $x^2$ **three**== four and ==two== again.\n\n```\na ==b== c\n```\n\n| a | b |\n|---|---|\n| ==cell== | `==` |\n'
    const { format, notes } = read('copy of t.md', text)
    expect(format).toBe('obsidian')
    expect(notes.map(({ quote }) => [quote.exact, quote.prefix.slice(-4), quote.suffix.slice(0, 5)])).toEqual([
      ['two x^2 three', 'One ', ' four'], ['two', 'and ', ' agai'], ['cell', expect.any(String), '\t==']
    ])
    expect(notes[0]).toMatchObject({ headings: ['Part'], post: { title: 'T' } })
    expect(new Set(notes.map(({ id }) => id)).size).toBe(3)
  })
})

describe('files that are no notes', () => {
  it.each([
    ['empty.json', '', /empty/],
    ['cut.json', '{"annotations": [{"id": "x"', /damaged or was cut off/],
    ['other.json', '{"a": 1}', /no annotations that Lectern knows/],
    ['list.json', '[1, 2, null]', /no annotations/],
    ['a.csv', 'a,b\n1,2\n', /finds no notes/],
    ['post.md', '# Just a post\n\na = b\n', /finds no notes/],
    ['huge.json', ' '.repeat(5_000_001), /five million/]
  ])('%s are refused with a reason', (name, text, message) => { expect(() => read(name, text)).toThrow(message) })

  it('do not break on anything else that JSON can hold', () => {
    for (const value of [{ annotations: [] }, { annotations: [{ uri: 5, target: 'x', tags: [1], document: [] }] }, { type: 'Annotation', target: [null, 5] }, { type: 'AnnotationCollection', first: 'http://x' }]) {
      try { read('x.json', JSON.stringify(value)) } catch (error) { expect(error).toMatchObject({ code: 'IMPORT_UNREADABLE' }) }
    }
  })
})

const post = (path: string, title: string): ExchangePost => ({ id: path, key: path, path, title, authors: [], date: null })
const POSTS = [post('posts/2023-01-27-transformers/index.md', 'The Transformer Family'), post('anchors.md', 'On Anchors!'), post('deep/intro.md', 'Intro'), post('other/intro.md', 'Intro')]
const TEXTS: Record<string, string> = { 'anchors.md': 'Words drift, but an anchor holds in any weather.', 'deep/intro.md': 'This is the deep one.', 'other/intro.md': 'This is the other.' }
const finder = createPostFinder(POSTS, (id) => foldQuote(TEXTS[id] ?? ''))
const find = (urls: string[], title: string, exact = '') => finder.find(bareNote('x', { urls, title }, exact))?.path ?? null

describe('the post that a note means', () => {
  it.each([
    ['its path', ['deep/intro.md'], '', '', 'deep/intro.md'],
    ['the address a blog gives it', ['https://example.org/posts/2023-01-27-transformers/'], '', '', 'posts/2023-01-27-transformers/index.md'],
    ['an address with another folder, ending and fragment', ['https://example.org/blog/transformers.html#x'], '', '', 'posts/2023-01-27-transformers/index.md'],
    ['a file address', ['file:///home/me/library/anchors.md'], '', '', 'anchors.md'],
    ['its title, in any case and punctuation', [], 'on anchors', '', 'anchors.md'],
    ['a title of two, by the quote', [], 'Intro', 'the deep one', 'deep/intro.md'],
    ['a title of two, with nothing to tell them', [], 'Intro', '', null],
    ['a quote alone, where it is long', ['https://example.org/x9/'], 'Another name', 'Words drift,\nbut an anchor holds', 'anchors.md'],
    ['a quote alone, too short to tell', [], '', 'anchor', null],
    ['nothing', ['https://example.org/'], '', '', null]
  ])('is found by %s', (_, urls, title, exact, path) => { expect(find(urls, title, exact)).toBe(path) })
})

describe('the address that a post has on the web', () => {
  const folder = () => temporaryFolder({
    'blog/_config.yml': 'url: https://site.example\nbaseurl: /notes\n', 'blog/_posts/2024-05-06-same-name.md': '# One',
    'dev/same-name.md': '---\ncanonical_url: https://www.dev.example/x/first-post/?ref=a\n---\n# Two',
    'page.html': '<html><head><link href="https://page.example/2020/01/wonder.html" rel="canonical"></head><body><p>Three</p></body></html>'
  })
  const finderIn = (path: string) => createPostFinder(
    ['blog/_posts/2024-05-06-same-name.md', 'dev/same-name.md', 'page.html'].map((each) => ({ ...post(each, 'Same'), id: `f1-${each}` })),
    () => '', createWebAddresses({ get: () => ({ path }) as FolderEntry })
  )

  it.each([
    ['that its front matter calls canonical', 'http://dev.example/x/first-post#part', 'dev/same-name.md'],
    ['that its head calls canonical', 'https://page.example/2020/01/wonder', 'page.html'],
    ['below the base of its site', 'https://site.example/notes/same-name/', 'blog/_posts/2024-05-06-same-name.md'],
    ['of nothing here', 'https://elsewhere.example/quite/another', null]
  ])('finds it by the one %s', (_, url, path) => {
    expect(finderIn(folder()).find(bareNote('x', { urls: [url], title: '' }, ''))?.path ?? null).toBe(path)
  })
})

describe('the place of an imported note', () => {
  const text = 'He said “wait” and  then left.\nSame words here. Same words here.'
  const place = (exact: string, prefix = '', suffix = '') => {
    const { selector, placed } = placeNote({ ...bareNote('x', { urls: [], title: '' }, exact), quote: { exact, prefix, suffix } }, { hash: 'h', text, headings: [] })
    return placed ? text.slice(selector.position.start, selector.position.end) : null
  }
  it('is found through other white space, quotation marks and dashes', () => {
    expect(place('said "wait" and then\n left.')).toBe('said “wait” and  then left.')
  })
  it('is refused where the words are not there, or stand twice and nothing tells which', () => {
    expect(place('quite other words')).toBeNull()
    expect(place('Same  words here.')).toBeNull()
    expect(place('Same  words here.', 'here. ', '')).toBe('Same words here.')
  })
  it('is told by the headings above it where its words stand twice in the same surroundings', () => {
    const part = 'The sampler takes fifty small steps and stops there.\n'
    const twice = `One\n${part}Two\n${part}`
    const headings = ['One', 'Two'].map((name) => ({ level: 2, text: name, id: name.toLowerCase(), start: twice.indexOf(name) }))
    const quote = { exact: 'fifty small steps', prefix: 'The sampler takes ', suffix: ' and stops there.' }
    const note = { ...bareNote('x', { urls: [], title: '' }, quote.exact), quote, headings: ['Two'] }
    expect(placeNote(note, { hash: 'h', text: twice, headings })).toMatchObject({ placed: true, selector: { position: { start: twice.lastIndexOf(quote.exact) } } })
    expect(placeNote({ ...note, headings: [] }, { hash: 'h', text: twice, headings }).placed).toBe(false)
  })
  it('keeps quote and version of a note that Lectern made', () => {
    const note = { ...bareNote('x', { urls: [], title: '' }, 'old words'), hash: 'old', position: { start: 3, end: 12, unit: 'utf16' as const } }
    expect(placeNote(note, { hash: 'h', text, headings: [] })).toEqual({ selector: { quote: note.quote, position: { start: 3, end: 12 }, headings: [], hash: 'old' }, placed: false })
  })
})
