import type { NoteReview } from '../../../shared/model.ts'
import type { ReviewRecord } from './journal/record.ts'

/** What a record tells of reviewing a highlight; null: as if it had never been reviewed. */
export function fromReviewRecord({ at, due, grade, memory }: ReviewRecord): NoteReview | null {
  return due === undefined ? null : { at, due, grade: grade ?? null, memory: memory ?? null }
}

/** The fields of the record that says so. @param at when it became so, ISO */
export function toReviewFields(review: NoteReview | null, at: string) {
  if (!review) return { at }
  return { at: review.at, due: review.due, ...(review.grade !== null && { grade: review.grade }), ...(review.memory !== null && { memory: review.memory }) }
}
