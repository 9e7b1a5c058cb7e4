import { describe, expect, it } from 'vitest'
import { labelOf, sureness, wordsOf } from '../../../src/renderer/lib/note-words.ts'
import type { Annotation } from '../../../src/shared/model.ts'

const of = (exact: string, kind: Annotation['kind'] = 'highlight', suffix = '') =>
  ({ kind, selector: { quote: { exact, prefix: '', suffix }, position: { start: 0, end: 0 }, headings: [], hash: '' } })

describe('the words of an annotation', () => {
  it('are its quote on one line, or what it is without one', () => {
    expect(wordsOf(of('two\nlines  here'))).toBe('two lines here')
    expect(wordsOf(of('', 'page'))).toBe('The whole post')
    expect(wordsOf(of('', 'bookmark', ' the next\nwords'))).toBe('Before “the next words…”')
    expect(wordsOf(of('', 'bookmark'))).toBe('A place in the post')
  })

  it('are cut for labels', () => {
    expect(labelOf(of('a long quote'), 6)).toBe('a long…')
    expect(labelOf(of('short'), 6)).toBe('short')
  })

  it('come with how sure their place is', () => {
    expect([1, 0.9, 0.7, 0.3].map(sureness)).toEqual(['Almost certainly here', 'Very likely here', 'Probably here', 'Perhaps here'])
  })
})
