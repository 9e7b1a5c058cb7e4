import { fold } from '../../../shared/search/fold.ts'
import { isText, type Query } from '../../../shared/search/query.ts'
import { termWords } from '../../../shared/search/term-words.ts'
import { editDistance } from './edit-distance.ts'
import type { SearchTables } from './search-tables.ts'

const SHORTEST = 4
/** In a library of more posts than this, only words that some post is about are suggested: to go over all takes too long. */
const MOST_POSTS = 4000

/** The query with words that the library has in place of those that it has not; null where that changes nothing. */
export function suggest(source: string, { clauses }: Query, tables: Pick<SearchTables, 'keyVocabulary' | 'vocabulary' | 'postsWith' | 'size'>): string | null {
  let out = source
  let changed = false
  for (const term of clauses.flat().filter(isText).filter(({ not }) => !not).reverse()) {
    const { pieces, tex } = termWords(term)
    if (tex.length > 0) continue
    // From the end on, so that the places of the words before stay true.
    for (const piece of pieces.toReversed()) {
      if (piece.length < SHORTEST || !/^\p{L}+$/u.test(piece) || tables.postsWith(piece, 1) > 0) continue
      const better = nearest(piece, tables.keyVocabulary) ?? (tables.size() <= MOST_POSTS ? nearest(piece, tables.vocabulary) : null)
      const at = fold(term.text).lastIndexOf(piece)
      if (better === null || at < 0) continue
      out = out.slice(0, term.at.start + at) + better + out.slice(term.at.start + at + piece.length)
      changed = true
    }
  }
  return changed ? out.trim() : null
}

/** The word of the library that is the fewest slips of the fingers away, the more common one of several. */
function nearest(word: string, vocabulary: SearchTables['vocabulary']): string | null {
  const [first = '', second = ''] = word
  const most = word.length <= 5 ? 1 : 2
  let best: { term: string; distance: number; doc: number } | null = null
  // Few slips fall on the first letter: it is changed with the second, or missing.
  for (const letter of new Set([first, second])) {
    for (const { term, doc } of vocabulary(letter, letter + '\uffff')) {
      if (Math.abs(term.length - word.length) > most || !/^\p{L}+$/u.test(term)) continue
      const distance = editDistance(word, term, best?.distance ?? most)
      if (distance <= (best?.distance ?? most) && (!best || distance < best.distance || doc > best.doc)) best = { term, distance, doc }
    }
  }
  return best?.term ?? null
}
