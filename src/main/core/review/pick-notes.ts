import { createHash } from 'node:crypto'
import type { NoteReview } from '../../../shared/model.ts'
import { dayOf } from './schedule.ts'

/** A highlight as the day's choice sees it. `created`: ISO time. */
export interface Reviewable { id: string; created: string; review: NoteReview | null }

/**
 * What is left to review today: what is due, the longest overdue first, then highlights of days before that were never
 * reviewed, in an order that is another each day and the same all day. Never more than `perDay` with those graded today.
 */
export function pickNotes<T extends Reviewable>(notes: readonly T[], now: Date, perDay: number): { done: number; left: T[] } {
  const { start, end } = dayOf(now)
  const isBefore = (time: string, moment: Date) => Date.parse(time) < moment.getTime()
  const done = notes.filter(({ review }) => review && review.grade !== null && !isBefore(review.at, start)).length
  const due = notes.flatMap((note) => (note.review && isBefore(note.review.at, start) && isBefore(note.review.due, end) ? [{ note, due: note.review.due }] : []))
    .sort((a, b) => Date.parse(a.due) - Date.parse(b.due) || compare(a.note.id, b.note.id))
  const drawn = (id: string) => createHash('sha256').update(`${start.toDateString()} ${id}`).digest('hex')
  const fresh = notes.flatMap((note) => (note.review === null && isBefore(note.created, start) ? [{ note, order: drawn(note.id) }] : []))
    .sort((a, b) => compare(a.order, b.order))
  return { done, left: [...due, ...fresh].slice(0, Math.max(0, perDay - done)).map(({ note }) => note) }
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
