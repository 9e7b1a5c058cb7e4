import { describe, expect, it } from 'vitest'
import { completeTags, splitTags } from '../../../src/renderer/lib/note-tags.ts'
import { linkTo, toQuote } from '../../../src/renderer/lib/quote.ts'
import { blockAt, findUnit } from '../../../src/renderer/lib/text-units.ts'
import { snapToWords } from '../../../src/renderer/lib/word-spans.ts'

const at = (text: string, words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length })
const cut = (text: string, span: { start: number; end: number } | null) => span && text.slice(span.start, span.end)

describe('whole words', () => {
  it.each([
    ['the pairs are not', 'airs ar', 'pairs are'],
    ['they don’t know', 'don', 'don’t'],
    ['a well-known fact', 'known', 'well-known'],
    ['a – b', 'b', 'b'],
    ['größe der Menge', 'röß', 'größe'],
    ['数学の本', '学', '学'],
    ['end.', 'end', 'end']
  ])('of “%s” take “%s” as “%s”', (text, words, whole) => {
    expect(cut(text, snapToWords(text, at(text, words), () => false))).toBe(whole)
  })

  it('end where a formula or code begins', () => {
    const text = 'the nth one'
    expect(cut(text, snapToWords(text, at(text, 'th one'), (offset) => offset === 4))).toBe('th one')
    expect(cut('let abc = 1', snapToWords('let abc = 1', { start: 5, end: 6 }, () => true))).toBe('b')
  })
})

describe('units of text', () => {
  const text = 'One is here. Two, e.g. x.y, follows!\nA second block\tof cells'
  const none = () => []
  it('are words, sentences and blocks, from any offset', () => {
    expect(cut(text, findUnit(text, 4, 0, 'word', none))).toBe('is')
    expect(cut(text, findUnit(text, 6, 1, 'word', none))).toBe('here')
    expect(cut(text, findUnit(text, 4, -1, 'word', none))).toBe('One')
    expect(cut(text, findUnit(text, 5, 0, 'sentence', none))).toBe('One is here.')
    expect(cut(text, findUnit(text, 12, 1, 'sentence', none))).toMatch(/^Two/)
    expect(cut(text, findUnit(text, 5, 1, 'block', none))).toBe('A second block\tof cells')
    expect(cut(text, blockAt(text, 40))).toBe('A second block\tof cells')
  })

  it('go on into the next block and back, and end with the text', () => {
    const end = text.indexOf('\n')
    expect(cut(text, findUnit(text, end, 1, 'word', none))).toBe('A')
    expect(cut(text, findUnit(text, end + 1, -1, 'word', none))).toBe('follows')
    expect(findUnit(text, text.length, 1, 'word', none)).toBeNull()
    expect(findUnit(text, 0, -1, 'sentence', none)).toBeNull()
  })

  it('take a formula for a word that ends no sentence', () => {
    const formula = 'So a. B \\to c? holds here. Next.'
    const atom = at(formula, 'a. B \\to c?')
    expect(cut(formula, findUnit(formula, 0, 0, 'sentence', () => [atom]))).toBe('So a. B \\to c? holds here.')
    expect(cut(formula, findUnit(formula, 3, 0, 'word', () => [atom]))).toBe('a. B \\to c?')
  })
})

describe('tags', () => {
  it('are parted by commas and lose their sign', () => {
    expect(splitTags(' #a, b c ;; # d')).toEqual(['a', 'b c', 'd'])
  })

  it('are completed from their start, then from the start of a word, then from within', () => {
    const known = ['sampling', 'to sample', 'example', 'other', 'Échantillon']
    expect(completeTags('sam', known, [])).toEqual(['sampling', 'to sample'])
    expect(completeTags('ampl', known, [])).toEqual(['sampling', 'to sample', 'example'])
    expect(completeTags('ech', known, [])).toEqual(['Échantillon'])
    expect(completeTags('', known, ['sampling'])).toEqual(['to sample', 'example', 'other', 'Échantillon'])
  })
})

describe('a quote', () => {
  it('is Markdown that says where it is from', () => {
    expect(toQuote('a\n\nb', 'On [x]', 'lectern://post/f-1')).toBe('> a\n>\n> b\n>\n> — [On \\[x\\]](lectern://post/f-1)\n')
  })

  it('links to posts and notes as the door can open them', () => {
    expect(linkTo({ postId: 'f-1' }, 'http://127.0.0.1:4777/#/post/other')).toBe('http://127.0.0.1:4777/#/post/f-1')
    expect(linkTo({ postId: 'f-1', noteId: 'n' }, 'http://127.0.0.1:4777/')).toBe('http://127.0.0.1:4777/#/post/f-1?note=n')
    expect(linkTo({ postId: 'f-1', noteId: 'n' }, null)).toBe('lectern://note/n')
  })
})
