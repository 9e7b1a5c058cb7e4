import fc from 'fast-check'
import { expect, it } from 'vitest'
import { EVERYTHING, fromFilter, isNarrowed, sameFilter, toFilter, type PostFilter } from '../../../src/renderer/lib/post-filter.ts'

const some = fc.string({ minLength: 1, maxLength: 30 })
const filters: fc.Arbitrary<PostFilter> = fc.record({
  shelf: fc.constantFrom('all', 'reading', 'unread', 'annotated'),
  sort: fc.constantFrom('date', 'updated', 'title', 'length', 'read'),
  words: fc.string({ maxLength: 30 }),
  tag: some,
  folderId: some
}, { requiredKeys: ['shelf', 'sort', 'words'] })

it('gives back every filter from the address it wrote', () => {
  fc.assert(fc.property(filters, (filter) => {
    expect(toFilter(fromFilter(filter) as Record<string, string>)).toEqual(filter)
  }))
})

it('leaves the address of the whole library bare', () => {
  expect(fromFilter(EVERYTHING)).toEqual({})
})

it('reads rubbish as the whole library', () => {
  expect(toFilter({ shelf: 'attic', sort: ['date', 'title'], words: null, tag: '', folder: undefined as never })).toEqual(EVERYTHING)
})

it('keeps to the length of words that the API takes', () => {
  expect(toFilter({ words: 'x'.repeat(900) }).words).toHaveLength(200)
})

it('tells filters apart, and those that leave posts out', () => {
  expect(sameFilter(EVERYTHING, { ...EVERYTHING })).toBe(true)
  expect(sameFilter(EVERYTHING, { ...EVERYTHING, tag: 'a' })).toBe(false)
  expect(isNarrowed({ ...EVERYTHING, sort: 'title' })).toBe(false)
  expect(isNarrowed({ ...EVERYTHING, words: 'a' })).toBe(true)
})
