import { closeSync, openSync, readSync, renameSync, rmSync } from 'node:fs'
import Database from 'better-sqlite3'
import type { Warning } from '../../../shared/model.ts'
import { prepareSchema } from './schema.ts'

export interface OpenedDatabase { db: Database.Database; notices: Warning[] }

const notice = (code: string, message: string): Warning => ({ code, message, line: null })

export const REBUILT = notice('store-rebuilt', 'The index was damaged and has been rebuilt. Your notes are kept elsewhere and are safe.')
const IN_MEMORY = notice('store-in-memory', 'The index could not be opened on disk, so it is kept in memory and made anew at each start.')

/**
 * Bytes of a store that is looked over at the start. To read all of a larger one would take longer than all else that a
 * start does; SQLite itself sees where it was cut off, and other damage is met when it is read.
 */
const MOST_CHECKED = 8 * 1024 * 1024

/** How long a statement waits for another process that is writing, in ms. */
const BUSY_MS = 5000

/**
 * Whether SQLite says that the file itself is broken, rather than that something is in the way. Nothing that is written here
 * goes against a constraint of sound tables, so one that fails tells of an index that says other than its table.
 */
export const isDamage = (error: unknown): boolean =>
  error instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB|FORMAT|CONSTRAINT)/.test(error.code)

/** While a file is opened: whether it may be sound, but cannot be had. All else that SQLite says of it is damage then. */
const isInTheWay = (error: unknown): boolean =>
  !(error instanceof Database.SqliteError) || /^SQLITE_(BUSY|LOCKED|CANTOPEN|IOERR|READONLY|PERM|FULL|NOMEM|AUTH)/.test(error.code)

/**
 * Opens the store's file, or makes it. A damaged file, or one that is no store, is set aside as `<file>.damaged`; where
 * no file can be had (locked for good, unwritable folder) the database lives in memory. Throws only if SQLite cannot run.
 * @param patience how long a statement waits for another process that is writing, in ms
 */
export function openDatabase(file: string, patience = BUSY_MS): OpenedDatabase {
  try {
    return { db: open(file, patience), notices: [] }
  } catch (error) {
    if (!isInTheWay(error)) {
      try {
        setAside(file)
        return { db: open(file, patience), notices: [REBUILT] }
      } catch { /* neither readable nor replaceable: memory is left */ }
    }
    return { db: open(':memory:', patience), notices: [IN_MEMORY] }
  }
}

function open(file: string, patience: number): Database.Database {
  if (isOfLaterFormat(file)) throw damaged(file)
  const db = new Database(file, { timeout: patience })
  try {
    db.pragma('journal_mode = WAL')
    db.pragma('synchronous = NORMAL')
    db.pragma('foreign_keys = ON')
    if (!prepareSchema(db) || !isSound(db)) throw damaged(file)
    return db
  } catch (error) {
    db.close()
    throw error
  }
}

/**
 * Whether a file says that a later SQLite wrote it, which none did: it could be read, but not written.
 * Bytes 18 and 19 of https://sqlite.org/fileformat.html#file_format_version_numbers
 */
function isOfLaterFormat(file: string): boolean {
  try {
    const handle = openSync(file, 'r')
    const bytes = Buffer.alloc(2)
    const length = readSync(handle, bytes, 0, 2, 18)
    closeSync(handle)
    return length === 2 && bytes.some((byte) => byte > 2)
  } catch {
    return false
  }
}

function isSound(db: Database.Database): boolean {
  const bytes = Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true }))
  return bytes > MOST_CHECKED || db.pragma('quick_check(1)', { simple: true }) === 'ok'
}

const damaged = (file: string) => new Database.SqliteError(`Not a sound store: ${file}`, 'SQLITE_CORRUPT')

/** Takes a broken file out of the way. What it held can be read from the folders again. */
export function setAside(file: string): void {
  renameSync(file, `${file}.damaged`)
  for (const suffix of ['-wal', '-shm']) rmSync(file + suffix, { force: true })
}
