import { createEmptyCard, fsrs, type Card } from 'ts-fsrs'
import type { Grade, MemoryState, NoteReview } from '../../../shared/model.ts'

/** Whole days only, and nothing left to chance: every device that knows the same grades knows the same days. */
const scheduler = fsrs({ enable_fuzz: false, enable_short_term: false })
const GRADES = [1, 2, 3, 4] as const
const DAY_MS = 24 * 60 * 60 * 1000

/** What a review with a grade makes of the one before. */
export function graded(before: NoteReview | null, grade: Grade, at: Date): NoteReview {
  const { card } = scheduler.next(toCard(before?.memory ?? null, at), at, grade)
  return { at: at.toISOString(), due: card.due.toISOString(), grade, memory: toMemory(card, at) }
}

/** Put off to the next day of this machine; what is known of the highlight stays. */
export function skipped(before: NoteReview | null, at: Date): NoteReview {
  return { at: at.toISOString(), due: dayOf(at).end.toISOString(), grade: null, memory: before?.memory ?? null }
}

/** In how many days a highlight would come back, by grade. */
export function daysByGrade(before: NoteReview | null, at: Date): Record<Grade, number> {
  const days = GRADES.map((grade) => [grade, Math.round((Date.parse(graded(before, grade, at).due) - at.getTime()) / DAY_MS)] as const)
  return Object.fromEntries(days) as Record<Grade, number>
}

/** The day of this machine that a time is in: `end` is the start of the next one. */
export function dayOf(at: Date): { start: Date; end: Date } {
  const [year, month, day] = [at.getFullYear(), at.getMonth(), at.getDate()]
  return { start: new Date(year, month, day), end: new Date(year, month, day + 1) }
}

function toCard(memory: MemoryState | null, at: Date): Card {
  const card = createEmptyCard(at)
  if (!memory) return card
  const { stability, difficulty, reps, lapses, state, last, scheduled } = memory
  return { ...card, stability, difficulty, reps, lapses, state, last_review: new Date(last), scheduled_days: scheduled }
}

function toMemory({ stability, difficulty, reps, lapses, state, scheduled_days: scheduled }: Card, at: Date): MemoryState {
  return { stability, difficulty, reps, lapses, state, last: at.toISOString(), scheduled }
}
