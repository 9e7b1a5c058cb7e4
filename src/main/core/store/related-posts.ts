import type { Database } from 'better-sqlite3'
import { fold, PIECES, isDense, pairDense } from '../../../shared/search/fold.ts'
import type { TextPart } from '../../../shared/model.ts'
import { unpackParts } from './pack-parts.ts'

/** Characters of a post that are looked at: what it is about shows early. */
const MOST_TEXT = 60_000
/** Words of a post that are weighed, the most frequent ones; and the most telling of them, which are searched for. */
const WEIGHED = 48
const SOUGHT = 12
/** A word that so large a part of all posts has tells nothing. */
const COMMON = 0.1
/** Posts that all sought words together may have: a bound on the time that the search takes. */
const MOST_ROWS = 6000
/** Share of the library that may come or go before words are counted anew, and words that are remembered. */
const DRIFT = 0.02
const MOST_KNOWN = 20_000
/** A word of the title counts as often. */
const TITLE_WEIGHT = 4
/** Title, headings, body, code, tex, captions, tags, author. */
const WEIGHTS = '6.0, 3.0, 1.0, 0.2, 0.2, 1.0, 5.0, 0.5'

export type RelatedPosts = ReturnType<typeof createRelatedPosts>

/** Finds posts about the same by their words: those that are frequent in one post and rare in the library. */
export function createRelatedPosts(db: Database) {
  const subject = db.prepare<[string], { post: number; title: string; tags: string; text: string; parts: Buffer }>(
    'SELECT posts.post, title, tags, text, parts FROM posts JOIN bodies USING (post) WHERE id = ? AND gone = 0')
  const postsWith = db.prepare<[string], number>('SELECT doc FROM post_vocabulary WHERE term = ?').pluck()
  const count = db.prepare<[], number>('SELECT count(*) FROM posts WHERE gone = 0').pluck()
  const matching = db.prepare<[string, number, number], string>(`
    SELECT id FROM (SELECT rowid AS post, bm25(post_words, ${WEIGHTS}) AS score FROM post_words WHERE post_words MATCH ? ORDER BY score LIMIT ?)
    CROSS JOIN posts USING (post) WHERE gone = 0 AND post <> ? ORDER BY score`).pluck()

  /** Counting the posts of a word costs most, and posts share their frequent words. A few more posts change little. */
  const known = new Map<string, number>()
  let knownOf = 0
  const frequency = (word: string): number => {
    const before = known.get(word)
    if (before !== undefined) return before
    const posts = postsWith.get(word) ?? 0
    known.set(word, posts)
    return posts
  }

  return {
    /** Ids of the posts that are most like a listed one, best first. */
    related(id: string, limit: number): string[] {
      const row = subject.get(id)
      if (!row) return []
      const total = count.get() ?? 0
      if (Math.abs(total - knownOf) > knownOf * DRIFT || known.size > MOST_KNOWN) {
        known.clear()
        knownOf = total
      }
      const { title, tags, text, parts } = row
      const words = tellingWords({ title: `${title} ${(JSON.parse(tags) as string[]).join(' ')}`, text: prose(text.slice(0, MOST_TEXT), unpackParts(parts)) }, total, frequency)
      if (words.length === 0) return []
      return matching.all(words.map((word) => `"${word}"`).join(' OR '), limit + 1, row.post).slice(0, limit)
    }
  }
}

/** Text without code and formulas. */
function prose(text: string, parts: readonly TextPart[]): string {
  const pieces: string[] = []
  let at = 0
  for (const { kind, start, end } of parts) {
    if (kind === 'caption' || start < at) continue
    pieces.push(text.slice(at, start))
    at = end
  }
  return [...pieces, text.slice(at)].join(' ')
}

/**
 * The words that tell most about a post, by frequency in it times rarity in the library (tf-idf).
 * @param postsWith how many of the `total` posts have a word
 */
function tellingWords({ title, text }: { title: string; text: string }, total: number, postsWith: (word: string) => number): string[] {
  const counts = new Map<string, number>()
  const add = (words: string, weight: number) => {
    for (const [word] of pairDense(fold(words)).matchAll(PIECES)) {
      if (isDense(word) ? word.length > 1 : word.length > 3 && word.length < 40 && !/^\d+$/.test(word)) counts.set(word, (counts.get(word) ?? 0) + weight)
    }
  }
  add(title, TITLE_WEIGHT)
  add(text, 1)
  const frequent = [...counts].sort((a, b) => b[1] - a[1]).slice(0, WEIGHED)
  const telling = frequent.flatMap(([word, times]) => {
    const posts = postsWith(word)
    // One that no other post has leads nowhere.
    if (posts < 2 || (total > 20 && posts > total * COMMON)) return []
    return [{ word, posts, weight: (1 + Math.log(times)) * Math.log(1 + total / posts) }]
  }).sort((a, b) => b.weight - a.weight)
  const chosen: string[] = []
  let rows = 0
  for (const { word, posts } of telling) {
    if (chosen.length === SOUGHT) break
    if (rows + posts > MOST_ROWS) continue
    rows += posts
    chosen.push(word)
  }
  return chosen
}
