/** Highlights that come back to the reader, a few a day, by FSRS (https://github.com/open-spaced-repetition/ts-fsrs). */
import { z } from 'zod'
import { Annotation } from './annotation.ts'
import { NotePost } from './notebook.ts'
import { Span } from './span.ts'

/** How well the reader knew it: 1 again, 2 hard, 3 good, 4 easy. */
export const Grade = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)])
export type Grade = z.infer<typeof Grade>

/** What FSRS remembers of a highlight. Times are ISO; `scheduled` is in days. */
export const MemoryState = z.object({
  stability: z.number(),
  difficulty: z.number(),
  reps: z.int().min(0),
  lapses: z.int().min(0),
  state: z.int().min(0).max(3),
  last: z.string(),
  scheduled: z.number()
})
export type MemoryState = z.infer<typeof MemoryState>

/** The last time that a highlight was reviewed. `grade` null: it was skipped; `memory` null: it was never graded. */
export const NoteReview = z.object({ at: z.string(), due: z.string(), grade: Grade.nullable(), memory: MemoryState.nullable() })
export type NoteReview = z.infer<typeof NoteReview>

/** A highlight to review, with the words around it on its own lines. */
export const ReviewCard = z.object({
  annotation: Annotation,
  post: NotePost,
  before: z.string(),
  after: z.string(),
  formulas: z.object({ before: z.array(Span), quote: z.array(Span), after: z.array(Span) }),
  review: NoteReview.nullable(),
  /** In how many days it would come back, by grade. */
  days: z.object({ 1: z.int(), 2: z.int(), 3: z.int(), 4: z.int() })
})
export type ReviewCard = z.infer<typeof ReviewCard>

/** What is left of a day's review. `done`: graded today; `perDay` 0: it is switched off. */
export const ReviewDay = z.object({ perDay: z.int().min(0), done: z.int().min(0), cards: z.array(ReviewCard) })
export type ReviewDay = z.infer<typeof ReviewDay>
