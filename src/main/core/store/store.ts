import type { Database } from 'better-sqlite3'
import type { Warning } from '../../../shared/model.ts'
import { REBUILT, isDamage, openDatabase, setAside } from './open-database.ts'
import { createLookTable, type LookTable } from './look-table.ts'
import { createNearPosts, type NearPosts } from './near-posts.ts'
import { createPostGroups, type PostGroups } from './post-groups.ts'
import { createPostList, type PostList } from './post-list.ts'
import { createRelatedPosts, type RelatedPosts } from './related-posts.ts'
import { createNoteTable, type NoteTable } from './note-table.ts'
import { createPostTable, type PostTable } from './post-table.ts'
import { createProblemList, type ProblemList } from './problem-list.ts'

/** The index over all posts: disposable, made again from the folders and journals whenever it is missing or unsound. */
export interface Store extends PostTable, PostList, PostGroups, NearPosts, RelatedPosts, NoteTable, ProblemList, LookTable {
  /**
   * Tables of another room, made on this database and made again whenever it is. Their methods survive damage as the store's do.
   */
  use<T extends object>(create: (db: Database) => T): T
  /** What happened to the file, for the reader. */
  notices(): Warning[]
  /** Changes when another process has written to the same file. */
  dataVersion(): unknown
  close(): void
}

export interface StoreOptions {
  /** Its name should carry the version of what the parser makes, so that another version starts anew. */
  file: string
  /** The file turned out to be damaged in the middle of use: it is empty now and must be filled again. */
  onRebuilt?: () => void
  /** How long a statement waits for another process that is writing, in ms. */
  patience?: number
}

/** Opens the store. Several processes may open the same file. See `open-database.ts` for what happens to a bad one. */
export function createStore({ file, onRebuilt, patience }: StoreOptions): Store {
  const first = openDatabase(file, patience)
  let db = first.db
  let tables = tablesOf(db)
  const notices = [...first.notices]

  const rebuild = () => {
    db.close()
    try { setAside(file) } catch { /* held by another process: opening it again decides */ }
    const next = openDatabase(file, patience)
    db = next.db
    tables = tablesOf(db)
    if (!notices.includes(REBUILT)) notices.push(REBUILT)
    notices.push(...next.notices.filter((notice) => !notices.includes(notice)))
    onRebuilt?.()
  }
  /** Damage may show at any statement: each method is tried once more on a rebuilt file. */
  const guarded = <T extends object>(current: () => T): T => {
    const guard = (name: string) => (...args: unknown[]): unknown => {
      const call = () => (Reflect.get(current(), name) as (...args: unknown[]) => unknown)(...args)
      try {
        return call()
      } catch (error) {
        if (!isDamage(error)) throw error
        rebuild()
        return call()
      }
    }
    return Object.fromEntries(Object.keys(current()).map((name) => [name, guard(name)])) as T
  }
  return {
    ...guarded(() => tables),
    use(create) {
      let made = { on: db, tables: create(db) }
      return guarded(() => {
        if (made.on !== db) made = { on: db, tables: create(db) }
        return made.tables
      })
    },
    notices: () => notices,
    dataVersion: () => db.pragma('data_version', { simple: true }),
    close: () => { db.close() }
  }
}

const tablesOf = (db: Database): PostTable & PostList & PostGroups & NearPosts & RelatedPosts & NoteTable & ProblemList & LookTable => ({
  ...createPostTable(db), ...createPostList(db), ...createPostGroups(db), ...createNearPosts(db), ...createRelatedPosts(db),
  ...createNoteTable(db), ...createProblemList(db), ...createLookTable(db)
})
