import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createJournalState } from '../../../../src/main/core/annotations/journal-state.ts'
import { createClock } from '../../../../src/main/core/annotations/journal/hlc.ts'
import { fromLine, toLine, type ReviewRecord } from '../../../../src/main/core/annotations/journal/record.ts'
import { fromReviewRecord, toReviewFields } from '../../../../src/main/core/annotations/review-record.ts'
import { graded, skipped } from '../../../../src/main/core/review/schedule.ts'
import type { NoteReview } from '../../../../src/shared/model.ts'

const START = Date.parse('2025-03-01T09:00:00Z')
const HOUR = 3_600_000

/** What a device did: to which highlight, how long after what it did before, and which grade; 0 skips, 5 takes back. */
const deeds = fc.array(fc.record({ note: fc.constantFrom('a', 'b', 'c'), hours: fc.integer({ min: 1, max: 200 }), grade: fc.integer({ min: 0, max: 5 }) }), { maxLength: 8 })

/** The journal of a device that knows nothing of the other. */
function journalOf(device: string, done: readonly { note: string; hours: number; grade: number }[]): ReviewRecord[] {
  let time = START
  const clock = createClock(`${device}.000000`, () => time)
  const known = new Map<string, NoteReview | null>()
  return done.map(({ note, hours, grade }) => {
    time += hours * HOUR
    const before = known.get(note) ?? null
    const at = new Date(time)
    const review = grade === 5 ? null : grade === 0 ? skipped(before, at) : graded(before, grade as 1 | 2 | 3 | 4, at)
    known.set(note, review)
    return { v: 1, t: clock.next(), k: 'review', id: note, ...toReviewFields(review, at.toISOString()) }
  })
}

const scheduleOf = (records: readonly ReviewRecord[]) => {
  const state = createJournalState()
  for (const record of records) state.add([record])
  return Object.fromEntries(['a', 'b', 'c'].map((id) => {
    const record = state.review(id)
    return [id, record && fromReviewRecord(record)]
  }))
}

describe('reviews of several devices', () => {
  it('give one schedule in whatever order and however often their journals are read', () => {
    fc.assert(fc.property(deeds, deeds, fc.infiniteStream(fc.nat()), (one, other, order) => {
      const records = [...journalOf('laptop', one), ...journalOf('tablet', other)]
      const expected = scheduleOf(records)
      const shuffled = [...records, ...records].map((record) => ({ record, at: order.next().value ?? 0 })).sort((a, b) => a.at - b.at).map(({ record }) => record)
      expect(scheduleOf(shuffled)).toEqual(expected)
      expect(scheduleOf(records.toReversed())).toEqual(expected)
      for (const id of ['a', 'b', 'c']) {
        const last = records.filter((record) => record.id === id).sort((a, b) => (a.t < b.t ? -1 : 1)).at(-1)
        expect(expected[id]).toEqual(last ? fromReviewRecord(last) : null)
      }
    }), { numRuns: 200 })
  })

  it('read back from their lines as they were written', () => {
    fc.assert(fc.property(deeds, (done) => {
      for (const record of journalOf('laptop', done)) {
        const read = fromLine(Buffer.from(toLine(record)))
        expect(read.state === 'record' && read.record.k === 'review' ? fromReviewRecord(read.record) : 'unread').toEqual(fromReviewRecord(record))
      }
    }))
  })
})
