import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Api } from '../../src/shared/api.ts'
import { soon } from '../patience.ts'
import { type Session } from './session.ts'
import { statisticsSpec } from './statistics-contract.ts'

const post = (meta: string, text = 'Words.') => `---\n${meta}\n---\n${text}\n`
const SHELF = {
  'one.md': post('title: One\ndate: 2024-05-02\ntags: [Rust, async]\nauthor: Ada Lovelace', 'The scheduler parks a waker. See [two](two.md) and [the page](https://example.org/two).'),
  'two.md': post('title: Two\ndate: 2024-03-01\ntags: [rust]\nauthor: [Ada Lovelace, Alan Turing]', 'A waker wakes what the scheduler parks. Back to [one](/one/).'),
  'three.md': post('title: Three\ndate: 2021-01-01\ntags: [gardens]', 'Roses climb.'),
  'four.md': post('title: Four\ndate: 2019-07-01', 'Nothing else.')
}

/** What lists, reading states, collections and connections promise through every door. @param connection of the test that runs */
export function librarySpec(connection: () => { api: Api; folder: string; session: Session }): void {
  describe('a library of many posts', () => {
    let api: Api
    let folder: string
    let session: Session
    beforeEach(() => { ({ api, folder, session } = connection()) })

    const titles = async (query: Parameters<Session['list']>[0]) => (await session.list({ sort: 'title', ...query })).map(({ title }) => title)
    const ids = async (...paths: string[]) => Promise.all(paths.map(async (path) => (await session.find(path)).id))

    it('comes without a guide where the door has none', async () => {
      await expect(api.openGuide()).rejects.toMatchObject({ code: 'NOT_OFFERED' })
    })

    it('is filtered by all conditions together', async () => {
      await session.addFolder(SHELF)
      expect(await titles({ period: '2024' })).toEqual(['One', 'Two'])
      expect(await titles({ period: '2024-03', tags: ['RUST'] })).toEqual(['Two'])
      expect(await titles({ period: 'undated' })).toEqual([])
      expect(await titles({ author: 'ada lovelace', tags: ['rust', 'async'] })).toEqual(['One'])
      expect(await titles({ author: 'Alan Turing', words: 'roses' })).toEqual([])
    })

    it('is told by month, author and related tag', async () => {
      await session.addFolder(SHELF)
      expect(await api.listArchive()).toEqual({
        years: [
          { year: '2024', posts: 2, months: [{ month: '2024-05', posts: 1 }, { month: '2024-03', posts: 1 }] },
          { year: '2021', posts: 1, months: [{ month: '2021-01', posts: 1 }] },
          { year: '2019', posts: 1, months: [{ month: '2019-07', posts: 1 }] }
        ],
        undated: 0
      })
      expect(await api.listAuthors()).toEqual([{ name: 'Ada Lovelace', posts: 2 }, { name: 'Alan Turing', posts: 1 }])
      expect(await api.listRelatedTags({ tags: ['rust'] })).toEqual([{ name: 'async', posts: 1 }])
      expect((await api.getLibrary()).counts.authors).toBe(2)
    })

    it('has posts marked as read and unread, many at once, and taken back', async () => {
      await session.addFolder(SHELF)
      const [one = '', two = '', three = ''] = await ids('one.md', 'two.md', 'three.md')
      await api.saveReading({ id: one, position: { offset: 4, progress: 0.4 } })
      const before = await api.markPosts({ ids: [one, two, two, three], as: 'read' })
      expect(new Set(before.map(({ id }) => id))).toEqual(new Set([one, two, three]))
      expect(await titles({ shelf: 'read' })).toEqual(['One', 'Three', 'Two'])
      expect(await api.getLibrary()).toMatchObject({ counts: { read: 3, reading: 0, unread: 1 }, current: null, recent: [{ id: one }] })
      expect(await session.find('two.md')).toMatchObject({ progress: 1, lastRead: null, finished: expect.any(String) as string })
      expect(await api.markPosts({ ids: [one], as: 'read' })).toEqual([])

      await api.restoreReading({ readings: before })
      expect(await session.find('one.md')).toMatchObject({ progress: 0.4, finished: null })
      expect(await titles({ shelf: 'unread' })).toEqual(['Four', 'Three', 'Two'])
      expect((await session.open(one)).post.position).toEqual({ offset: 4, progress: 0.4 })

      expect(await api.markPosts({ ids: [one], as: 'unread' })).toMatchObject([{ id: one, reading: { position: { offset: 4 } } }])
      expect(await titles({ shelf: 'unread' })).toHaveLength(4)
      expect(await session.codeOf(api.markPosts({ ids: ['ffffffff-0000000000000000'], as: 'read' }))).toMatchObject({ code: 'POST_MISSING' })
    })

    it('keeps a post that was finished so, and tells when it changed since', async () => {
      const { id: folderId } = await session.addFolder(SHELF)
      const [one = ''] = await ids('one.md')
      await api.saveReading({ id: one, position: { offset: 9, progress: 1 } })
      await api.saveReading({ id: one, position: { offset: 0, progress: 0.1 } })
      expect(await session.find('one.md')).toMatchObject({ progress: 1, changed: false })
      expect(await titles({ marks: ['changed'] })).toEqual([])
      appendFileSync(join(folder, 'one.md'), '\nMore of it.\n')
      await session.scan(folderId)
      expect(await titles({ marks: ['changed'], shelf: 'read' })).toEqual(['One'])
      expect((await api.getLibrary()).counts.changed).toBe(1)
      // Reading on in the new version settles nothing: the reader says when they saw it.
      await api.saveReading({ id: one, position: { offset: 0, progress: 1 } })
      expect(await titles({ marks: ['changed'] })).toEqual(['One'])
      await api.markPosts({ ids: [one], as: 'read' })
      expect(await titles({ marks: ['changed'] })).toEqual([])
    })

    it('sorts by progress and by notes', async () => {
      await session.addFolder(SHELF)
      const [one = '', two = ''] = await ids('one.md', 'two.md')
      await api.saveReading({ id: one, position: { offset: 4, progress: 0.4 } })
      await api.saveReading({ id: two, position: { offset: 4, progress: 0.7 } })
      expect((await session.list({ sort: 'progress' })).slice(0, 2).map(({ title }) => title)).toEqual(['Two', 'One'])
      const { post: open } = await session.open(one)
      await api.saveAnnotation({ id: '6f0f6b1e-24b7-4ad4-9a6e-3c9c5a0d3c11', postId: one, kind: 'page', selector: { quote: { exact: '', prefix: '', suffix: '' }, position: { start: 0, end: 0 }, headings: [], hash: open.hash } })
      expect((await session.list({ sort: 'notes' }))[0]).toMatchObject({ title: 'One', notes: 1 })
    })

    it('keeps collections in the journal, renamed, deleted and restored', async () => {
      const filter = { shelf: 'unread' as const, marks: ['annotated' as const], tags: ['rust'], words: '', sort: 'title' as const }
      const id = '7d0f6b1e-24b7-4ad4-9a6e-3c9c5a0d3c11'
      expect(await session.codeOf(api.saveCollection({ id, name: 'Early', filter }))).toMatchObject({ code: 'FOLDER_MISSING' })
      const { id: folderId } = await session.addFolder(SHELF)
      await api.saveCollection({ id, name: 'To read', filter })
      expect((await api.getLibrary()).collections).toEqual([{ id, name: 'To read', filter }])
      await api.saveCollection({ id, name: 'Later', filter: { ...filter, folderId } })
      expect((await api.getLibrary()).collections).toEqual([{ id, name: 'Later', filter: { ...filter, folderId } }])

      await api.deleteCollection({ id })
      expect((await api.getLibrary()).collections).toEqual([])
      await api.saveCollection({ id, name: 'Later', filter })
      await api.removeFolder({ id: folderId })
      expect((await api.getLibrary()).collections).toEqual([])
      await session.addFolder({})
      expect((await api.getLibrary()).collections).toEqual([{ id, name: 'Later', filter }])
      await expect(api.saveCollection({ id, name: ' ', filter })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    })

    it('knows what a post is connected with', async () => {
      await session.addFolder(SHELF)
      const [one = '', two = '', four = ''] = await ids('one.md', 'two.md', 'four.md')
      const found = await api.getConnections({ id: one })
      expect(found).toMatchObject({ older: { id: two }, newer: null, links: [{ id: two }], backlinks: [{ id: two }] })
      expect(found.related.map(({ title }) => title)).toEqual(['Two'])
      expect(await api.getConnections({ id: four })).toMatchObject({ older: null, newer: { title: 'Three' }, related: [], links: [], backlinks: [] })
      session.write({ 'two.md': post('title: Two\ndate: 2024-03-01', 'It leads nowhere now.') })
      await session.scan((await api.getLibrary()).folders[0]?.id ?? '')
      expect((await api.getConnections({ id: one })).backlinks).toEqual([])
      expect(await session.codeOf(api.getConnections({ id: 'ffffffff-0000000000000000' }))).toMatchObject({ code: 'POST_MISSING' })
    })

    it('stops its first scan when asked, keeps what it found, and goes on', async () => {
      session.write(Object.fromEntries(Array.from({ length: 400 }, (_, n) => [`${n}.md`, `# ${n}\n\n${'Some words. '.repeat(900)}`])))
      const { id } = await api.addFolder({ path: folder })
      await vi.waitFor(async () => { expect((await api.getLibrary()).folders[0]?.posts).toBeGreaterThan(0) }, { ...soon, interval: 5 })
      await api.stopScan({ id })
      await vi.waitFor(async () => { expect((await api.getLibrary()).folders).toMatchObject([{ state: 'stopped', problem: expect.stringContaining('not all posts') as string }]) }, soon)
      const { posts } = (await api.getLibrary()).folders[0]!
      expect(posts).toBeGreaterThan(0)
      expect(posts).toBeLessThan(400)
      expect((await session.scan(id)).report.posts).toBe(400)
      expect((await api.getLibrary()).folders).toMatchObject([{ state: 'ready', problem: null }])
      expect(await session.codeOf(api.stopScan({ id: 'ffffffff' }))).toMatchObject({ code: 'FOLDER_MISSING' })
      // Hundreds of posts are read twice.
    }, 60_000)
  })
  statisticsSpec(connection)
}
