import type { Database } from 'better-sqlite3'
import type { Label } from './post-record.ts'

/** A label of a post: its element's id in the page, how references call it, and the post's title. */
export interface FoundLabel { postId: string; path: string; title: string; id: string; words: string }

/** Of one name; a folder of many books has a label such as `intro` in each. */
const MOST = 200

/** What the posts of a folder call by name, for references from one to another. Written with each post. */
export function createLabelTable(db: Database) {
  const clear = db.prepare<[number]>('DELETE FROM labels WHERE post = ?')
  const put = db.prepare<[string, number, string, string]>('INSERT OR IGNORE INTO labels (key, post, id, words) VALUES (?, ?, ?, ?)')
  const find = db.prepare<[string, string], FoundLabel>(`
    SELECT posts.id AS postId, path, title, labels.id, labels.words FROM labels JOIN posts USING (post)
    WHERE key = ? AND folder = ? AND gone = 0 ORDER BY path LIMIT ${MOST}`)

  return {
    putLabels(post: number, labels: readonly Label[]): void {
      clear.run(post)
      for (const { name, id, words } of labels) put.run(labelKey(name), post, id, words)
    },
    /** Every post of a folder that has the label, by path. */
    labelled: (folderId: string, name: string): FoundLabel[] => find.all(labelKey(name), folderId)
  }
}

/** Documentation tools do not look at the case of labels. */
const labelKey = (name: string): string => name.trim().toLowerCase()
