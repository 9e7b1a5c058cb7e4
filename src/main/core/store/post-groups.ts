import type { Database } from 'better-sqlite3'
import type { Archive, Counted, PostConditions } from '../../../shared/model.ts'
import { toSql } from './post-conditions.ts'
import { fold } from './post-record.ts'

/** Few posts are gone, so asking for them is cheaper than for all others. */
const LISTED = 'post NOT IN (SELECT post FROM posts WHERE gone = 1)'

export type PostGroups = ReturnType<typeof createPostGroups>

/** Listed posts by what they have in common. Spellings that differ in case or accents are one name. */
export function createPostGroups(db: Database) {
  const months = db.prepare<[], { month: string | null; posts: number }>(
    'SELECT substr(date, 1, 7) AS month, count(*) AS posts FROM posts WHERE gone = 0 GROUP BY substr(date, 1, 7) ORDER BY month DESC')
  const tags = db.prepare<[], Counted>(`
    SELECT min(name) AS name, count(*) AS posts FROM tags WHERE ${LISTED} GROUP BY key ORDER BY posts DESC, key`)
  const authors = db.prepare<[], Counted>(`
    SELECT min(name) AS name, count(*) AS posts FROM authors WHERE ${LISTED} GROUP BY key ORDER BY key`)

  return {
    archive(): Archive {
      const found: Archive = { years: [], undated: 0 }
      for (const { month, posts } of months.all()) {
        if (month === null) { found.undated = posts; continue }
        const name = month.slice(0, 4)
        if (found.years.at(-1)?.year !== name) found.years.push({ year: name, posts: 0, months: [] })
        const year = found.years.at(-1)
        if (!year) continue
        year.posts += posts
        // Of some posts only the year is known.
        if (month.length === 7) year.months.push({ month, posts })
      }
      return found
    },
    /** Most used first. */
    tags: (): Counted[] => tags.all(),
    authors: (): Counted[] => authors.all(),
    /** Tags of the posts of these conditions besides those in them, most used first. */
    relatedTags({ limit, ...query }: PostConditions & { limit: number }): Counted[] {
      const { where, values } = toSql(query)
      return db.prepare<unknown[], Counted>(`
        SELECT min(name) AS name, count(*) AS posts FROM tags
        WHERE post IN (SELECT post FROM posts WHERE ${where}) AND key NOT IN (SELECT value FROM json_each(?))
        GROUP BY key ORDER BY posts DESC, key LIMIT ?`).all(...values, JSON.stringify(query.tags.map(fold)), limit)
    }
  }
}
