import { renameSync, rmSync } from 'node:fs'
import Database from 'better-sqlite3'
import type { Warning } from '../../../shared/model.ts'
import { prepareSchema } from './schema.ts'

export interface OpenedDatabase { db: Database.Database; notices: Warning[] }

const notice = (code: string, message: string): Warning => ({ code, message, line: null })

export const REBUILT = notice('store-rebuilt', 'The index was damaged and has been rebuilt. Your notes are kept elsewhere and are safe.')
const IN_MEMORY = notice('store-in-memory', 'The index could not be opened on disk, so it is kept in memory and made anew at each start.')

/** How long a statement waits for another process that is writing. */
const BUSY_MS = 5000

/** Whether SQLite says that the file itself is broken, rather than that something is in the way. */
export const isDamage = (error: unknown): boolean =>
  error instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB|FORMAT)/.test(error.code)

/**
 * Opens the store's file, or makes it. A damaged file, or one that is no store, is set aside as `<file>.damaged`; where
 * no file can be had (locked for good, unwritable folder) the database lives in memory. Throws only if SQLite cannot run.
 */
export function openDatabase(file: string): OpenedDatabase {
  try {
    return { db: open(file), notices: [] }
  } catch (error) {
    if (isDamage(error)) {
      try {
        setAside(file)
        return { db: open(file), notices: [REBUILT] }
      } catch { /* neither readable nor replaceable: memory is left */ }
    }
    return { db: open(':memory:'), notices: [IN_MEMORY] }
  }
}

function open(file: string): Database.Database {
  const db = new Database(file, { timeout: BUSY_MS })
  try {
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = NORMAL')
    db.pragma('foreign_keys = ON')
    if (!prepareSchema(db) || db.pragma('quick_check(1)', { simple: true }) !== 'ok') throw damaged(file)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

const damaged = (file: string) => new Database.SqliteError(`Not a sound store: ${file}`, 'SQLITE_CORRUPT')

/** Takes a broken file out of the way. What it held can be read from the folders again. */
export function setAside(file: string): void {
  renameSync(file, `${file}.damaged`)
  for (const suffix of ['-wal', '-shm']) rmSync(file + suffix, { force: true })
}
