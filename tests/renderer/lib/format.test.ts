import { expect, it } from 'vitest'
import { formatDate, formatMonth, formatPeriod, formatProgress, formatWait, minutesLeft, plural, yearOf } from '../../../src/renderer/lib/format.ts'

it('shows the day as the author wrote it, in whichever time zone', () => {
  expect(formatDate('2024-04-12')).toMatch(/12/)
  expect(formatDate('2024-04-12T23:59:00-11:00')).toBe(formatDate('2024-04-12'))
  expect(formatDate('2024-04-12T00:01:00+14:00')).toBe(formatDate('2024-04-12'))
})

it('shows a date it cannot read as it stands', () => {
  expect(formatDate('spring')).toBe('spring')
})

it('takes the year of a date', () => {
  expect(yearOf('2021-07-11')).toBe('2021')
  expect(yearOf(null)).toBeNull()
})

it('says how much was read', () => {
  expect([0, 0.001, 0.42, 0.97, 0.99, 1].map(formatProgress)).toEqual(['', '1% read', '42% read', '97% read', 'Read', 'Read'])
})

it('never says that no minute is left', () => {
  expect(minutesLeft({ minutes: 26, progress: 0.42 })).toBe(15)
  expect(minutesLeft({ minutes: 3, progress: 0.99 })).toBe(1)
})

it('counts in words', () => {
  expect(plural(1, 'note')).toBe('1 note')
  expect(plural(0, 'post')).toBe('0 posts')
})

it('names the periods of the archive, and how long a scan takes', () => {
  expect(formatPeriod('2024')).toBe('2024')
  expect(formatPeriod('2024-05')).toContain('2024')
  expect(formatMonth('2024-05')).not.toContain('2024')
  expect(formatPeriod('undated')).toBe('Without a date')
  expect([40, 89, 90, 600].map(formatWait)).toEqual(['40 s', '89 s', '2 min', '10 min'])
})
