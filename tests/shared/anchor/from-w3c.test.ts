import { describe, expect, test } from 'vitest'
import { fromW3c } from '../../../src/shared/anchor/from-w3c.ts'

const TEXT = 'The rays 𝑓 and 𝑔 meet behind the lens.'
const quote = { type: 'TextQuoteSelector', exact: 'meet', prefix: '𝑔 ', suffix: ' behind' }
/** "meet" stands at code point 17, at UTF-16 unit 19. */
const position = { type: 'TextPositionSelector', start: 17, end: 21 }
const MEET = { start: 19, end: 23 }
const annotation = (selector: unknown, id = 'urn:uuid:1') => ({ type: 'Annotation', id, target: { source: 'lenses.md', selector } })

describe('annotations of W3C documents', () => {
  test.each([
    ['one annotation', annotation([quote, position])],
    ['an array', [annotation([quote, position])]],
    ['a page', { type: 'AnnotationPage', items: [annotation([quote, position])] }],
    ['a collection', { type: 'AnnotationCollection', first: { type: 'AnnotationPage', items: [annotation([quote, position])] } }],
    ['several targets', { ...annotation(null), target: ['urn:x', { source: 'a' }, { selector: [position, quote] }] }],
    ['a selector that refines another', annotation({ type: 'FragmentSelector', value: 'x', refinedBy: { ...quote, refinedBy: position } })],
    ['a choice of selectors', annotation({ type: 'Choice', items: [position, quote] })]
  ])('%s', (_, document) => {
    expect(fromW3c(document, TEXT)).toEqual([
      { id: 'urn:uuid:1', selector: { quote: { exact: 'meet', prefix: '𝑔 ', suffix: ' behind' }, position: MEET, headings: [] } }
    ])
  })

  test('a position counts code points; one that counted UTF-16 units is known by its quote', () => {
    expect(fromW3c(annotation([quote, { ...position, start: 19, end: 23 }]), TEXT)[0]?.selector.position).toEqual(MEET)
  })

  test('a position alone is quoted from the text', () => {
    expect(fromW3c(annotation(position), TEXT)[0]?.selector).toMatchObject({ quote: { exact: 'meet' }, position: MEET })
  })

  test('a quote alone has no position, and its context may be missing', () => {
    expect(fromW3c(annotation({ type: 'TextQuoteSelector', exact: 'meet' }), TEXT)[0]?.selector)
      .toEqual({ quote: { exact: 'meet', prefix: '', suffix: '' }, position: null, headings: [] })
  })

  test('one without an id is known by its number', () => {
    expect(fromW3c([{ target: { selector: quote } }], TEXT)[0]?.id).toBe('#1')
  })

  test.each([
    ['a number', 7, 'JSON object'],
    ['an annotation without selectors', annotation([]), 'neither'],
    ['a collection whose pages are elsewhere', { type: 'AnnotationCollection', first: 'https://example.org/page1' }, 'elsewhere'],
    ['a position that runs backwards', annotation({ ...position, end: 2 }), 'whole numbers'],
    ['a position behind the text', annotation({ ...position, start: 90, end: 91 }), 'behind the end'],
    ['an item that is no object', [annotation(quote), [3]], 'JSON object']
  ])('%s is refused with the reason', (_, document, reason) => {
    expect(() => fromW3c(document, TEXT)).toThrow(reason)
  })

  test('an empty collection holds nothing', () => {
    expect(fromW3c({ type: 'AnnotationCollection', total: 0 }, TEXT)).toEqual([])
  })
})
