import { expect, test } from 'vitest'
import type { Annotation } from '../../src/shared/model.ts'
import { toCodePoints, toIriPath, toW3c, toW3cCollection } from '../../src/shared/w3c.ts'

const text = 'One 𝒩 and two.'
const annotation: Annotation = {
  id: '7c1c5a8e-4e52-4d39-9a40-0d8b3a6a2f11',
  postId: '00000000-0000000000000000',
  kind: 'highlight',
  selector: {
    quote: { exact: 'and', prefix: 'One 𝒩 ', suffix: ' two.' },
    position: { start: 7, end: 10 },
    headings: [],
    hash: 'aa'
  },
  colour: 'green',
  comment: 'why?',
  tags: ['maths'],
  detached: false,
  created: '2026-01-01T00:00:00.000Z',
  modified: '2026-01-02T00:00:00.000Z',
  placement: { start: 7, end: 10, state: 'same', confidence: 1 }
}

test('positions are counted in code points at the border', () => {
  expect(text.slice(7, 10)).toBe('and')
  expect(toCodePoints(text, { start: 7, end: 10 })).toEqual({ start: 6, end: 9 })
})

test('a commented highlight becomes a commenting annotation with quote, position, comment and tags', () => {
  const w3c = toW3c(annotation, toIriPath('notes on x/a.md'), text)
  expect(w3c).toMatchObject({
    id: 'urn:uuid:7c1c5a8e-4e52-4d39-9a40-0d8b3a6a2f11',
    motivation: 'commenting',
    body: [{ purpose: 'commenting', value: 'why?', format: 'text/markdown' }, { purpose: 'tagging', value: 'maths' }],
    target: {
      source: 'notes%20on%20x/a.md',
      styleClass: 'green',
      selector: [{ type: 'TextQuoteSelector', exact: 'and' }, { type: 'TextPositionSelector', start: 6, end: 9 }]
    }
  })
})

test('a position that cannot be counted is left out, the quote stays', () => {
  const w3c = toW3c({ ...annotation, comment: '' }, 'a.md', null)
  expect(w3c.motivation).toBe('highlighting')
  expect(w3c.target.selector?.map((selector) => selector.type)).toEqual(['TextQuoteSelector'])
})

test('a collection embeds its one page', () => {
  const collection = toW3cCollection('notes', [toW3c(annotation, 'a.md', text)])
  expect(collection).toMatchObject({ type: 'AnnotationCollection', total: 1, first: { type: 'AnnotationPage' } })
  expect(collection.first.items).toHaveLength(1)
})
