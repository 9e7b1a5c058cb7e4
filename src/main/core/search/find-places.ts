import { COLOURS } from '../../../shared/choices.ts'
import { Colour, type Places, type Span } from '../../../shared/model.ts'
import { fold } from '../../../shared/search/fold.ts'
import { fuzzyScore } from '../../../shared/search/fuzzy.ts'
import { parseQuery } from '../../../shared/search/parse-query.ts'
import { isText } from '../../../shared/search/query.ts'
import { allOf, noteExpression } from './match-expression.ts'
import type { SearchTables } from './search-tables.ts'

const MOST_NOTES = 5
const MOST_TAGS = 5

type Title = ReturnType<SearchTables['titles']>[number] & { folded: string; letters: number }

/** What the palette offers. Titles are kept in memory, the most recently read first, until the database changes. */
export function createFindPlaces(tables: SearchTables): (words: string, limit: number) => Places {
  let kept: { version: string; titles: Title[]; tags: { name: string; posts: number; folded: string }[] } | null = null

  const load = () => {
    const version = tables.version()
    if (kept?.version !== version) {
      kept = {
        version,
        titles: tables.titles().map((title) => {
          const folded = fold(title.title)
          return { ...title, folded, letters: lettersOf(folded) }
        }),
        tags: tables.tags().map((tag) => ({ ...tag, folded: fold(tag.name) }))
      }
    }
    return kept
  }
  const notesOn = (words: string): Places['notes'] => {
    const match = allOf(parseQuery(words).clauses, (term) => (isText(term) && !term.not ? noteExpression(term) : null))
    if (match === null) return []
    return tables.notes(match, { limit: MOST_NOTES }).map(({ id, postId, title, quote, comment, colour }) =>
      ({ id, postId, title, quote, comment, colour: Colour.safeParse(colour).data ?? COLOURS[0] }))
  }

  return (words, limit) => {
    const { titles, tags } = load()
    const wanted = fold(words.trim())
    const toPost = ({ id, title, path, folderId, date }: Title, marks: Span[]) => ({ id, title, path, folderId, date, marks })
    if (wanted === '') return { posts: titles.slice(0, limit).map((title) => toPost(title, [])), notes: [], tags: [] }
    const letters = lettersOf(wanted)
    const found = titles.flatMap((title) => {
      // Most titles lack some letter, which is quicker to see than how well they fit.
      if ((letters & ~title.letters) !== 0) return []
      const fit = fuzzyScore(wanted, title.folded)
      return fit ? [{ title, ...fit }] : []
    })
    found.sort((a, b) => b.score - a.score)
    return {
      posts: found.slice(0, limit).map(({ title, marks }) => toPost(title, title.folded.length === title.title.length ? marks : [])),
      notes: notesOn(words),
      tags: tags.filter(({ folded }) => folded.includes(wanted)).slice(0, MOST_TAGS).map(({ name, posts }) => ({ name, posts }))
    }
  }
}

/** Which letters a folded text has, as bits; all others share the rest. */
function lettersOf(text: string): number {
  let bits = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code !== 32) bits |= code >= 97 && code <= 122 ? 1 << (code - 97) : 1 << (26 + (code % 5))
  }
  return bits
}
