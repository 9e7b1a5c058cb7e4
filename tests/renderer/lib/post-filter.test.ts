import fc from 'fast-check'
import { expect, it } from 'vitest'
import { EVERYTHING, fromFilter, isNarrowed, sameFilter, toFilter, type PostFilter } from '../../../src/renderer/lib/post-filter.ts'

const some = fc.string({ minLength: 1, maxLength: 30 })
const filters: fc.Arbitrary<PostFilter> = fc.record({
  shelf: fc.constantFrom('all', 'reading', 'unread', 'read'),
  marks: fc.uniqueArray(fc.constantFrom('annotated', 'changed')),
  tags: fc.uniqueArray(some, { maxLength: 4 }),
  author: some,
  period: fc.constantFrom('2024', '2024-05', 'undated'),
  sort: fc.constantFrom('date', 'updated', 'title', 'length', 'read', 'progress', 'notes'),
  words: fc.string({ maxLength: 30 }),
  folderId: some
}, { requiredKeys: ['shelf', 'marks', 'tags', 'sort', 'words'] })

it('gives back every filter from the address it wrote', () => {
  fc.assert(fc.property(filters, (filter) => {
    expect(toFilter(fromFilter(filter) as Record<string, string>)).toEqual(filter)
  }))
})

it('leaves the address of the whole library bare', () => {
  expect(fromFilter(EVERYTHING)).toEqual({})
})

it('reads rubbish as the whole library', () => {
  expect(toFilter({ shelf: 'attic', sort: ['date', 'title'], words: null, tag: '', marks: 'lost', period: '2024-13', author: null, folder: undefined as never })).toEqual(EVERYTHING)
})

it('keeps to the length of words that the API takes', () => {
  expect(toFilter({ words: 'x'.repeat(900) }).words).toHaveLength(200)
})

it('tells filters apart, and those that leave posts out', () => {
  expect(sameFilter(EVERYTHING, { ...EVERYTHING })).toBe(true)
  expect(sameFilter(EVERYTHING, { ...EVERYTHING, tags: ['a'] })).toBe(false)
  expect(sameFilter({ ...EVERYTHING, tags: ['a', 'b'] }, { ...EVERYTHING, tags: ['b', 'a'] })).toBe(true)
  expect(isNarrowed({ ...EVERYTHING, sort: 'title' })).toBe(false)
  for (const part of [{ words: 'a' }, { tags: ['a'] }, { marks: ['changed' as const] }, { author: 'a' }, { period: '2024' }]) expect(isNarrowed({ ...EVERYTHING, ...part })).toBe(true)
})
