import { describe, expect, it } from 'vitest'
import { toQuoteMarkdown } from '../../../src/renderer/lib/quote-markdown.ts'
import { formulasOfParts } from '../../../src/renderer/lib/word-diff.ts'
import { createNoteComments } from '../../../src/main/core/note-comments.ts'

const QUOTE = 'scaled by \\sqrt{\\alpha_t} 2 times, *not* [more](x) than $5, \\(so it is\\)'
const formula = { start: 10, end: 25 }

describe('a quote with formulas', () => {
  it('is set with its formulas, and everything else as it is written', async () => {
    expect(QUOTE.slice(formula.start, formula.end)).toBe('\\sqrt{\\alpha_t}')
    const [html = ''] = await createNoteComments().render([toQuoteMarkdown(QUOTE, [formula])!])
    expect(html).toContain('data-tex="\\sqrt{\\alpha_t}"')
    expect(html.match(/class="math"/g)).toHaveLength(1)
    const plain = html.replace(/<span class="math".*<\/span>(?= 2 times)/s, 'FORMULA').replace(/<[^>]+>/g, '').replace(/&#39;/g, "'").trim()
    expect(plain).toBe('scaled by FORMULA 2 times, *not* [more](x) than $5, \\(so it is\\)')
  })

  it('stays plain where there is none, or none that can be set', () => {
    expect(toQuoteMarkdown('a b', [])).toBeNull()
    expect(toQuoteMarkdown('\\text{$x$} b', [{ start: 0, end: 11 }])).toBeNull()
  })

  it('sets a formula before a digit', async () => {
    const [html = ''] = await createNoteComments().render([toQuoteMarkdown('x_1 y_15', [{ start: 4, end: 7 }])!])
    expect(html).toContain('data-tex="y_1"')
  })
})

describe('the formulas of a diff', () => {
  it('lie in the part they belong to, and change as wholes', () => {
    const parts = [{ text: 'by x_', changed: false }, { text: '2', changed: true }, { text: ' and y_1', changed: false }]
    expect(formulasOfParts(parts, [{ start: 3, end: 6 }, { start: 11, end: 14 }])).toEqual([
      { text: 'by ', changed: false, formulas: [] },
      { text: 'x_2', changed: true, formulas: [{ start: 0, end: 3 }] },
      { text: ' and y_1', changed: false, formulas: [{ start: 5, end: 8 }] }
    ])
    expect(formulasOfParts(parts, []).map(({ text }) => text)).toEqual(parts.map(({ text }) => text))
  })
})
