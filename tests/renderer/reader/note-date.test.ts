import { expect, it } from 'vitest'
import { formatNoteDate } from '../../../src/renderer/composables/reader/note-date.ts'

const now = new Date('2024-06-01T12:00:00Z')

it('leaves the year out in the same year only', () => {
  expect(formatNoteDate('2024-03-12T12:00:00Z', now)).not.toContain('2024')
  expect(formatNoteDate('2023-03-12T12:00:00Z', now)).toContain('2023')
})

it('says nothing about what is no date', () => {
  expect(formatNoteDate('soon', now)).toBe('')
})
