import Papa from 'papaparse'
import { stableId } from '../stable-id.ts'
import { bareNote, toIsoDate, type ImportedNote } from './imported-note.ts'

/** Names of columns, folded: those of Readwise's import and of its export (https://docs.readwise.io). */
const COLUMNS = {
  highlight: ['highlight'],
  title: ['title', 'book title'],
  author: ['author', 'book author'],
  url: ['url', 'source url'],
  note: ['note'],
  location: ['location'],
  date: ['date', 'highlighted at'],
  tags: ['tags'],
  colour: ['color', 'colour']
} as const
type Column = keyof typeof COLUMNS
type Row = Record<Column, string>

const COLOURS = ['yellow', 'green', 'blue', 'pink', 'orange'] as const

/** Whether text is CSV with a column `Highlight`, the only one that Readwise wants. */
export const isReadwise = (text: string): boolean =>
  Papa.parse<string[]>(text, { preview: 1 }).data[0]?.some((name) => COLUMNS.highlight.some((known) => known === fold(name))) ?? false

/** Notes of a Readwise CSV. Tags may stand in the note: `.method .c1` at its start. */
export function fromReadwise(text: string): ImportedNote[] {
  const [head = [], ...lines] = Papa.parse<string[]>(text, { skipEmptyLines: 'greedy' }).data
  const at = Object.fromEntries(Object.entries(COLUMNS).map(([column, names]) => [column, head.findIndex((name) => names.some((known) => known === fold(name)))]))
  return lines.flatMap((line) => {
    const row = Object.fromEntries(Object.entries(at).map(([column, index]) => [column, (line[index] ?? '').toWellFormed()])) as Row
    const exact = row.highlight.replace(/\r\n?/g, '\n').trim()
    return exact === '' ? [] : [toNote(row, exact)]
  })
}

const fold = (name: string) => name.replace(/^\uFEFF/, '').trim().toLowerCase()

function toNote(row: Row, exact: string): ImportedNote {
  const { tags, comment } = splitTags(row.note.replace(/\r\n?/g, '\n').trim())
  const created = toIsoDate(row.date)
  const colour = row.colour.trim().toLowerCase()
  return {
    ...bareNote(stableId('readwise', row.title, row.url, exact, row.date, row.location), { urls: row.url === '' ? [] : [row.url], title: row.title }, exact),
    colour: colour === 'purple' ? 'violet' : COLOURS.find((known) => known === colour) ?? 'yellow',
    comment,
    tags: [...new Set([...tags, ...row.tags.split(',').map((tag) => tag.trim()).filter((tag) => tag !== '')])],
    created,
    modified: created
  }
}

/** `.tag` words at the start of a note are its tags; `.h1` and `.c1` of Readwise are orders to it, and no tags. */
export function splitTags(note: string): { tags: string[]; comment: string } {
  const head = /^(?:\.[^\s.]\S*(?:[ \t]+|\n|$))+/.exec(note)?.[0] ?? ''
  const tags = head.split(/\s+/).filter((word) => word !== '').map((word) => word.slice(1)).filter((tag) => !/^(?:h[1-6]|c\d+)$/.test(tag))
  return { tags, comment: note.slice(head.length).trim() }
}
