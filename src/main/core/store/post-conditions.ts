import type { PostConditions } from '../../../shared/model.ts'
import { fold } from './post-record.ts'

/** Values of the column `state`. */
const STATES = { all: null, unread: 0, reading: 1, read: 2 } as const
const MARKS = { annotated: 'notes > 0', changed: 'changed = 1' } as const

/** Listed posts for which all conditions hold, as an SQL expression over `posts` and its values in order. */
export function toSql({ folderId, tags, author, period, shelf, marks, words }: PostConditions): { where: string; values: (string | number)[] } {
  const where = ['gone = 0']
  const values: (string | number)[] = []
  const add = (condition: string, ...bound: (string | number)[]) => { where.push(condition); values.push(...bound) }
  if (folderId !== undefined) add('folder = ?', folderId)
  for (const tag of tags) add('post IN (SELECT post FROM tags WHERE key = ?)', fold(tag))
  if (author !== undefined) add('post IN (SELECT post FROM authors WHERE key = ?)', fold(author))
  if (period === 'undated') add('date IS NULL')
  else if (period?.length === 4) add('substr(date, 1, 7) >= ? AND substr(date, 1, 7) < ?', `${period}-`, `${period}.`)
  else if (period !== undefined) add('substr(date, 1, 7) = ?', period)
  const state = STATES[shelf]
  // The sign keeps SQLite from taking the index of what most posts have where another condition leaves fewer.
  const sign = where.length > 1 ? '+' : ''
  if (state !== null) add(`${sign}state = ?`, state)
  for (const mark of marks) add(sign + MARKS[mark])
  for (const word of new Set(fold(words).split(/\s+/))) if (word !== '') add('instr(folded, ?) > 0', word)
  return { where: where.join(' AND '), values }
}
