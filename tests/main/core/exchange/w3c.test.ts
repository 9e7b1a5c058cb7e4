import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromCodePoints, toCodePoints, toW3c } from '../../../../src/shared/w3c.ts'
import { fromW3c } from '../../../../src/main/core/exchange/import/w3c.ts'
import { placeNote } from '../../../../src/main/core/exchange/import/place-note.ts'
import { toW3cFile } from '../../../../src/main/core/exchange/export/w3c.ts'
import { annotation, notedPost } from './arbitrary.ts'
import { w3cProblems } from './w3c-rules.ts'

describe('W3C annotations', () => {
  it('keep the rules of the model and use no name that its context does not know', () => {
    fc.assert(fc.property(notedPost, fc.boolean(), ({ post, text, notes }, known) => {
      expect(w3cProblems(JSON.parse(toW3cFile([{ post, text: known ? text : null, notes }], 'Notes')))).toEqual([])
    }), { numRuns: 100 })
  })

  it('are refused by the checker where they break a rule', () => {
    const good = JSON.parse(JSON.stringify(toW3c(annotation(), 'a.md', null))) as Record<string, unknown> & { target: Record<string, unknown> }
    expect(w3cProblems(good)).toEqual([])
    const broken: Record<string, unknown> = {
      'no context': { ...good, '@context': 'http://example.org' },
      'no id': { ...good, id: undefined },
      'a made-up motivation': { ...good, motivation: 'shouting' },
      'a name of nobody': { ...good, colour: 'red' },
      'a date without a zone': { ...good, created: '2024-01-01T00:00:00' },
      'no source': { ...good, target: { ...good.target, source: undefined } },
      'a quote without words': { ...good, target: { ...good.target, selector: [{ type: 'TextQuoteSelector' }] } },
      'a position that ends before it starts': { ...good, target: { ...good.target, selector: [{ type: 'TextPositionSelector', start: 5, end: 2 }] } }
    }
    for (const [what, value] of Object.entries(broken)) expect(w3cProblems(value), what).not.toEqual([])
  })

  it('count positions in code points, there and back', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.nat(60), fc.nat(60), (text, a, b) => {
      const points = [...text]
      const [from, to] = [Math.min(a, b, points.length), Math.min(Math.max(a, b), points.length)]
      const span = { start: points.slice(0, from).join('').length, end: points.slice(0, to).join('').length }
      expect(toCodePoints(text, span)).toEqual({ start: from, end: to })
      expect(fromCodePoints(text, { start: from, end: to })).toEqual(span)
    }))
  })

  it('of other programs are read: strings as bodies and targets, code points, one selector alone', () => {
    const text = 'One 𝒩 and two 𝒩 and three.'
    const [note, page] = fromW3c([
      { '@context': 'http://www.w3.org/ns/anno.jsonld', 'id': 'http://example.org/anno1', 'type': 'Annotation', 'bodyValue': 'Again.', 'target': { source: 'http://example.org/a/', selector: { type: 'TextPositionSelector', start: 16, end: 19 } } },
      { '@context': 'http://www.w3.org/ns/anno.jsonld', 'id': 'http://example.org/anno2', 'type': ['Annotation'], 'body': 'A whole page.', 'target': 'http://example.org/a/' }
    ])
    expect(note).toMatchObject({ comment: 'Again.', position: { start: 16, end: 19, unit: 'code points' }, post: { urls: ['http://example.org/a/'] }, foreign: { id: 'http://example.org/anno1' } })
    const { position } = placeNote(note!, { hash: 'h', text, headings: [] }).selector
    expect(position).toEqual({ start: 18, end: 21 })
    expect(page).toMatchObject({ kind: 'page', comment: 'A whole page.' })
  })

  it('of other programs give back what Lectern has no field for', () => {
    const given = {
      '@context': ['http://www.w3.org/ns/anno.jsonld', { ex: 'http://example.org/' }],
      'id': 'http://example.org/anno3',
      'type': 'Annotation',
      'motivation': 'questioning',
      'creator': { id: 'http://example.org/me', type: 'Person', name: 'R. Ambler' },
      'created': '2024-05-01T10:00:00Z',
      'modified': '2024-05-02T10:00:00Z',
      'ex:mood': 'calm',
      'body': [{ type: 'TextualBody', purpose: 'commenting', value: 'Why?', format: 'text/markdown' }, { id: 'http://example.org/why.mp3', type: 'Sound' }],
      'target': {
        type: 'SpecificResource', source: 'a.md', styleClass: 'yellow', scope: 'http://example.org/scope',
        selector: [{ type: 'TextQuoteSelector', exact: 'an anchor holds', prefix: '', suffix: '' }, { type: 'CssSelector', value: '#x' }]
      }
    }
    const [note] = fromW3c(given)
    const written = toW3c({ ...annotation({ ...note, created: note!.created!, modified: note!.modified! }), selector: { ...annotation().selector, quote: note!.quote, headings: [], hash: '' } }, 'a.md', null)
    const { '@context': context, ...rest } = JSON.parse(JSON.stringify(written)) as typeof given
    const { '@context': _, ...expected } = given
    expect(context).toEqual(expect.arrayContaining(given['@context']))
    expect(rest).toEqual({ ...expected, target: { ...expected.target, 'lectern:utf16': [17, 32] } })
  })
})
