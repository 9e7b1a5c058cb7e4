import { copyFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createSearch } from '../../../../src/main/core/search/search.ts'
import { createSearchTables } from '../../../../src/main/core/search/search-tables.ts'
import { createStore } from '../../../../src/main/core/store/store.ts'
import { temporaryFolder } from '../folder.ts'
import { FOLDER, idOf, query, record } from './records.ts'

/** `npm run nightly` damages every place, and every day some of them. */
const isFull = process.env.LECTERN_FAULTS === 'full'
const BLOCK = 512
const posts = Array.from({ length: 12 }, (_, n) => record(`${n}.md`, { text: `zebra ${n} `.repeat(300), meta: { tags: ['stripes'] } }))

/** The file of a sound store with some posts. */
function soundStore(): string {
  const file = join(temporaryFolder(), 'sound.db')
  const store = createStore({ file })
  store.savePosts(posts)
  store.close()
  return file
}

/** Uses all that a store has. Throws where any of it does. @returns what it found and what it says */
function use(file: string) {
  let rebuilt = 0
  const store = createStore({ file, onRebuilt: () => { rebuilt++ } })
  try {
    const search = createSearch(store.use(createSearchTables), () => [])
    const look = () => ({
      files: store.files(FOLDER).map(({ path }) => path).sort(),
      listed: store.query(query()).total,
      found: search.searchNow({ query: 'zebra', offset: 0, limit: 20 }).total,
      texts: posts.map(({ id }) => store.text(id)?.text)
    })
    look()
    search.searchNow({ query: 'zerba tag:stripes', offset: 0, limit: 20 })
    const notices = store.notices().map(({ code }) => code)
    // What the next scan does, and the scan after each rebuilding.
    for (;;) {
      const before = rebuilt
      store.savePosts(posts)
      const after = look()
      if (rebuilt === before) return { notices, rebuilt, after }
    }
  } finally {
    store.close()
  }
}

const whole = { files: posts.map(({ path }) => path).sort(), listed: posts.length, found: posts.length, texts: posts.map(({ text }) => text) }

describe('a store that was damaged', { timeout: isFull ? 3_600_000 : 60_000 }, () => {
  it('is rebuilt wherever it was cut off, and says so', () => {
    const sound = soundStore()
    const size = readFileSync(sound).length
    const step = isFull ? BLOCK : BLOCK * 25
    for (let length = 0; length < size; length += step) {
      const file = join(temporaryFolder(), 'store.db')
      copyFileSync(sound, file)
      truncateSync(file, length)
      const { notices, after } = use(file)
      expect(after, `${length} bytes`).toEqual(whole)
      // An empty file is a new store.
      expect(notices, `${length} bytes`).toEqual(length === 0 ? [] : ['store-rebuilt'])
    }
  })

  it('never stops the program, whichever bit was turned, and is whole after the next scan', () => {
    const sound = readFileSync(soundStore())
    const places = isFull ? 4000 : 60
    for (let n = 0; n < places; n++) {
      // The header and the first pages, where most depends on each bit, and then all over the file.
      const at = n % 3 === 0 ? (n * 7) % 100 : n % 3 === 1 ? (n * 2654435761) % 8192 : (n * 2654435761) % sound.length
      const bytes = Buffer.from(sound)
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (n % 8))
      const file = join(temporaryFolder(), 'store.db')
      writeFileSync(file, bytes)
      const { after } = use(file)
      expect(after.texts, `bit ${n % 8} of byte ${at}`).toEqual(whole.texts)
      expect(after.listed, `bit ${n % 8} of byte ${at}`).toBe(whole.listed)
    }
  })

  it('is made anew where it was deleted', () => {
    const file = soundStore()
    rmSync(file)
    expect(use(file)).toEqual({ notices: [], rebuilt: 0, after: whole })
  })

  it('is set aside where its tables are not as they were made', () => {
    const file = soundStore()
    const db = new Database(file)
    db.exec('ALTER TABLE tags RENAME COLUMN name TO label')
    db.close()
    expect(use(file)).toEqual({ notices: ['store-rebuilt'], rebuilt: 0, after: whole })
  })
})

describe('a store that cannot be had', () => {
  it('lives in memory while another process holds it, and says so', () => {
    const file = soundStore()
    const other = new Database(file)
    onTestFinished(() => { other.close() })
    other.pragma('locking_mode = EXCLUSIVE')
    other.exec('BEGIN EXCLUSIVE; COMMIT')
    const store = createStore({ file, patience: 10 })
    onTestFinished(() => { store.close() })
    expect(store.notices()).toMatchObject([{ code: 'store-in-memory' }])
    store.savePosts(posts)
    expect(store.query(query()).total).toBe(posts.length)
    expect(other.prepare('SELECT count(*) AS n FROM posts').get()).toEqual({ n: posts.length })
  })

  it('keeps what it has where the disk is full, and goes on once it is not', () => {
    const store = createStore({ file: soundStore() })
    onTestFinished(() => { store.close() })
    const limit = store.use((db) => ({ pages: (more: number) => db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true })) + more}`) }))
    limit.pages(0)
    const more = [record('more.md', { text: 'horse '.repeat(20_000) })]
    expect(() => { store.savePosts(more) }).toThrow(/full/)
    expect(store.query(query()).total).toBe(posts.length)
    expect(store.text(idOf('more.md'))).toBeNull()
    limit.pages(1000)
    store.savePosts(more)
    expect(store.query(query()).total).toBe(posts.length + 1)
    expect(store.notices()).toEqual([])
  })
})
