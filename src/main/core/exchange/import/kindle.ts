import { stableId } from '../stable-id.ts'
import { bareNote, type ImportedNote } from './imported-note.ts'
import { kindleDate } from './kindle-date.ts'

const RULE = /^={10}[ \t]*$/m
/** The kind of a record, in the languages that Kindles speak. */
const KINDS = {
  note: /\bnote\b|\bnota\b|\bnotiz\b|\bnotitie\b|笔记|筆記|メモ|заметка|\bnot\b/i,
  bookmark: /\bbookmark\b|\bsignet\b|\blesezeichen\b|\bmarcador\b|\bsegnalibro\b|\bbladwijzer\b|书签|書籤|ブックマーク|закладка/i
}
/** `Location 123-125`, `Loc. 13169`, `位置 #10-12`, `Position 5-6`, `emplacement 7`; else the page. */
const LOCATION = /(?:loc(?:ation|\.)?|pos(?:ition|ición|izione|ição|\.)?|emplacement|位置(?:No\.)?|место(?:положение)?|locatie)\s*#?\s*(\d+)(?:\s*[-–]\s*(\d+))?|#(\d+)(?:\s*[-–]\s*(\d+))?/i
const PAGE = /(?:page|seite|página|pagina|第|стр(?:анице|\.)?|ページ)\s*#?\s*(\d+)(?:\s*[-–]\s*(\d+))?/i

interface Record { title: string; author: string; kind: 'highlight' | 'note' | 'bookmark'; from: number; to: number; where: string; text: string; date: string | null; comment: string }

/** Whether text looks like `My Clippings.txt`: records of a title, a line with a dash, and a rule. */
export const isKindle = (text: string): boolean => /^\uFEFF?[^\n]+\r?\n-[^\n]*(?:\||\d)[^\n]*\r?\n/.test(text) && RULE.test(text.replace(/\r/g, ''))

/**
 * Notes of a Kindle's `My Clippings.txt`. The file only grows: a highlight that was changed stands there in every form it
 * had, so of those that overlap, with words in common, the last is kept, or the longest where one holds the other. A note
 * goes to the highlight that ends where it stands. A bookmark tells no words: it is one without a place, with its location
 * as the comment, for the reader to give it one.
 */
export function fromKindle(text: string): ImportedNote[] {
  const records = text.replace(/\r\n?/g, '\n').toWellFormed().split(RULE).flatMap(readRecord)
  return [...Map.groupBy(records, ({ title, author }) => `${title}\n${author}`).values()].flatMap(keepLast).map(toNote)
}

/** The records of one book. */
function keepLast(records: readonly Record[]): Record[] {
  const kept: Record[] = []
  for (const record of records.filter(({ kind }) => kind === 'highlight')) {
    const at = kept.findIndex((other) => overlaps(other, record) && shareWords(other.text, record.text))
    const other = kept[at]
    if (!other) kept.push(record)
    else if (!other.text.includes(record.text)) kept[at] = record
  }
  for (const note of records.filter(({ kind }) => kind === 'note')) {
    const owner = kept.findLast((each) => each.kind === 'highlight' && each.from <= note.from && note.from <= each.to)
    if (!owner) kept.push(note)
    else if (!owner.comment.split('\n\n').includes(note.text)) owner.comment = [owner.comment, note.text].filter((part) => part !== '').join('\n\n')
  }
  const marks = records.filter(({ kind, from }) => kind === 'bookmark' && !Number.isNaN(from))
  return [...kept, ...new Map(marks.map((mark) => [mark.from, mark])).values()]
}

function readRecord(block: string): Record[] {
  const [first = '', info = '', ...rest] = block.replace(/^[\s\uFEFF]+/, '').split('\n')
  if (!info.trim().startsWith('-')) return []
  const name = /^(.*?)\s*(?:[(（]([^()（）]*(?:\([^()]*\)[^()（）]*)*)[)）])?$/s.exec(first.slice(0, 500).replace(/\uFEFF/g, '').trim())
  const kind = KINDS.bookmark.test(info) ? 'bookmark' : KINDS.note.test(info.split('|')[0] ?? '') ? 'note' : 'highlight'
  const found = LOCATION.exec(info) ?? PAGE.exec(info)
  const from = Number(found?.[1] ?? found?.[3] ?? NaN)
  const short = found?.[2] ?? found?.[4]
  const text = rest.join('\n').trim()
  if (text === '' && kind !== 'bookmark') return []
  return [{ title: name?.[1] ?? first.trim(), author: name?.[2] ?? '', kind, from, to: short === undefined ? from : endOf(from, short), where: found?.[0].trim() ?? '', text, date: kindleDate(info), comment: '' }]
}

/** Old Kindles shorten the end: `1201-07`. */
function endOf(from: number, to: string): number {
  const whole = Number(to)
  return whole >= from ? whole : Number(String(from).slice(0, -to.length) + to)
}

const overlaps = (a: Record, b: Record) => (Number.isNaN(a.from) && Number.isNaN(b.from)) || (a.from <= b.to && b.from <= a.to)
function shareWords(a: string, b: string): boolean {
  if (a.includes(b) || b.includes(a)) return true
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  const half = Math.ceil(short.length / 2)
  return half >= 8 && (long.includes(short.slice(0, half)) || long.includes(short.slice(-half)))
}

function toNote({ title, author, kind, from, where, text, date, comment }: Record): ImportedNote {
  const id = stableId('kindle', title, author, kind, String(from), text)
  const note = { ...bareNote(id, { urls: [], title }, kind === 'highlight' ? text : ''), created: date, modified: date }
  if (kind === 'bookmark') return { ...note, kind, comment: `Kindle: ${where}` }
  return kind === 'highlight' ? { ...note, comment } : { ...note, kind: 'page', comment: text }
}
