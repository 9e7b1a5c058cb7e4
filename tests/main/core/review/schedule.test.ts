import { describe, expect, it } from 'vitest'
import { pickNotes, type Reviewable } from '../../../../src/main/core/review/pick-notes.ts'
import { dayOf, daysByGrade, graded, skipped } from '../../../../src/main/core/review/schedule.ts'
import type { NoteReview } from '../../../../src/shared/model.ts'

const at = (day: number, hour = 9) => new Date(2025, 2, day, hour)
const note = (id: string, review: NoteReview | null = null, created = at(1).toISOString()): Reviewable => ({ id, created, review })
const idsOf = (notes: readonly Reviewable[], now: Date, perDay = 10) => pickNotes(notes, now, perDay).left.map(({ id }) => id)

describe('the schedule of a highlight', () => {
  it('waits longer the better it was known, and longer each time', () => {
    const days = daysByGrade(null, at(1))
    expect(days[1]).toBeGreaterThanOrEqual(1)
    expect(days[4]).toBeGreaterThan(days[3])
    expect(days[3]).toBeGreaterThanOrEqual(days[2])
    const first = graded(null, 3, at(1))
    const second = graded(first, 3, new Date(first.due))
    expect(daysByGrade(second, new Date(second.due))[3]).toBeGreaterThan(days[3])
    expect(second.memory).toMatchObject({ reps: 2, lapses: 0 })
    expect(graded(second, 1, new Date(second.due)).memory).toMatchObject({ reps: 3, lapses: 1 })
  })

  it('is the same wherever the same grades are known', () => {
    const grades = () => [3, 2, 1, 4].reduce<NoteReview | null>((before, grade, n) => graded(before, grade as 1 | 2 | 3 | 4, at(1 + 5 * n)), null)
    expect(grades()).toEqual(grades())
  })

  it('is put off to the next day by a skip, and nothing else', () => {
    const first = graded(null, 3, at(1))
    const put = skipped(first, at(8, 23))
    expect(put).toEqual({ at: at(8, 23).toISOString(), due: dayOf(at(9)).start.toISOString(), grade: null, memory: first.memory })
    expect(graded(put, 3, at(9)).memory?.reps).toBe(2)
  })
})

describe("the day's choice", () => {
  it('takes what is due first, the longest overdue before the others, then what was never reviewed', () => {
    const [early, late] = [graded(null, 3, at(1)), graded(null, 4, at(2))]
    expect(idsOf([note('new'), note('late', late), note('early', early)], at(28))).toEqual(['early', 'late', 'new'])
    expect(idsOf([note('early', early)], at(2))).toEqual([])
  })

  it('leaves out what was made, graded or skipped today', () => {
    expect(idsOf([note('made', null, at(5, 7).toISOString())], at(5))).toEqual([])
    expect(idsOf([note('made', null, at(5, 7).toISOString())], at(6, 0))).toEqual(['made'])
    expect(idsOf([note('skipped', skipped(null, at(5, 7)))], at(5, 20))).toEqual([])
    expect(idsOf([note('skipped', skipped(null, at(5, 7)))], at(6, 0))).toEqual(['skipped'])
  })

  it('counts those graded today, not those skipped, against the number of the day', () => {
    const notes = [note('graded', graded(null, 3, at(5, 7))), note('skipped', skipped(null, at(5, 7))), ...['a', 'b', 'c', 'd'].map((id) => note(id))]
    expect(pickNotes(notes, at(5), 3)).toMatchObject({ done: 1, left: [{}, {}] })
    expect(pickNotes(notes, at(5), 1).left).toEqual([])
  })

  it('draws the same new highlights all day, and others on other days', () => {
    const notes = Array.from({ length: 60 }, (_, n) => note(`note ${n}`))
    expect(idsOf(notes, at(5, 1))).toEqual(idsOf(notes.toReversed(), at(5, 23)))
    expect(idsOf(notes, at(5))).not.toEqual(idsOf(notes, at(6)))
  })
})
