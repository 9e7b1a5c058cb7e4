import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseQuery } from '../../../src/shared/search/parse-query.ts'
import { termWords } from '../../../src/shared/search/term-words.ts'
import { isText, type Term } from '../../../src/shared/search/query.ts'

/** A query in short: `title:word`, `"phrase"`, `-not`, `open*`, alternatives with `|`. */
const short = (source: string, typing = false) => parseQuery(source, typing).clauses.map((clause) => clause.map(shortTerm).join('|'))
function shortTerm(term: Term): string {
  if (!isText(term)) return `${term.not ? '-' : ''}<${term.field} ${term.value}>`
  const field = term.field === null ? '' : `${term.field}:`
  return `${term.not ? '-' : ''}${field}${term.phrase ? `"${term.text}"` : term.text}${term.prefix ? '*' : ''}`
}

describe('the query language', () => {
  it('reads words, phrases, refusals and alternatives', () => {
    expect(short('noise schedule')).toEqual(['noise', 'schedule'])
    expect(short('"noise schedule" -video')).toEqual(['"noise schedule"', '-video'])
    expect(short('cats or dogs OR birds food')).toEqual(['cats|dogs|birds', 'food'])
    expect(short('-"two words"')).toEqual(['-"two words"'])
    expect(short('“curly quotes”')).toEqual(['"curly quotes"'])
  })

  it('lets the last word go on while it is typed, and any word with a star', () => {
    expect(short('noise sched', true)).toEqual(['noise', 'sched*'])
    expect(short('noise sched ', true)).toEqual(['noise', 'sched'])
    expect(short('"noise sched', true)).toEqual(['"noise sched"*'])
    expect(short('"noise sched"', true)).toEqual(['"noise sched"'])
    expect(short('diffu* model')).toEqual(['diffu*', 'model'])
  })

  it('reads fields and filters', () => {
    expect(short('title:noise tag:"machine learning" author:ada note:why code:import tex:\\sum'))
      .toEqual(['title:noise', 'tag:"machine learning"', 'author:ada', 'note:why', 'code:import', 'tex:\\sum'])
    expect(short('is:unread -is:annotated color:Green colour:blue in:posts/deep'))
      .toEqual(['<is unread>', '-<is annotated>', '<color green>', '<color blue>', '<in posts/deep>'])
    expect(short('in:"my notes"')).toEqual(['<in my notes>'])
    expect(short('after:2023 before:2024-05 before:2024-5-6'))
      .toEqual([`<after ${Date.UTC(2023, 0)}>`, `<before ${Date.UTC(2024, 4)}>`, `<before ${Date.UTC(2024, 4, 6)}>`])
  })

  it('takes what makes no sense for words', () => {
    expect(short('http://example.org std::vec')).toEqual(['http://example.org', 'std::vec'])
    expect(short('is:lost color:mauve before:soon after:2024-13')).toEqual(['is:lost', 'color:mauve', 'before:soon', 'after:2024-13'])
    expect(short('or cats or')).toEqual(['or', 'cats'])
    expect(short(' - "" ... title: ')).toEqual(['title:'])
    expect(short('')).toEqual([])
  })

  it('tells where in the query each word stands', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('noise', 'title:noise', '"two words"', '-no', 'foo:bar', 'or', 'tag:"a b"', 'p_\\theta')), (words) => {
      const source = words.join(' ')
      for (const term of parseQuery(source).clauses.flat()) if (isText(term)) expect(source.slice(term.at.start, term.at.end)).toBe(term.text)
    }))
  })

  it('never throws, whatever is typed, and what it reads can be looked for', () => {
    const scraps = fc.constantFrom('"', '-', ':', 'or', '(', ')', '*', '\\', '{', '_', 'title:', 'is:', 'before:', '”', ' ', 'ß', '模型', '\ud800', '\0')
    fc.assert(fc.property(fc.array(fc.oneof(scraps, fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }))), (parts) => {
      for (const term of parseQuery(parts.join('')).clauses.flat()) if (isText(term)) termWords(term)
    }), { numRuns: 150 })
  })

  it('stays quick on endless input', () => {
    expect(parseQuery('a:"'.repeat(10_000)).clauses.length).toBeLessThan(50)
  })
})
