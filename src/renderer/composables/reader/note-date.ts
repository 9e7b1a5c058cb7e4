import { formatterOf } from '../../lib/words.ts'

const thisYear = () => formatterOf('note of this year', (tag) => new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short' }))
const otherYear = () => formatterOf('note of another year', (tag) => new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', year: 'numeric' }))

/** When a note was written, in the reader's language and time zone: `12 Mar`, with the year where it is another. */
export function formatNoteDate(iso: string, now = new Date()): string {
  const date = new Date(iso)
  if (Number.isNaN(date.getTime())) return ''
  return (date.getFullYear() === now.getFullYear() ? thisYear() : otherYear()).format(date)
}
