/** Terms in the language of FTS5 (https://sqlite.org/fts5.html#full_text_query_syntax). */
import { isDense, pairs } from '../../../shared/search/fold.ts'
import type { Term, TextTerm } from '../../../shared/search/query.ts'
import { STEM_MARK } from '../../../shared/search/stems.ts'
import { termWords } from '../../../shared/search/term-words.ts'

const COLUMNS = { title: 'title', tag: 'tags', author: 'author', code: 'code', tex: 'tex' } as const

/** @param prefix the last token may go on */
const phrase = (tokens: readonly string[], prefix = false) => `"${tokens.join(' ')}"${prefix ? ' *' : ''}`

/** The tokens of a term's words, as `pairDense` wrote them, and whether the last may go on. */
function tokensOf(pieces: readonly string[], prefix: boolean): { tokens: string[]; open: boolean } {
  const tokens = pieces.flatMap((piece, at) => {
    if (!isDense(piece)) return [piece]
    return at === pieces.length - 1 ? pairs(piece) : [...pairs(piece), piece.at(-1) ?? '']
  })
  const last = pieces.at(-1) ?? ''
  return { tokens, open: isDense(last) ? last.length === 1 : prefix }
}

/** All ways in which a term may stand in words, without regard to where. */
function wordExpression(term: TextTerm): string | null {
  const { pieces, root, prefix } = termWords(term)
  if (pieces.length === 0) return null
  const { tokens, open } = tokensOf(pieces, prefix)
  const ways = [phrase(tokens, open)]
  if (root !== null) {
    ways.push(phrase([STEM_MARK + root]))
    if (root !== tokens[0]) ways.push(phrase([root]))
  }
  return ways.length === 1 ? ways[0] ?? null : `(${ways.join(' OR ')})`
}

/** A term over the columns of `post_words`; null where it has nothing to look for. */
export function postExpression(term: TextTerm): string | null {
  const { tex, codeOnly, prefix } = termWords(term)
  const words = wordExpression(term)
  if (tex.length === 0) return words === null || term.field === null || term.field === 'note' ? words : `{${COLUMNS[term.field]}} : ${words}`
  const ways = tex.map((tokens) => `{tex} : ${phrase(tokens, prefix)}`)
  if (codeOnly && words !== null) ways.push(`{code} : ${words}`)
  return `(${ways.join(' OR ')})`
}

/** Clauses of words, all of which must match, each in any of its terms; null where there is none. */
export function allOf(clauses: readonly (readonly Term[])[], express: (term: TextTerm) => string | null): string | null {
  const parts = clauses.flatMap((clause) => {
    const ways = clause.flatMap((term) => (term.kind === 'text' ? express(term) ?? [] : []))
    return ways.length === 0 ? [] : [ways.length === 1 ? ways.join('') : `(${ways.join(' OR ')})`]
  })
  return parts.length === 0 ? null : parts.join(' AND ')
}

/** A term over the notes. */
export const noteExpression = (term: TextTerm): string | null => wordExpression({ ...term, field: null })

/** How far apart words may stand to count as near, in words. */
const NEAR = 8
const MOST_NEAR = 5

/** The words of a query near each other, in their exact forms; null where that says nothing. */
export function nearExpression(terms: readonly TextTerm[]): string | null {
  const plain = terms.filter(({ field, not }) => field === null && !not).map(termWords).filter(({ pieces, tex }) => pieces.length > 0 && tex.length === 0)
  if (plain.length < 2 || plain.length > MOST_NEAR) return null
  return `NEAR(${plain.map(({ pieces, prefix }) => {
    const { tokens, open } = tokensOf(pieces, prefix)
    return phrase(tokens, open)
  }).join(' ')}, ${NEAR})`
}
