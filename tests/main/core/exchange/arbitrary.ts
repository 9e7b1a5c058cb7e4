import fc from 'fast-check'
import { describe } from '../../../../src/shared/anchor/describe.ts'
import { ANNOTATION_KINDS, COLOURS } from '../../../../src/shared/choices.ts'
import type { Annotation } from '../../../../src/shared/model.ts'
import type { ExchangePost, NotedPost } from '../../../../src/main/core/exchange/post.ts'

/** Words that have made exchange programs stumble: CJK, characters beyond 16 bits, formulas, code, quotes, markers, several paragraphs. */
const WORDS = [
  'plain words', '漢字かな交じり文', '𝒩(0, 𝟏)', '👩‍🔬 tests 🎉', 'E = mc^2', '\\frac{a}{b} \\le \\sum_{i=1}^n x_i', 'if (a == b) { return "x" }', 'a\tb', 'line\nnext line',
  '"quoted", and; more', '<!-- lectern:x -->', '{{c1::no cloze}}', '%%', '==', '- [ ] item', '# not a heading', '=1+1', '𠮷野家', 'ß → ẞ', "it's"
]
export const words = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 8 }).map((parts) => parts.join(' '))
const maybeWords = fc.oneof(fc.constant(''), words)
const date = fc.date({ min: new Date('2001-01-01'), max: new Date('2025-12-31'), noInvalidDate: true }).map((day) => day.toISOString())

export const POST: ExchangePost = { id: 'f1', key: 'k1', title: 'On 漢字, "quotes" & 🎉', path: 'notes on x/a b.md', authors: ['R. Ambler', '李'], date: '2024-03-01' }

/** An annotation on a text, of any kind, as the journal may hold it. */
export const noteOn = (text: string, hash: string): fc.Arbitrary<Annotation> =>
  fc.record({
    id: fc.uuid(),
    kind: fc.constantFrom(...ANNOTATION_KINDS),
    colour: fc.constantFrom(...COLOURS),
    comment: maybeWords,
    tags: fc.uniqueArray(fc.constantFrom('method', 'to do', '質問', 'a.b'), { maxLength: 3 }),
    detached: fc.boolean(),
    created: date,
    modified: date,
    span: fc.tuple(fc.nat(text.length), fc.nat(text.length)),
    headings: fc.array(words, { maxLength: 3 })
  }).map(({ span, headings, ...fields }) => {
    const [start = 0, end = 0] = [Math.min(...span), Math.max(...span)].map((at) => (/[\udc00-\udfff]/.test(text[at] ?? '') ? at - 1 : at))
    const point = fields.kind === 'bookmark'
    const position = fields.kind === 'page' ? { start: 0, end: 0 } : { start, end: point ? start : end }
    const described = describe({ text, hash, headings: [] }, position)
    const quote = fields.kind === 'page' ? { exact: '', prefix: '', suffix: '' } : described.quote
    return { ...fields, postId: POST.id, selector: { ...described, quote, headings }, placement: { ...position, state: 'same', confidence: 1 } }
  })

/** A post of any words with notes on it. */
export const notedPost: fc.Arbitrary<NotedPost & { text: NonNullable<NotedPost['text']> }> = fc.array(words, { minLength: 1, maxLength: 6 }).chain((paragraphs) => {
  const text = paragraphs.join('\n')
  const hash = 'ab'.repeat(32)
  return fc.uniqueArray(noteOn(text, hash), { maxLength: 6, selector: ({ id }) => id }).map((notes) => ({ post: POST, text: { hash, text, headings: [] }, notes }))
})

export const annotation = (fields: Partial<Annotation> = {}, exact = 'an anchor holds'): Annotation => ({
  id: '6f0f6b1e-24b7-4ad4-9a6e-3c9c5a0d3c11', postId: POST.id, kind: 'highlight', colour: 'yellow', comment: '', tags: [], detached: false,
  created: '2024-05-01T10:00:00.000Z', modified: '2024-05-02T10:00:00.000Z',
  selector: { quote: { exact, prefix: 'Words drift, but ', suffix: '.' }, position: { start: 17, end: 17 + exact.length }, headings: ['The quote'], hash: 'ab'.repeat(32) },
  placement: { start: 17, end: 17 + exact.length, state: 'same', confidence: 1 },
  ...fields
})
