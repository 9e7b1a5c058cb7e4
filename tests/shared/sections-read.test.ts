import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addSeen, headingShares, sameSections, sectionsOf, sectionState, uniteSections } from '../../src/shared/sections-read.ts'

const headings = [{ id: 'a', level: 2, start: 100 }, { id: 'b', level: 3, start: 200 }, { id: 'c', level: 2, start: 400 }]
const sections = sectionsOf(headings, 500)

describe('what was seen of the sections of a post', () => {
  it('is counted by the section that holds it, also before the first heading', () => {
    expect(sections.map(({ id, start, end }) => [id, start, end])).toEqual([['', 0, 100], ['a', 100, 200], ['b', 200, 400], ['c', 400, 500]])
    expect(addSeen({}, sections, { start: 50, end: 250 })).toEqual({ '': [50, 100], a: [0, 100], b: [0, 25] })
  })

  it('adds up, in whichever order it was seen', () => {
    const first = addSeen({}, sections, { start: 200, end: 260 })
    const both = addSeen(first, sections, { start: 320, end: 400 })
    expect(both).toEqual({ b: [0, 30, 60, 100] })
    expect(addSeen(both, sections, { start: 250, end: 330 })).toEqual({ b: [0, 100] })
  })

  it('is the same whoever is united with whom, and stays in order', () => {
    const pairs = fc.array(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 })), { maxLength: 6 }).map((list) => list.flatMap(([a, b]) => [Math.min(a, b), Math.max(a, b)]))
    fc.assert(fc.property(pairs, pairs, (a, b) => {
      const [one, other] = [uniteSections(uniteSections({}, { x: a }), { x: b }), uniteSections(uniteSections({}, { x: b }), { x: a })]
      expect(one).toEqual(other)
      expect(one.x).toEqual(one.x?.toSorted((left, right) => left - right))
      expect(sameSections(uniteSections(one, { x: a }), one)).toBe(true)
    }))
  })

  it('tells how far a heading\'s part was read, with all below deeper headings', () => {
    const shares = headingShares(headings, 500, { a: [0, 100], b: [0, 50], c: [0, 95] })
    expect([...shares].map(([id, share]) => [id, Math.round(share * 100)])).toEqual([['a', 67], ['b', 50], ['c', 95]])
    expect([0, 0.02, 0.5, 0.95, 1].map(sectionState)).toEqual(['unread', 'unread', 'partly', 'read', 'read'])
  })

  it('holds when the text before a section grows', () => {
    const seen = addSeen({}, sections, { start: 400, end: 500 })
    const later = headings.map((heading) => ({ ...heading, start: heading.start + 3000 }))
    expect(headingShares(later, 3500, seen).get('c')).toBe(1)
    expect(headingShares(later, 3500, seen).get('a')).toBe(0)
  })
})
