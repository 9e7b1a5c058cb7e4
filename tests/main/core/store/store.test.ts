import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync, openSync, writeSync, closeSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createStore, type StoreOptions } from '../../../../src/main/core/store/store.ts'
import { temporaryFolder } from '../folder.ts'
import { FOLDER, idOf, query, record } from './records.ts'

const fileIn = (folder: string) => join(folder, 'store.db')
function open(options: StoreOptions) {
  const store = createStore(options)
  onTestFinished(() => { store.close() })
  return store
}
const many = Array.from({ length: 500 }, (_, n) => record(`${n}.md`, { text: 'word '.repeat(500) }))

/** Overwrites the pages in the middle of a database. */
function damage(file: string) {
  const size = statSync(file).size
  const handle = openSync(file, 'r+')
  writeSync(handle, Buffer.alloc(size - 8192, 0x5a), 0, size - 8192, 4096)
  closeSync(handle)
}

describe('the store', () => {
  it('keeps posts over a restart', () => {
    const file = fileIn(temporaryFolder())
    const first = createStore({ file })
    first.savePosts([record('a.md', {
      headings: [{ level: 1, text: 'A', id: 'post-a', start: 0 }], warnings: [{ code: 'x', message: 'y', line: 3 }]
    })])
    first.close()
    const store = open({ file })
    expect(store.text(idOf('a.md'))).toMatchObject({ path: 'a.md', text: 'Text of a.md', headings: [{ text: 'A' }] })
    expect(store.warnings(FOLDER)).toEqual([{ path: 'a.md', code: 'x', message: 'y', line: 3 }])
    expect(store.notices()).toEqual([])
  })

  it('replaces a post, its tags and its text, and keeps its marks where they are told again', () => {
    const store = open({ file: fileIn(temporaryFolder()) })
    const marks = { notes: 1, progress: 0.3, lastRead: '2026-01-01T00:00:00Z' }
    store.savePosts([record('a.md', { meta: { tags: ['one'] }, marks })])
    store.savePosts([record('a.md', { meta: { title: 'New', tags: ['two'] }, text: 'new', marks })])
    expect(store.query(query()).posts).toMatchObject([{ title: 'New', tags: ['two'], notes: 1, progress: 0.3 }])
    expect(store.tags()).toEqual([{ name: 'two', posts: 1 }])
    expect(store.text(idOf('a.md'))?.text).toBe('new')
  })

  it('lets a post with another id take over a path', () => {
    const store = open({ file: fileIn(temporaryFolder()) })
    store.savePosts([record('a.md')])
    store.savePosts([record('a.md', { id: idOf('b.md') })])
    expect(store.query(query()).posts.map(({ id }) => id)).toEqual([idOf('b.md')])
  })

  it('hides posts that are gone but still knows them', () => {
    const store = open({ file: fileIn(temporaryFolder()) })
    store.savePosts([record('a.md'), record('b.md')])
    store.hidePosts([idOf('a.md')])
    expect(store.query(query()).total).toBe(1)
    expect(store.locate(idOf('a.md'))).toBeNull()
    expect(store.files(FOLDER).find(({ path }) => path === 'a.md')).toMatchObject({ gone: true })
    store.touchPosts([{ id: idOf('a.md'), size: 10, mtime: 2 }])
    expect(store.query(query()).total).toBe(2)
  })

  it('forgets what belongs to other folders', () => {
    const store = open({ file: fileIn(temporaryFolder()) })
    store.savePosts([record('a.md', { meta: { tags: ['x'] } }), record('b.md', { folderId: 'ffffffff' })])
    store.keepFolders(['ffffffff'])
    expect(store.query(query()).posts.map(({ path }) => path)).toEqual(['b.md'])
    expect(store.tags()).toEqual([])
  })

  it('sets the marks of a folder', () => {
    const store = open({ file: fileIn(temporaryFolder()) })
    store.savePosts([record('a.md', { marks: { notes: 5, progress: 1, lastRead: 'x' } }), record('b.md')])
    store.replaceMarks(FOLDER, new Map([[idOf('b.md'), { notes: 2, progress: 0, lastRead: null }]]))
    expect(store.counts()).toMatchObject({ notes: 2, annotated: 1, unread: 2 })
  })

  it('finds a post by slug only if there is one', () => {
    const store = open({ file: fileIn(temporaryFolder()) })
    store.savePosts([record('_posts/2021-07-11-Name.md'), record('bundle/index.md'), record('x/same.md'), record('y/same.md')])
    expect(store.idBySlug(FOLDER, 'name')).toBe(idOf('_posts/2021-07-11-Name.md'))
    expect(store.idBySlug(FOLDER, 'bundle')).toBe(idOf('bundle/index.md'))
    expect(store.idBySlug(FOLDER, 'same')).toBeNull()
  })

  it('is shared by two processes, each of which notices that the other wrote', () => {
    const file = fileIn(temporaryFolder())
    const one = open({ file })
    const two = open({ file })
    const before = two.dataVersion()
    one.savePosts([record('a.md')])
    expect(two.query(query()).total).toBe(1)
    expect(two.dataVersion()).not.toBe(before)
    expect(one.dataVersion()).toBe(one.dataVersion())
  })

  it.each([
    ['is no database', 'this is not a database, but it is long enough to be read as a header of one, is it not? yes'],
    ['is empty rubbish', '\0\0\0\0']
  ])('rebuilds a file that %s, and says that notes are safe', (_, content) => {
    const file = fileIn(temporaryFolder({ 'store.db': content }))
    const store = open({ file })
    store.savePosts([record('a.md')])
    expect(store.query(query()).total).toBe(1)
    expect(store.notices()).toMatchObject([{ code: 'store-rebuilt', message: expect.stringContaining('notes') as string }])
    expect(readFileSync(`${file}.damaged`, 'utf8')).toBe(content)
  })

  it("rebuilds another program's database and one of another version", () => {
    for (const sql of ['CREATE TABLE cats (name)', 'CREATE TABLE posts (x); PRAGMA application_id = 1279480910; PRAGMA user_version = 999']) {
      const file = fileIn(temporaryFolder())
      new Database(file).exec(sql).close()
      const store = open({ file })
      expect(store.counts().all).toBe(0)
      expect(store.notices()).toHaveLength(1)
      expect(existsSync(`${file}.damaged`)).toBe(true)
    }
  })

  it('rebuilds a file whose pages are damaged, at the start', () => {
    const file = fileIn(temporaryFolder())
    const first = createStore({ file })
    first.savePosts(many)
    first.close()
    damage(file)
    const store = open({ file })
    expect(store.counts().all).toBe(0)
    expect(store.notices()).toMatchObject([{ code: 'store-rebuilt' }])
  })

  it('rebuilds a file that is damaged in the middle of use, and asks to be filled again', () => {
    const file = fileIn(temporaryFolder())
    const onRebuilt = vi.fn()
    const first = createStore({ file })
    first.savePosts(many)
    first.close()
    const store = open({ file, onRebuilt })
    // What another process writes makes this one read the file again, not its cache.
    const other = open({ file })
    other.savePosts([record('other.md')])
    damage(file)
    expect(onRebuilt).not.toHaveBeenCalled()
    expect(store.query(query({ words: 'md' })).total).toBe(0)
    store.savePosts(many)
    expect(store.files(FOLDER)).toHaveLength(many.length)
    expect(onRebuilt).toHaveBeenCalledOnce()
    expect(store.notices()).toMatchObject([{ code: 'store-rebuilt' }])
  })

  it('lives in memory where no file can be had, and says so', () => {
    const file = fileIn(temporaryFolder())
    mkdirSync(file)
    writeFileSync(join(file, 'x'), '')
    const store = open({ file })
    store.savePosts([record('a.md')])
    expect(store.counts().all).toBe(1)
    expect(store.notices()).toMatchObject([{ code: 'store-in-memory' }])
  })
})
