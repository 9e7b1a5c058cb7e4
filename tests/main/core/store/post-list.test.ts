import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { PostRecord } from '../../../../src/main/core/store/post-record.ts'
import { createStore } from '../../../../src/main/core/store/store.ts'
import { temporaryFolder } from '../folder.ts'
import { FOLDER, query, record } from './records.ts'

function storeOf(...records: PostRecord[]) {
  const store = createStore({ file: join(temporaryFolder(), 'store.db') })
  onTestFinished(() => { store.close() })
  store.savePosts(records)
  const titles = (part: Parameters<typeof query>[0]) => store.query(query(part)).posts.map(({ title }) => title)
  return { store, titles }
}

describe('post lists', () => {
  it('sorts by date, newest first, across forms of dates, undated posts last', () => {
    const { titles } = storeOf(
      record('a.md', { meta: { title: 'undated' } }),
      record('b.md', { meta: { title: 'day', date: '2024-03-02' } }),
      record('c.md', { meta: { title: 'evening before in New York', date: '2024-03-01T22:00:00-05:00' } }),
      record('d.md', { meta: { title: 'old', date: '1999-12-31' } })
    )
    expect(titles({ sort: 'date' })).toEqual(['evening before in New York', 'day', 'old', 'undated'])
  })

  it('sorts by update, where there is none by date', () => {
    const { titles } = storeOf(
      record('a.md', { meta: { title: 'never updated', date: '2024-02-01' } }),
      record('b.md', { meta: { title: 'updated', date: '2020-01-01', updated: '2024-03-01' } })
    )
    expect(titles({ sort: 'updated' })).toEqual(['updated', 'never updated'])
    expect(titles({ sort: 'date' })).toEqual(['never updated', 'updated'])
  })

  it('sorts titles as people do, whatever their case and accents', () => {
    const { titles } = storeOf(...['zebra', 'Éclair', 'apple', 'Eel'].map((title) => record(title, { meta: { title } })))
    expect(titles({ sort: 'title' })).toEqual(['apple', 'Éclair', 'Eel', 'zebra'])
  })

  it('sorts by length, shortest first, and by when a post was read', () => {
    const { titles } = storeOf(
      record('long', { meta: { words: 9000 }, marks: { notes: 0, progress: 1, lastRead: '2026-01-01T00:00:00Z' } }),
      record('short', { meta: { words: 90 } }),
      record('middle', { meta: { words: 900 }, marks: { notes: 0, progress: 0.2, lastRead: '2026-01-02T00:00:00Z' } })
    )
    expect(titles({ sort: 'length' })).toEqual(['short', 'middle', 'long'])
    expect(titles({ sort: 'read' })).toEqual(['middle', 'long', 'short'])
  })

  it('filters by folder, tag, shelf and words', () => {
    const { titles } = storeOf(
      record('a', { meta: { title: 'Café notes', tags: ['Rust', 'Async IO'], summary: 'On waiting' }, marks: { notes: 2, progress: 0.5, lastRead: '2026-01-01T00:00:00Z' } }),
      record('b', { meta: { title: 'Finished', tags: ['rust'] }, marks: { notes: 0, progress: 1, lastRead: '2026-01-01T00:00:00Z' } }),
      record('c', { folderId: 'ffffffff', meta: { title: 'Elsewhere' } })
    )
    expect(titles({ folderId: 'ffffffff' })).toEqual(['Elsewhere'])
    expect(titles({ tags: ['RUST'] })).toEqual(['Café notes', 'Finished'])
    expect(titles({ shelf: 'reading' })).toEqual(['Café notes'])
    expect(titles({ shelf: 'unread' })).toEqual(['Elsewhere'])
    expect(titles({ marks: ['annotated'] })).toEqual(['Café notes'])
    expect(titles({ words: 'CAFE wait' })).toEqual(['Café notes'])
    expect(titles({ words: 'async' })).toEqual(['Café notes'])
    expect(titles({ words: "100% _ '" })).toEqual([])
    expect(titles({ folderId: FOLDER, tags: ['rust'], marks: ['annotated'], words: 'notes' })).toEqual(['Café notes'])
  })

  it('counts shelves, tags and folders and knows the current post', () => {
    const { store } = storeOf(
      record('a', { meta: { tags: ['Rust', 'rust'], words: 7 }, marks: { notes: 2, progress: 0.5, lastRead: '2026-01-01T00:00:00Z' } }),
      record('b', { meta: { tags: ['rust', 'css'], words: 5 }, marks: { notes: 1, progress: 1, lastRead: '2026-02-01T00:00:00Z' } }),
      record('c')
    )
    expect(store.counts()).toEqual({ all: 3, reading: 1, unread: 1, read: 1, annotated: 2, changed: 0, notes: 3, authors: 0 })
    expect(store.tags()).toEqual([{ name: 'Rust', posts: 2 }, { name: 'css', posts: 1 }])
    expect(store.totals(FOLDER)).toEqual({ posts: 3, words: 112, bytes: 30 })
    expect(store.countOf(FOLDER)).toBe(3)
    expect(store.current()?.path).toBe('a')
  })

  it('pages through ten thousand posts, each once, in little time', () => {
    const { store } = storeOf(...Array.from({ length: 10_000 }, (_, n) =>
      record(`post-${n}.md`, { meta: { date: `20${String(n % 25).padStart(2, '0')}-01-01`, tags: [`t${n % 50}`] } })))
    const began = performance.now()
    const seen = new Set<string>()
    for (let offset = 0; offset < 10_000; offset += 500) {
      const page = store.query(query({ offset, limit: 500 }))
      expect(page.total).toBe(10_000)
      for (const { id } of page.posts) seen.add(id)
    }
    const middle = performance.now() - began
    expect(seen.size).toBe(10_000)
    expect(store.query(query({ tags: ['t7'], words: 'post-1', sort: 'title' })).total).toBeGreaterThan(0)
    expect(middle).toBeLessThan(5000)
  })
})
