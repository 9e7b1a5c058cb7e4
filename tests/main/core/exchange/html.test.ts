import { describe, expect, it } from 'vitest'
import { toHtmlFile } from '../../../../src/main/core/exchange/export/html.ts'
import { markHtml } from '../../../../src/main/core/exchange/export/mark-html.ts'
import type { Annotation } from '../../../../src/shared/model.ts'
import { annotation, POST } from './arbitrary.ts'

const TEXT = 'One & two three\nx^2 and more'
const HTML = '<p>One &amp; <em>two</em> three<button data-skip>Copy</button></p><p><span class="math" data-tex="x^2"><span class="katex"><span class="katex-mathml"><math><mi>x</mi></math></span><span class="katex-html">x</span></span></span> and <a data-post="f-1" href="#/post/f-1">more</a></p>'

let count = 0
const at = (words: string, fields: Partial<Annotation> = {}): Annotation => {
  const start = TEXT.indexOf(words)
  return annotation({ id: `00000000-0000-4000-8000-${String(++count).padStart(12, '0')}`, placement: { start, end: start + words.length, state: 'same', confidence: 1 }, ...fields }, words)
}
const marked = (...notes: Annotation[]) => markHtml([HTML], notes.map((note, index) => ({ number: index + 1, note })), () => null)

describe('marks in an exported post', () => {
  it('go over elements, letters that are escaped, and whole formulas', () => {
    const blocks = marked(at('& two', { colour: 'green' }), at('x^2 and'))
    expect(blocks.map(({ html }) => html)).toEqual([
      '<p>One <mark class="green" id="words-1">&amp;</mark> <em><mark class="green">two</mark></em> three</p>',
      '<p><mark class="yellow" id="words-2"><span class="math"><span class="katex"><span class="katex-mathml"><math><mi>x</mi></math></span></span></span></mark> <mark class="yellow">and</mark> <a>more</a></p>'
    ])
    expect(blocks.map(({ notes }) => notes)).toEqual([[1], [2]])
  })

  it('of notes that overlap all have a place to go to', () => {
    const [block] = marked(at('One & two'), at('two three', { kind: 'underline', colour: 'blue' }))
    expect(block?.html).toBe('<p><mark class="yellow" id="words-1">One &amp;</mark> <em><mark class="blue underline" id="words-2">two</mark></em> <mark class="blue underline">three</mark></p>')
    expect(block?.notes).toEqual([1, 2])
  })
})

describe('an exported post', () => {
  it('holds everything, asks for nothing, and lists the notes that have no place', () => {
    const notes = [
      at('two', { comment: 'A' }), at('more', { comment: 'lost', placement: { start: 0, end: 0, state: 'lost', confidence: 0 } }),
      annotation({ id: 'p', kind: 'page', comment: 'On all.', tags: ['<b>'] }, '')
    ]
    const html = toHtmlFile({ post: POST, sections: [`${HTML}<img src="asset/1" alt="A chart" onerror="x"><script>alert(1)</script>`], notes, comments: new Map([['p', '<p>On all.<button>Copy</button></p>']]), picture: (src) => (src === 'asset/1' ? 'data:image/png;base64,AA' : null) })
    expect(html).toContain("default-src 'none'")
    expect(html).not.toMatch(/<script|onerror|src="(?!data:)|url\(|@import/)
    expect(html).not.toContain('<button')
    expect(html).toContain('<img alt="A chart" src="data:image/png;base64,AA">')
    expect(html.indexOf('On all.')).toBeLessThan(html.indexOf('<article>'))
    expect(html).toContain('&lt;b&gt;')
    expect(html.slice(html.indexOf('Other notes'))).toContain('<blockquote>more</blockquote>')
    expect(html).toContain('<title>On 漢字, &quot;quotes&quot; &amp; 🎉</title>')
  })
})
