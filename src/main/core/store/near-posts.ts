import type { Database } from 'better-sqlite3'
import { SUMMARY_COLUMNS, toSummary, type PostRow } from './post-record.ts'
import type { PostSummary } from '../../../shared/model.ts'
import { keysOf } from './link-keys.ts'

/** A post that may lead somewhere: where it lies, and all the addresses in it. */
export interface Linking { id: string; path: string; links: string[] }

export type NearPosts = ReturnType<typeof createNearPosts>

/** Posts as others are connected with them. */
export function createNearPosts(db: Database) {
  const beside = (than: '<' | '>', order: 'ASC' | 'DESC') => db.prepare<[string], string>(`
    SELECT near.id FROM posts AS here CROSS JOIN posts AS near INDEXED BY posts_by_day
    ON near.gone = 0 AND near.folder = here.folder AND (coalesce(near.date_key, -1e16), near.path) ${than} (coalesce(here.date_key, -1e16), here.path)
    WHERE here.id = ? ORDER BY coalesce(near.date_key, -1e16) ${order}, near.path ${order} LIMIT 1`).pluck()
  const older = beside('<', 'DESC')
  const newer = beside('>', 'ASC')
  const links = db.prepare<[string], { id: string; path: string; links: string }>('SELECT id, path, links FROM posts JOIN bodies USING (post) WHERE id = ? AND gone = 0')
  const linking = db.prepare<[string, string, string, number], { id: string; path: string; links: string }>(`
    SELECT id, path, bodies.links FROM (SELECT DISTINCT post FROM links WHERE key IN (SELECT value FROM json_each(?)))
    CROSS JOIN posts USING (post) CROSS JOIN bodies USING (post)
    WHERE gone = 0 AND folder = ? AND id <> ? ORDER BY date_key DESC, title_key LIMIT ?`)
  const summaries = db.prepare<[string], PostRow>(
    `SELECT ${SUMMARY_COLUMNS} FROM json_each(?) AS wanted CROSS JOIN posts ON posts.id = wanted.value WHERE gone = 0`.replace('SELECT id,', 'SELECT posts.id,').replace(' path,', ' posts.path,'))

  const parsed = ({ links: all, ...rest }: { id: string; path: string; links: string }): Linking => ({ ...rest, links: JSON.parse(all) as string[] })
  return {
    /** The neighbours of a post by date and path in its folder. */
    neighbours: (id: string): { older: string | null; newer: string | null } => ({ older: older.get(id) ?? null, newer: newer.get(id) ?? null }),
    /** A listed post with its addresses. */
    linksOf(id: string): Linking | null {
      const row = links.get(id)
      return row ? parsed(row) : null
    },
    /** Posts of the folder with an address that ends as those of the post at `path` do, the newest first; most lead there. */
    linkingTo: (folderId: string, post: { id: string; path: string }, limit: number): Linking[] =>
      linking.all(JSON.stringify(keysOf(post.path)), folderId, post.id, limit).map(parsed),
    /** In the order asked for; those that are not listed are left out. */
    summaries: (ids: readonly string[]): PostSummary[] => summaries.all(JSON.stringify(ids)).map(toSummary)
  }
}
