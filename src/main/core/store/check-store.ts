import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import { isDamage } from './open-database.ts'

/** `missing` is no trouble: it is made when Lectern is opened next. `details`: what SQLite found. */
export interface StoreCheck { state: 'sound' | 'damaged' | 'missing' | 'unreadable'; posts: number; details: string[] }

/** Looks the whole of a store over and changes nothing. `posts`: those of one folder that it lists. */
export function checkStore(file: string, folderId: string): StoreCheck {
  if (!existsSync(file)) return { state: 'missing', posts: 0, details: [] }
  try {
    const db = new Database(file, { readonly: true, fileMustExist: true })
    try {
      const found = db.pragma('integrity_check(20)') as { integrity_check: string }[]
      const details = found.map((row) => row.integrity_check).filter((text) => text !== 'ok')
      if (details.length > 0) return { state: 'damaged', posts: 0, details }
      const posts = db.prepare<[string], number>('SELECT count(*) FROM posts WHERE folder = ? AND gone = 0').pluck().get(folderId)
      return { state: 'sound', posts: posts ?? 0, details }
    } finally {
      db.close()
    }
  } catch (error) {
    const details = [error instanceof Error ? error.message : String(error)]
    return { state: isDamage(error) || /no such (table|column)/.test(details.join()) ? 'damaged' : 'unreadable', posts: 0, details }
  }
}
