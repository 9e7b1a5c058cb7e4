import type { Database } from 'better-sqlite3'
import type { Library, PostPage, PostQuery, PostSummary } from '../../../shared/model.ts'
import { toSql } from './post-conditions.ts'
import { SUMMARY_COLUMNS, toSummary, type PostRow } from './post-record.ts'

/** Each the order of an index. SQLite sorts nulls before all else, so `DESC` puts posts without a date last. */
const ORDER: Record<PostQuery['sort'], string> = {
  date: 'date_key DESC, title_key',
  updated: 'updated_key DESC, title_key',
  title: 'title_key',
  length: 'words, title_key',
  read: 'last_read DESC, date_key DESC, title_key',
  progress: 'progress DESC, last_read DESC, title_key',
  notes: 'notes DESC, date_key DESC, title_key'
}

/** Sums over a folder's listed posts. */
export interface Totals { posts: number; words: number; bytes: number }

type Counts = Library['counts']
const NONE: Counts = { all: 0, reading: 0, unread: 0, read: 0, annotated: 0, changed: 0, notes: 0, authors: 0 }

export type PostList = ReturnType<typeof createPostList>

/** Lists and counts over all listed posts. */
export function createPostList(db: Database) {
  const counts = db.prepare<[], Counts>(`
    SELECT count(*) AS "all", count(*) FILTER (WHERE state = 1) AS reading, count(*) FILTER (WHERE state = 0) AS unread,
      count(*) FILTER (WHERE state = 2) AS read, count(*) FILTER (WHERE notes > 0) AS annotated,
      count(*) FILTER (WHERE changed = 1) AS changed, coalesce(sum(notes), 0) AS notes,
      (SELECT count(*) FROM (SELECT DISTINCT key FROM authors)) AS authors FROM posts INDEXED BY posts_by_state WHERE gone = 0`)
  const recent = db.prepare<[number], PostRow>(
    `SELECT ${SUMMARY_COLUMNS} FROM posts WHERE gone = 0 AND last_read IS NOT NULL ORDER BY last_read DESC, date_key DESC, title_key LIMIT ?`)
  const current = db.prepare<[], PostRow>(
    `SELECT ${SUMMARY_COLUMNS} FROM posts INDEXED BY posts_by_read WHERE gone = 0 AND last_read IS NOT NULL AND state = 1 ORDER BY last_read DESC LIMIT 1`)
  const countOf = db.prepare<[string], number>('SELECT count(*) FROM posts INDEXED BY posts_by_slug WHERE folder = ? AND gone = 0').pluck()
  const totals = db.prepare<[string], Totals>(`
    SELECT count(*) AS posts, coalesce(sum(words), 0) AS words, coalesce(sum(size), 0) AS bytes
    FROM posts WHERE folder = ? AND gone = 0`)

  return {
    /** One page of posts and how many there are in all. */
    query(query: PostQuery): PostPage {
      const { where, values } = toSql(query)
      const total = db.prepare<unknown[], number>(`SELECT count(*) FROM posts WHERE ${where}`).pluck().get(...values) ?? 0
      // Of the posts that are passed over only the index is read.
      const rows = db.prepare<unknown[], PostRow>(`
        SELECT ${SUMMARY_COLUMNS} FROM posts WHERE post IN (SELECT post FROM posts WHERE ${where} ORDER BY ${ORDER[query.sort]}, post LIMIT ? OFFSET ?)
        ORDER BY ${ORDER[query.sort]}, post`).all(...values, query.limit, query.offset)
      return { total, posts: rows.map(toSummary) }
    },
    counts: (): Counts => counts.get() ?? NONE,
    /** The posts that were open last, the latest first. */
    recent: (limit: number): PostSummary[] => recent.all(limit).map(toSummary),
    /** The unfinished post that was read last. */
    current: (): PostSummary | null => {
      const row = current.get()
      return row ? toSummary(row) : null
    },
    /** Posts of a folder that are listed. */
    countOf: (folderId: string): number => countOf.get(folderId) ?? 0,
    totals: (folderId: string): Totals => totals.get(folderId) ?? { posts: 0, words: 0, bytes: 0 }
  }
}
