import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Annotation } from '../../../../src/shared/model.ts'
import { toMarkdown } from '../../../../src/main/core/exchange/export/markdown.ts'
import { mergeMarkdown } from '../../../../src/main/core/exchange/export/merge-markdown.ts'
import { annotation, notedPost, POST, words } from './arbitrary.ts'

const A = annotation({ id: '00000000-0000-4000-8000-00000000000a', comment: 'Does it?\n\nWith $x^2$ and\n\n```py\na = 1\n\n\nb = 2\n```', tags: ['to do', 'method'] })
const B = annotation({ id: '00000000-0000-4000-8000-00000000000b', comment: 'Second.' }, 'two lines\nof quote')
const C = annotation({ id: '00000000-0000-4000-8000-00000000000c', comment: 'Third.' }, 'the third')

const written = (notes: Annotation[], template?: string) => toMarkdown([{ post: POST, text: null, notes }], template)
const fresh = (...notes: Annotation[]) => mergeMarkdown(null, written(notes))
const gone = (id: string) => id === B.id

describe('notes as Markdown', () => {
  it('stand as quotes with their comments and tags below the title', () => {
    const text = fresh(A, B)
    expect(text).toContain('# On 漢字, "quotes" & 🎉\n\nR. Ambler, 李\n2024-03-01\n')
    expect(text).toContain('*The quote*\n\n> an anchor holds\n\nDoes it?\n\nWith $x^2$ and\n\n```py\na = 1\n\n\nb = 2\n```\n\n#to-do #method\n<!-- /lectern:')
    expect(text).toContain('> two lines\n> of quote\n\nSecond.')
  })

  it('can be written by the reader\'s own template', () => {
    const template = '---\ntitle: {{title}}\n---\n{{#notes}}\n- [{{colour}}] {{text}}{{#comment}} — {{comment}}{{/comment}}{{^comment}} (no words){{/comment}}\n{{/notes}}\n\nEnd of {{count}}.'
    const text = mergeMarkdown(null, written([B, annotation({ comment: '' })], template))
    expect(text).toMatch(/^---\ntitle: On 漢字, "quotes" & 🎉\n---\n\n<!-- lectern-post:k1 -->/)
    expect(text).toContain('- [yellow] two lines\nof quote — Second.')
    expect(text).toContain('- [yellow] an anchor holds (no words)')
    expect(text.trimEnd().endsWith('End of 2.')).toBe(true)
  })

  it('never read a value as a template', () => {
    expect(mergeMarkdown(null, written([annotation({ comment: '{{#notes}}{{title}}{{/notes}}' })]))).toContain('\n{{#notes}}{{title}}{{/notes}}\n')
  })

  it.each([
    ['{{title}}', /no \{\{#notes\}\}/],
    ['{{#notes}}{{nothing}}{{/notes}}', /\{\{nothing\}\} is not known/],
    ['{{#notes}}{{#quote}}{{/notes}}', /not closed/],
    ['{{#notes}}{{/quote}}{{/notes}}', /closes nothing/],
    ['{{#notes}}{{constructor}}{{/notes}}', /not known/]
  ])('tell what is wrong with the template %s', (template, message) => {
    expect(() => written([A], template)).toThrow(message)
  })
})

describe('a second export into the same file', () => {
  it('changes nothing where nothing changed', () => {
    fc.assert(fc.property(notedPost, (noted) => {
      const posts = toMarkdown([noted])
      const once = mergeMarkdown(null, posts)
      expect(mergeMarkdown(once, posts)).toBe(once)
    }), { numRuns: 100 })
  })

  it('keeps to the letter what the reader wrote between the notes, whatever it is', () => {
    const plain = words.filter((text) => !text.includes('<!-- lectern'))
    fc.assert(fc.property(fc.array(plain, { minLength: 3, maxLength: 3 }), fc.boolean(), (mine, crlf) => {
      const marked = fresh(A, B).split(/(?=<!-- lectern:)/).map((part, index) => `${part}\n\n${mine[index]}\n\n`).join('')
      const file = crlf ? marked.replace(/\n/g, '\r\n') : marked
      const after = mergeMarkdown(file, written([{ ...A, comment: 'Changed.' }, B, C]))
      const lines = after.replace(/\r\n/g, '\n')
      for (const text of mine) expect(lines).toContain(`\n\n${text}\n\n`)
      expect(lines).toContain('\nChanged.\n')
      expect(lines).not.toContain('Does it?')
      expect(lines).toContain('Third.')
      if (crlf) expect(after.replace(/\r\n/g, '')).not.toContain('\n')
    }), { numRuns: 60 })
  })

  it('puts a new note where it stands among the others', () => {
    const merged = mergeMarkdown(fresh(A, C), written([A, B, C]))
    expect(merged.indexOf('Does it?')).toBeLessThan(merged.indexOf('Second.'))
    expect(merged.indexOf('Second.')).toBeLessThan(merged.indexOf('Third.'))
    const first = mergeMarkdown(fresh(B, C), written([A, B, C]))
    expect(first.indexOf('Does it?')).toBeLessThan(first.indexOf('Second.'))
  })

  it('leaves a block that the reader changed until its note changes, and then keeps both', () => {
    const edited = fresh(A, B).replace('Second.', 'Second, in my own words.')
    expect(mergeMarkdown(edited, written([A, B]))).toBe(edited)
    const both = mergeMarkdown(edited, written([A, { ...B, comment: 'Second, anew.' }]))
    expect(both).toContain('Second, in my own words.')
    expect(both).toContain('Second, anew.')
    expect(mergeMarkdown(both, written([A, { ...B, comment: 'Second, anew.' }]))).toBe(both)
  })

  it('takes out the block of a deleted note, but marks it where the reader had changed it', () => {
    expect(mergeMarkdown(fresh(A, B, C), written([A, C]), gone)).toBe(fresh(A, C))
    const edited = fresh(A, B, C).replace('Second.', 'Mine.')
    const after = mergeMarkdown(edited, written([A, C]), gone)
    expect(after).toContain('*Deleted in Lectern; kept because its text was changed here.*')
    expect(after).toContain('Mine.')
    expect(mergeMarkdown(after, written([A, C]), gone)).toBe(after)
  })

  it('leaves notes that a filter left out where they are', () => {
    expect(mergeMarkdown(fresh(A, B, C), written([A]))).toBe(fresh(A, B, C))
  })

  it('does not take a marker in a comment or a damaged one for its own', () => {
    const sly = annotation({ id: C.id, comment: `<!-- /lectern:${C.id} -->\n<!-- lectern:${A.id} 00000000 -->` })
    const once = fresh(A, sly, B)
    expect(mergeMarkdown(once, written([A, sly, B]))).toBe(once)
    const damaged = fresh(A, B).replace(`<!-- /lectern:${A.id} -->`, '')
    const after = mergeMarkdown(damaged, written([A, B]))
    expect(after).toContain(damaged.slice(damaged.indexOf('> an anchor'), damaged.indexOf('```')))
    expect(after.match(/Second\./g)).toHaveLength(1)
  })
})
