import { mkdirSync, renameSync, rmSync, truncateSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { MAX_BYTES } from '../../../../src/main/core/library/read-source.ts'
import { temporaryFolder } from '../folder.ts'
import { openLibrary } from './library.ts'
import { soon } from '../../../patience.ts'

const withPosts = (files: Record<string, string | Buffer>) => openLibrary({ root: temporaryFolder(files) })

describe('a scan', () => {
  it('reports what was added, changed and removed', async () => {
    const library = await withPosts({ 'a.md': 'one two', 'b.md': 'three', 'c.md': 'four' })
    expect(await library.scan()).toMatchObject({ posts: 3, added: 3, changed: 0, removed: 0, bytes: 16 })
    library.write({ 'b.md': 'three and more', 'd.md': 'new' })
    rmSync(join(library.root, 'c.md'))
    expect(await library.scan()).toMatchObject({ posts: 3, added: 1, changed: 1, removed: 1 })
    expect(library.paths()).toEqual(['a.md', 'b.md', 'd.md'])
    expect(await library.scan()).toMatchObject({ posts: 3, added: 0, changed: 0, removed: 0 })
  })

  it('counts what was found since the folder was opened, in the first report only', async () => {
    const library = await withPosts({ 'a.md': 'one' })
    await library.sync.settled()
    expect(await library.scan()).toMatchObject({ posts: 1, added: 1 })
    library.write({ 'b.md': 'two' })
    library.sync.hint(library.folder.id, { paths: ['b.md'] })
    await library.sync.settled()
    expect(await library.scan()).toMatchObject({ posts: 2, added: 0 })
  })

  it('does not call a file changed that was written again with the same bytes', async () => {
    const library = await withPosts({ 'a.md': 'same' })
    await library.scan()
    utimesSync(join(library.root, 'a.md'), new Date(), new Date(Date.now() + 5000))
    expect(await library.scan()).toMatchObject({ changed: 0, posts: 1 })
    expect(await library.scan()).toMatchObject({ changed: 0, posts: 1 })
  })

  it('does not list front pages of the folder and its sections', async () => {
    const library = await withPosts({ 'index.md': 'hello', 'blog/_index.md': 'section', 'blog/post/index.md': 'bundle', 'index.html': 'page' })
    await library.scan()
    expect(library.paths()).toEqual(['blog/post/index.md', 'index.html'])
  })

  it('goes on where a file cannot be read, keeps what it knows of it, and says so', async () => {
    const library = await withPosts({ 'a.md': 'known', 'b.md': 'fine' })
    await library.scan()
    truncateSync(join(library.root, 'a.md'), MAX_BYTES + 1)
    library.write({ 'new.md': '' , 'other.md': 'more' })
    truncateSync(join(library.root, 'new.md'), MAX_BYTES + 1)
    const report = await library.scan()
    expect(library.paths()).toEqual(['a.md', 'b.md', 'other.md'])
    expect(report.warnings.map(({ path, code }) => [path, code])).toEqual([['a.md', 'post-unreadable'], ['new.md', 'post-unreadable']])
  })

  it('repeats the warnings of posts that did not change', async () => {
    const library = await withPosts({ 'a.md': Buffer.from([0x63, 0xe9]) })
    await library.scan()
    expect((await library.scan()).warnings).toMatchObject([{ path: 'a.md', code: 'encoding-guessed' }])
  })

  it('takes a post of 20 MB', async () => {
    const library = await withPosts({ 'big.md': `# Big\n\n${'Some words of a long post.\n\n'.repeat(750_000)}`, 'small.md': 'x' })
    const report = await library.scan()
    expect(report.posts).toBe(2)
    expect(report.bytes).toBeGreaterThan(20_000_000)
    expect(library.find('big.md').title).toBe('Big')
  }, 60_000)

  it('leaves others their turn', async () => {
    const library = await withPosts(Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`${n}.md`, `# ${n}\n\n${'Some words. '.repeat(500)}`])))
    let turns = 0
    const timer = setInterval(() => { turns++ }, 1)
    const { ms } = await library.scan()
    clearInterval(timer)
    expect(turns).toBeGreaterThan(Math.floor(ms / 100))
  })

  it('stops when it is cancelled and is made up for by the next one', async () => {
    const library = await withPosts(Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`${n}.md`, `# ${n}\n\n${'Some words. '.repeat(500)}`])))
    await library.sync.settled()
    library.write(Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`more/${n}.md`, `# ${n}\n\n${'Some words. '.repeat(500)}`])))
    const stop = new AbortController()
    const scan = library.sync.scan(library.folder.id, stop.signal, ({ done }) => { if (done > 5) stop.abort() })
    await expect(scan).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(library.sync.status(library.folder).state).not.toBe('offline')
    expect(await library.scan()).toMatchObject({ posts: 600 })
  })

  it('waits for the one that is under way', async () => {
    const library = await withPosts({ 'a.md': 'x' })
    const [one, two] = await Promise.all([library.scan(), library.scan()])
    expect([one.posts, two.posts]).toEqual([1, 1])
    expect(library.sync.status(library.folder)).toMatchObject({ state: 'ready', problem: null })
  })

  it('of a folder that is away keeps its posts listed, and says what is wrong', async () => {
    const library = await withPosts({ 'a.md': 'x' })
    await library.scan()
    renameSync(library.root, `${library.root}-away`)
    const report = await library.scan()
    expect(report).toMatchObject({ posts: 1, removed: 0, warnings: [{ code: 'folder-unreadable' }] })
    expect(library.sync.status(library.folder)).toMatchObject({ state: 'offline', problem: expect.stringContaining('Connect its disk') as string })
    renameSync(`${library.root}-away`, library.root)
    await library.scan()
    expect(library.sync.status(library.folder)).toMatchObject({ state: 'ready', problem: null })
  })

  it('does not make a folder that is away', async () => {
    const library = await withPosts({ 'a.md': 'x' })
    await library.scan()
    await library.close()
    renameSync(library.root, `${library.root}-away`)
    const again = await openLibrary({ root: library.root, dataDir: library.dataDir })
    await again.sync.settled()
    expect(again.paths()).toEqual(['a.md'])
    expect(again.sync.status(again.folder).state).toBe('offline')
    expect(() => renameSync(`${library.root}-away`, library.root)).not.toThrow()
  })

  it('says so where a file stands in its place', async () => {
    const library = await withPosts({ 'a.md': 'x' })
    await library.scan()
    rmSync(library.root, { recursive: true })
    mkdirSync(join(library.root, '..'), { recursive: true })
    renameSync(join(temporaryFolder({ f: '' }), 'f'), library.root)
    await library.scan()
    expect(library.sync.status(library.folder)).toMatchObject({ state: 'unreadable', problem: 'A file stands where this folder was.' })
  })

  it('starts from what the store knows, without reading', async () => {
    const library = await withPosts({ 'a.md': '# Title', 'b.md': '# Other' })
    await library.scan()
    await library.close()
    rmSync(join(library.root, 'a.md'))
    const again = await openLibrary({ root: library.root, dataDir: library.dataDir })
    expect(again.paths()).toEqual(['a.md', 'b.md'])
    await vi.waitFor(() => { expect(again.paths()).toEqual(['b.md']) }, soon)
  })
})
