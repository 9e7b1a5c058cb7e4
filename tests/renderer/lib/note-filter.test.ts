import { describe, expect, it } from 'vitest'
import { ALL_NOTES, fromNoteFilter, isNarrowedNotes, toNoteFilter, toNoteQuery, type NoteFilter } from '../../../src/renderer/lib/note-filter.ts'
import { NoteQuery } from '../../../src/shared/model.ts'

const FULL: NoteFilter = { words: 'a b', colours: ['blue', 'green'], tags: ['exam'], kinds: ['underline'], sort: 'tag', commented: true, month: true, folderId: 'f', postId: 'p' }

describe('the filter of the notebook', () => {
  it('lives in the address', () => {
    expect(toNoteFilter(fromNoteFilter(FULL) as never)).toEqual(FULL)
    expect(fromNoteFilter(ALL_NOTES)).toEqual({})
    expect(toNoteFilter({ colour: 'blue', tag: ['', 'x'] })).toEqual({ ...ALL_NOTES, colours: ['blue'], tags: ['x'] })
  })

  it('leaves out what makes no sense', () => {
    expect(toNoteFilter({ colour: ['mauve', 'pink'], kind: 'x', sort: 'size', words: ['a', 'b'], comment: 'no', made: 'year' })).toEqual({ ...ALL_NOTES, colours: ['pink'] })
  })

  it('becomes a query that the core takes', () => {
    const query = toNoteQuery(FULL, new Date(2024, 4, 20))
    expect(NoteQuery.parse(query)).toMatchObject({ withComment: true, since: new Date(2024, 4, 1).toISOString(), colours: ['blue', 'green'] })
    expect(toNoteQuery(ALL_NOTES)).not.toHaveProperty('withComment')
  })

  it('tells whether any note may be left out', () => {
    expect(isNarrowedNotes({ ...ALL_NOTES, sort: 'date' })).toBe(false)
    expect(isNarrowedNotes({ ...ALL_NOTES, month: true })).toBe(true)
  })
})
