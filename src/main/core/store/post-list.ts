import type { Database } from 'better-sqlite3'
import type { Library, PostPage, PostQuery, PostSummary } from '../../../shared/model.ts'
import { SUMMARY_COLUMNS, fold, toSummary, type PostRow } from './post-record.ts'

/** From this share on a post counts as finished: few readers scroll through the last footnotes. */
const FINISHED = 0.98
const READING = `last_read IS NOT NULL AND progress < ${FINISHED}`

/** SQLite sorts nulls before all else, so `DESC` puts posts without a date last. */
const ORDER: Record<PostQuery['sort'], string> = {
  date: 'date_key DESC, title_key',
  updated: 'updated_key DESC, title_key',
  title: 'title_key',
  length: 'words, title_key',
  read: 'last_read DESC, date_key DESC, title_key'
}

const SHELF: Record<PostQuery['shelf'], string | null> = {
  all: null,
  reading: READING,
  unread: 'last_read IS NULL',
  annotated: 'notes > 0'
}

/** Sums over a folder's listed posts. */
export interface Totals { posts: number; words: number; bytes: number }

export type PostList = ReturnType<typeof createPostList>

/** Lists and counts over all listed posts. */
export function createPostList(db: Database) {
  const counts = db.prepare<[], Library['counts']>(`
    SELECT count(*) AS "all", count(*) FILTER (WHERE ${READING}) AS reading, count(*) FILTER (WHERE last_read IS NULL) AS unread,
      count(*) FILTER (WHERE notes > 0) AS annotated, coalesce(sum(notes), 0) AS notes FROM posts WHERE gone = 0`)
  const tags = db.prepare<[], { name: string; posts: number }>(`
    SELECT min(name) AS name, count(*) AS posts FROM tags JOIN posts USING (post) WHERE gone = 0
    GROUP BY key ORDER BY posts DESC, key`)
  const current = db.prepare<[], PostRow>(
    `SELECT ${SUMMARY_COLUMNS} FROM posts WHERE gone = 0 AND ${READING} ORDER BY last_read DESC LIMIT 1`)
  const totals = db.prepare<[string], Totals>(`
    SELECT count(*) AS posts, coalesce(sum(words), 0) AS words, coalesce(sum(size), 0) AS bytes
    FROM posts WHERE folder = ? AND gone = 0`)

  return {
    /** One page of posts and how many there are in all. Every word of the query must stand in title, summary or tags. */
    query(query: PostQuery): PostPage {
      const { where, values } = conditions(query)
      const total = db.prepare<unknown[], number>(`SELECT count(*) FROM posts WHERE ${where}`).pluck().get(...values) ?? 0
      const rows = db.prepare<unknown[], PostRow>(
        `SELECT ${SUMMARY_COLUMNS} FROM posts WHERE ${where} ORDER BY ${ORDER[query.sort]}, id LIMIT ? OFFSET ?`
      ).all(...values, query.limit, query.offset)
      return { total, posts: rows.map(toSummary) }
    },
    counts: (): Library['counts'] => counts.get() ?? { all: 0, reading: 0, unread: 0, annotated: 0, notes: 0 },
    /** Most used first; spellings that differ in case or accents are one tag. */
    tags: (): Library['tags'] => tags.all(),
    /** The unfinished post that was read last. */
    current: (): PostSummary | null => {
      const row = current.get()
      return row ? toSummary(row) : null
    },
    totals: (folderId: string): Totals => totals.get(folderId) ?? { posts: 0, words: 0, bytes: 0 }
  }
}

function conditions({ folderId, tag, shelf, words }: PostQuery): { where: string; values: string[] } {
  const where = ['gone = 0']
  const values: string[] = []
  const add = (condition: string, ...bound: string[]) => { where.push(condition); values.push(...bound) }
  if (folderId !== undefined) add('folder = ?', folderId)
  if (tag !== undefined) add('post IN (SELECT post FROM tags WHERE key = ?)', fold(tag))
  if (SHELF[shelf] !== null) add(SHELF[shelf])
  for (const word of new Set(fold(words).split(/\s+/))) if (word !== '') add('instr(folded, ?) > 0', word)
  return { where: where.join(' AND '), values }
}
