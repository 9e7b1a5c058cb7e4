import type { Database } from 'better-sqlite3'
import type { Warning } from '../../../shared/model.ts'

export type LookTable = ReturnType<typeof createLookTable>

/** A post that is to be looked over: all of it, or where it was before (`places`), only what lies around it. */
export interface Unexamined { id: string; folderId: string; path: string; hash: string; places: unknown[] | null }

/** What was found in a version of a post. Without `found`, what was known of the post itself holds. */
export interface Look { id: string; hash: string; found?: { warnings: readonly Warning[]; places: readonly unknown[] }; unplaced: readonly Warning[] }

/**
 * What only a look at how posts are set finds: warnings of the post itself (`found`), of what it expects around it (`unplaced`), and
 * what that is (`places`). It goes when the post is written anew, and is stale when the folder's files are others.
 */
export function createLookTable(db: Database) {
  const next = db.prepare<[number], Omit<Unexamined, 'places'> & { places: string | null }>(`
    SELECT id, folder AS folderId, path, hash, places FROM posts LEFT JOIN looks USING (post)
    WHERE gone = 0 AND (looks.post IS NULL OR stale = 1) AND post > ? ORDER BY post LIMIT 1`)
  const put = db.prepare<[string, string, string, string, string]>(`
    INSERT OR REPLACE INTO looks (post, found, places, unplaced, stale) SELECT post, ?, ?, ?, 0 FROM posts WHERE id = ? AND hash = ?`)
  const update = db.prepare<[string, string, string]>(`
    UPDATE looks SET unplaced = ?, stale = 0 WHERE post = (SELECT post FROM posts WHERE id = ? AND hash = ?)`)
  const postOf = db.prepare<[string], number>('SELECT post FROM posts WHERE id = ?').pluck()
  const age = db.prepare<[string, string]>(`
    UPDATE looks SET stale = 1 WHERE post IN (SELECT post FROM posts WHERE folder = ?) AND places LIKE ?`)
  const saveAll = db.transaction((looks: readonly Look[]) => {
    for (const { id, hash, found, unplaced } of looks) {
      if (found) put.run(JSON.stringify(found.warnings), JSON.stringify(found.places), JSON.stringify(unplaced), id, hash)
      else update.run(JSON.stringify(unplaced), id, hash)
    }
  })

  return {
    /** The first post behind another that nobody has looked over, or not since its folder changed. @param after its id, or null */
    nextUnexamined(after: string | null): Unexamined | null {
      const row = next.get(after === null ? 0 : postOf.get(after) ?? 0)
      return row ? { ...row, places: row.places === null ? null : JSON.parse(row.places) as unknown[] } : null
    },
    /** Those of versions that are not the present ones any more are dropped. */
    saveLooks: (looks: readonly Look[]): void => { saveAll.immediate(looks) },
    /** Other files lie in a folder now. @param what of the posts may lead elsewhere: all that they expect, or only labels of others */
    ageLooks: (folderId: string, what: 'all' | 'references'): void => { age.run(folderId, what === 'all' ? '[{%' : '%"kind":"reference"%') }
  }
}
