import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Annotation } from '../../../../src/shared/model.ts'
import { fromHypothesis, isHypothesis } from '../../../../src/main/core/exchange/import/hypothesis.ts'
import type { ImportedNote } from '../../../../src/main/core/exchange/import/imported-note.ts'
import { placeNote } from '../../../../src/main/core/exchange/import/place-note.ts'
import { fromReadwise } from '../../../../src/main/core/exchange/import/readwise-csv.ts'
import { fromW3c, isW3c } from '../../../../src/main/core/exchange/import/w3c.ts'
import { toReadwiseCsv } from '../../../../src/main/core/exchange/export/csv.ts'
import { toHypothesisFile } from '../../../../src/main/core/exchange/export/hypothesis.ts'
import { toW3cFile } from '../../../../src/main/core/exchange/export/w3c.ts'
import type { PostText } from '../../../../src/main/core/exchange/post.ts'
import { notedPost, POST } from './arbitrary.ts'

/** The annotation that an imported note becomes on a post. */
function restored(note: ImportedNote, text: PostText): Omit<Annotation, 'placement'> {
  const { post: _post, quote: _quote, position: _position, headings: _headings, hash: _hash, created, modified, ...fields } = note
  return { ...fields, postId: POST.id, selector: placeNote(note, text).selector, created: created ?? '', modified: modified ?? '' }
}
const withoutPlacement = ({ placement: _, ...rest }: Annotation) => rest

describe('what is exported and imported again', () => {
  it('is the same, to the last field, as W3C annotations', () => {
    fc.assert(fc.property(notedPost, ({ post, text, notes }) => {
      const json: unknown = JSON.parse(toW3cFile([{ post, text, notes }], 'Notes'))
      expect(isW3c(json)).toBe(notes.length >= 0)
      const read = fromW3c(json)
      expect(read.map((note) => restored(note, text))).toEqual(notes.map(withoutPlacement))
      expect(read.every((note) => note.post.urls[0] === 'notes%20on%20x/a%20b.md')).toBe(true)
    }), { numRuns: 200 })
  })

  it('is the same as W3C annotations even where the text of that version is not at hand', () => {
    fc.assert(fc.property(notedPost, ({ post, text, notes }) => {
      const read = fromW3c(JSON.parse(toW3cFile([{ post, text: null, notes }], 'Notes')))
      expect(read.map((note) => restored(note, text))).toEqual(notes.map(withoutPlacement))
    }), { numRuns: 50 })
  })

  it('is all that Hypothesis has room for', () => {
    fc.assert(fc.property(notedPost, ({ post, text, notes }) => {
      const json: unknown = JSON.parse(toHypothesisFile([{ post, text, notes }], '2024-01-01T00:00:00Z'))
      if (notes.length > 0) expect(isHypothesis(json)).toBe(true)
      for (const [index, note] of fromHypothesis(json).entries()) {
        const { id, comment, tags, created, modified, selector: { quote, position } } = notes[index]!
        const bare = quote.exact === ''
        expect(note).toEqual({
          id, comment, tags, created, modified, kind: bare ? 'page' : 'highlight', colour: 'yellow', detached: false, headings: [], hash: '',
          quote: bare ? { exact: '', prefix: '', suffix: '' } : quote, position: bare ? null : { ...position, unit: 'utf16' },
          post: { urls: ['notes%20on%20x/a%20b.md'], title: POST.title }
        })
        if (!bare) expect(placeNote(note, text).selector.position).toEqual(position)
      }
    }), { numRuns: 200 })
  })

  it('keeps quote, comment, tags and date in a Readwise file', () => {
    const tagged = notedPost.map((noted) => ({ ...noted, notes: noted.notes.filter(({ selector, comment }) => selector.quote.exact.trim() !== '' && !comment.startsWith('.')) }))
    fc.assert(fc.property(tagged, (noted) => {
      const read = fromReadwise(toReadwiseCsv([noted]).text)
      const plain = (text: string) => text.trim()
      expect(read.map(({ quote, comment, tags, created, post }) => ({ exact: quote.exact, comment, tags, created, title: post.title }))).toEqual(
        noted.notes.map(({ selector, comment, tags, created }) => ({ exact: plain(selector.quote.exact), comment: plain(comment), tags: tags.map((tag) => tag.replaceAll(' ', '-')), created, title: POST.title })))
    }), { numRuns: 100 })
  })
})
