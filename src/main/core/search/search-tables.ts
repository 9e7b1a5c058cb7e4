import { SqliteError, type Database, type Statement } from 'better-sqlite3'
import type { Heading, PostSummary, TextPart } from '../../../shared/model.ts'
import { unpackParts } from '../store/pack-parts.ts'
import { WORD_MARK } from '../../../shared/search/key-words.ts'
import { SUMMARY_COLUMNS, toSummary, type PostRow } from '../store/post-record.ts'
import type { Condition } from './plan.ts'

/** Title, headings, body, code, tex, captions, tags, author. */
const WEIGHTS = '8.0, 4.0, 1.0, 0.6, 0.8, 1.5, 4.0, 3.0'
/** A post that matches. The better, the higher the score. */
export interface Scored { post: number; score: number }

/** What snippets are cut from. */
export interface Body { post: number; summary: PostSummary; text: string; headings: Heading[]; parts: TextPart[] }

/** A note as search shows it. */
export interface FoundNote {
  id: string
  postId: string
  title: string
  colour: string
  start: number
  end: number
  quote: string
  comment: string
  tags: string[]
}

export type SearchTables = ReturnType<typeof createSearchTables>

/** What search asks of the database. Statements depend on the query, and are kept while it is refined. */
export function createSearchTables(db: Database) {
  const statements = new Map<string, Statement<unknown[]>>()
  const prepare = (sql: string): Statement<unknown[]> => {
    const known = statements.get(sql)
    if (known) return known
    if (statements.size > 200) statements.clear()
    const made = db.prepare<unknown[]>(sql)
    statements.set(sql, made)
    return made
  }
  const all = <T>(sql: string, ...values: unknown[]) => prepare(sql).all(...values) as T[]
  const where = (conditions: readonly Condition[], first: string[]) => [...first, ...conditions.map(({ sql }) => sql)].join(' AND ')
  const bound = (conditions: readonly Condition[]) => conditions.flatMap(({ values }) => values)

  const bodies = db.prepare<[string], PostRow & { post: number; text: string; headings: string; parts: Buffer }>(`
    SELECT posts.post AS post, ${SUMMARY_COLUMNS.replaceAll(/\b(\w+)\b/g, 'posts.$1')}, bodies.text, bodies.headings, bodies.parts
    FROM json_each(?) AS wanted CROSS JOIN posts ON posts.post = wanted.value CROSS JOIN bodies ON bodies.post = posts.post`)
  const dates = db.prepare<[string], { post: number; date: number | null }>(
    'SELECT post, date_key AS date FROM json_each(?) AS wanted CROSS JOIN posts ON posts.post = wanted.value')
  const vocabulary = db.prepare<[string, string], { term: string; doc: number }>(
    'SELECT term, doc FROM post_vocabulary WHERE term >= ? AND term < ?')
  const keyVocabulary = db.prepare<[string, string], { term: string; doc: number }>(
    'SELECT substr(term, 2) AS term, doc FROM key_vocabulary WHERE term >= ? AND term < ?')
  const matching = db.prepare<[string], number>('SELECT rowid FROM post_words WHERE post_words MATCH ?').pluck()
  const weighed = db.prepare<[string], Scored>(`SELECT rowid AS post, -bm25(post_words, ${WEIGHTS}) AS score FROM post_words WHERE post_words MATCH ?`)
  const keyed = db.prepare<[string], number>('SELECT rowid FROM post_keys WHERE post_keys MATCH ?').pluck()
  const size = db.prepare<[], number>('SELECT max(post) FROM posts').pluck()
  const anyNote = db.prepare<[], number>('SELECT 1 FROM notes LIMIT 1').pluck()
  const gone = db.prepare<[], number>('SELECT post FROM posts WHERE gone = 1').pluck()
  const someWith = db.prepare<[string, number], number>('SELECT count(*) FROM (SELECT 1 FROM post_words WHERE post_words MATCH ? LIMIT ?)').pluck()

  return {
    /** Listed posts that match, by their keys. */
    matching(match: string, conditions: readonly Condition[]): number[] {
      if (conditions.length > 0) {
        return all<{ post: number }>(`SELECT p.post FROM post_words JOIN posts p ON p.post = post_words.rowid
          WHERE ${where(conditions, ['post_words MATCH ?', 'p.gone = 0'])} ORDER BY post_words.rowid`, match, ...bound(conditions)).map(({ post }) => post)
      }
      // Nearly always none: asking of each post that matches would take longer than the search.
      const hidden = new Set(gone.all())
      const found = matching.all(match)
      return hidden.size === 0 ? found : found.filter((post) => !hidden.has(post))
    },
    /** All posts that match, listed or not, each with its score. */
    weighed: (match: string): Scored[] => weighed.all(match),
    /** Posts with these key words. */
    keyed(expression: string): number[] {
      try {
        return keyed.all(expression)
      } catch (error) {
        // Where the tokeniser sees two words in one, it cannot tell: key words have no places.
        if (error instanceof SqliteError && error.code === 'SQLITE_ERROR') return []
        throw error
      }
    },
    /** Posts in all. */
    size: (): number => size.get() ?? 0,
    /** Newest first, all with one score. */
    newest: (conditions: readonly Condition[], limit: number): Scored[] =>
      all<Scored>(`SELECT p.post, 0 AS score FROM posts p WHERE ${where(conditions, ['p.gone = 0'])} ORDER BY p.date_key DESC, p.id LIMIT ?`, ...bound(conditions), limit),
    count: (conditions: readonly Condition[]): number =>
      (prepare(`SELECT count(*) AS n FROM posts p WHERE ${where(conditions, ['p.gone = 0'])}`).get(...bound(conditions)) as { n: number }).n,
    /** Listed posts with a note that matches, those with the most such notes first. */
    postsWithNotes(match: string, conditions: readonly Condition[], limit: number): number[] {
      if (anyNote.get() === undefined) return []
      return all<{ post: number }>(`SELECT p.post FROM note_words JOIN notes ON note = note_words.rowid JOIN posts p ON p.id = post_id
        WHERE ${where(conditions, ['note_words MATCH ?', 'p.gone = 0'])} GROUP BY p.post ORDER BY count(*) DESC, p.date_key DESC LIMIT ?`,
      match, ...bound(conditions), limit).map(({ post }) => post)
    },
    /** Notes on a post that match (null: any), or anywhere. */
    notes(match: string | null, { postId, colours = [], limit }: { postId?: string; colours?: readonly string[]; limit: number }): FoundNote[] {
      const conditions: Condition[] = []
      if (postId !== undefined) conditions.push({ sql: 'post_id = ?', values: [postId] })
      if (colours.length > 0) conditions.push({ sql: 'notes.colour IN (SELECT value FROM json_each(?))', values: [JSON.stringify(colours)] })
      const columns = 'notes.id, post_id AS postId, p.title, notes.colour, notes.start, notes.end, notes.quote, notes.comment, notes.tags'
      const joined = 'JOIN posts p ON p.id = post_id AND p.gone = 0'
      const rows = match === null
        ? all<FoundNote & { tags: string }>(`SELECT ${columns} FROM notes ${joined} WHERE ${where(conditions, ['1'])} ORDER BY start LIMIT ?`, ...bound(conditions), limit)
        : all<FoundNote & { tags: string }>(`SELECT ${columns} FROM note_words JOIN notes ON note = note_words.rowid ${joined}
            WHERE ${where(conditions, ['note_words MATCH ?'])} ORDER BY bm25(note_words), modified DESC LIMIT ?`, match, ...bound(conditions), limit)
      return rows.map((row) => ({ ...row, tags: JSON.parse(row.tags) as string[] }))
    },
    /** In the order asked for. */
    bodies(posts: readonly number[]): Body[] {
      return bodies.all(JSON.stringify(posts)).map(({ post, text, headings, parts, ...row }) =>
        ({ post, summary: toSummary(row), text, headings: JSON.parse(headings) as Heading[], parts: unpackParts(parts) }))
    },
    dates: (posts: readonly number[]) => dates.all(JSON.stringify(posts)),
    /** Words that posts are about, from one on and before another, each with the number of posts. */
    keyVocabulary: (from: string, before: string) => keyVocabulary.all(WORD_MARK + from, WORD_MARK + before),
    /** The same of all words of the library, which takes much longer. */
    vocabulary: (from: string, before: string) => vocabulary.all(from, before),
    /** Posts with this word, counted up to a number. */
    postsWith: (word: string, most: number): number => someWith.get(`"${word}"`, most) ?? 0,
    titles: () => all<{ id: string; folderId: string; title: string; path: string; date: string | null; lastRead: string | null }>(
      'SELECT id, folder AS folderId, title, path, date, last_read AS lastRead FROM posts WHERE gone = 0 ORDER BY last_read DESC, date_key DESC, id'),
    tags: () => all<{ name: string; posts: number }>(
      'SELECT min(name) AS name, count(*) AS posts FROM tags JOIN posts USING (post) WHERE gone = 0 GROUP BY key ORDER BY posts DESC, key'),
    /** Different after every change of the database, by whomever. */
    version: () => `${String(db.pragma('data_version', { simple: true }))}.${String(db.prepare('SELECT total_changes()').pluck().get())}`
  }
}
