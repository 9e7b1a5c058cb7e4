/** Terms in the language of FTS5, over the key words of posts. */
import { isDense, pairs } from '../../../shared/search/fold.ts'
import type { Term, TextTerm } from '../../../shared/search/query.ts'
import { stem } from '../../../shared/search/stem.ts'
import { termWords } from '../../../shared/search/term-words.ts'
import { KEY_MARKS } from '../../../shared/search/key-words.ts'

/** What tells how much a post is about what is asked for; null, or none, where nothing can. */
export interface KeyExpressions {
  /** All free words stand in the title, or in title and headings. */
  title: string | null
  headings: string | null
  /** Of each clause, by level. */
  levels: string[][]
}

/** The words of a term, in any order, as key words with this mark. */
function expression(term: TextTerm, mark: string): string | null {
  const { pieces, tex, prefix } = termWords(term)
  if (tex.length > 0 || pieces.length === 0) return null
  const words = pieces.flatMap((piece) => (isDense(piece) ? pairs(piece) : [piece]))
  return words.map((word, at) => {
    const goesOn = prefix && at === words.length - 1
    return goesOn ? `("${mark}${word}" * OR "${mark}${stem(word)}")` : `"${mark}${stem(word)}"`
  }).join(' AND ')
}

/** Any of the terms of a clause. */
function anyOf(clause: readonly Term[], mark: string): string | null {
  const ways = clause.map((term) => (term.kind === 'text' ? expression(term, mark) : null))
  return ways.length === 0 || ways.includes(null) ? null : ways.map((way) => `(${way ?? ''})`).join(' OR ')
}

/** @param clauses of words that are wanted */
export function toKeyExpressions(clauses: readonly (readonly Term[])[]): KeyExpressions {
  const free = clauses.filter((clause) => clause.some((term) => term.kind === 'text' && term.field === null))
  const all = (mark: string) => {
    const parts = free.map((clause) => anyOf(clause, mark))
    return parts.length === 0 || parts.includes(null) ? null : parts.map((part) => `(${part ?? ''})`).join(' AND ')
  }
  const aboutText = clauses.filter((clause) => clause.every((term) => term.kind === 'text' && (term.field === null || term.field === 'title' || term.field === 'code')))
  return {
    title: all(KEY_MARKS.title),
    headings: all(KEY_MARKS.headings),
    levels: aboutText.map((clause) => KEY_MARKS.levels.flatMap((mark) => anyOf(clause, mark) ?? [])).filter((levels) => levels.length > 0)
  }
}
