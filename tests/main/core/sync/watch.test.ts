import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { temporaryFolder, writeFiles } from '../folder.ts'
import { openLibrary } from './library.ts'
import { soon } from '../../../patience.ts'

const watched = async (files: Record<string, string>) => {
  const library = await openLibrary({ root: temporaryFolder(files), watch: true })
  await library.sync.settled()
  return library
}

describe('a watched folder', () => {
  it('shows files and folders that come, change, move and go', async () => {
    const library = await watched({ 'a.md': '# A', 'b.md': '# B' })
    library.write({ 'a.md': '# A changed', 'new/deep/c.md': '# C' })
    rmSync(join(library.root, 'b.md'))
    await vi.waitFor(() => { expect(library.paths()).toEqual(['a.md', 'new/deep/c.md']) }, soon)
    await vi.waitFor(() => { expect(library.find('a.md').title).toBe('A changed') }, soon)
    library.move('new', 'old')
    await vi.waitFor(() => { expect(library.paths()).toEqual(['a.md', 'old/deep/c.md']) }, soon)
    rmSync(join(library.root, 'old'), { recursive: true })
    await vi.waitFor(() => { expect(library.paths()).toEqual(['a.md']) }, soon)
    expect(library.events).toContainEqual({ type: 'library:changed' })
  })

  it('shows the whole of a file that is written in parts', async () => {
    const library = await watched({ 'a.md': '# Old' })
    const file = join(library.root, 'a.md')
    writeFileSync(file, '# Hal')
    await vi.waitFor(() => { expect(library.find('a.md').title).toBe('Hal') }, soon)
    writeFileSync(file, '# Half and whole')
    await vi.waitFor(() => { expect(library.find('a.md').title).toBe('Half and whole') }, soon)
  })

  it('sees an edit that changes neither size nor time', async () => {
    const library = await openLibrary({ root: temporaryFolder({ 'a.md': '# One' }) })
    await library.scan()
    const before = library.store.files(library.folder.id)[0]!
    library.write({ 'a.md': '# Two' })
    // What a clock of coarse grain would tell.
    library.store.touchPosts([{ id: before.id, size: 5, mtime: statSync(join(library.root, 'a.md')).mtimeMs }])
    await library.scan()
    expect(library.find('a.md').title).toBe('One')
    library.sync.hint(library.folder.id, { paths: ['a.md'] })
    await library.sync.settled()
    expect(library.find('a.md').title).toBe('Two')
  })

  it('finds what the watcher did not tell of, beside what it told', async () => {
    const library = await openLibrary({ root: temporaryFolder({ 'in/a.md': '# A', 'in/b.md': '# B', 'in/deep/c.md': '# C', 'out/d.md': '# D' }) })
    await library.scan()
    library.write({ 'in/a.md': '# A changed', 'in/deep/c.md': '# C changed' })
    rmSync(join(library.root, 'in/b.md'))
    library.sync.hint(library.folder.id, { paths: ['in/a.md'] })
    await library.sync.settled()
    expect(library.paths()).toEqual(['in/a.md', 'in/b.md', 'in/deep/c.md', 'out/d.md'])
    await vi.waitFor(() => { expect(library.paths()).toEqual(['in/a.md', 'in/deep/c.md', 'out/d.md']) }, soon)
    expect(library.find('in/deep/c.md').title).toBe('C changed')
    expect(library.sync.status(library.folder).state).toBe('ready')
  })

  it('looks through the whole folder after a hint at its top', async () => {
    const library = await openLibrary({ root: temporaryFolder({ 'a.md': '# A', 'deep/b.md': '# B' }) })
    await library.scan()
    rmSync(join(library.root, 'deep/b.md'))
    library.sync.hint(library.folder.id, { paths: ['a.md'] })
    await vi.waitFor(() => { expect(library.paths()).toEqual(['a.md']) }, soon)
  })

  it('keeps a hint that comes during a scan', async () => {
    const library = await openLibrary({
      root: temporaryFolder(Object.fromEntries(Array.from({ length: 200 }, (_, n) => [`${n}.md`, `# ${n}`])))
    })
    let hinted = false
    await library.sync.scan(library.folder.id, undefined, ({ done }) => {
      if (done < 100 || hinted) return
      hinted = true
      library.write({ '0.md': '# Written behind the scan' })
      library.sync.hint(library.folder.id, { paths: ['0.md'] })
    })
    await library.sync.settled()
    expect(library.find('0.md').title).toBe('Written behind the scan')
  })

  it('tells those who have a post open that it changed, once, and nobody else', async () => {
    const library = await watched({ 'a.md': '# A', 'b.md': '# B' })
    const a = library.store.locate(library.find('a.md').id)!
    const { id } = library.find('a.md')
    library.sync.watchPost(id, a.hash)
    library.write({ 'a.md': '# A2', 'b.md': '# B2' })
    await vi.waitFor(() => { expect(library.find('b.md').title).toBe('B2') }, soon)
    await vi.waitFor(() => { expect(library.find('a.md').title).toBe('A2') }, soon)
    await library.sync.settled()
    expect(library.events.filter(({ type }) => type === 'post:changed')).toEqual([{ type: 'post:changed', postId: id }])
  })

  it('tells that its greeting changed', async () => {
    const library = await watched({ 'index.md': '# Hello', 'a.md': '# A' })
    const before = () => library.events.filter(({ type }) => type === 'library:changed').length
    await vi.waitFor(() => { expect(before()).toBeGreaterThan(0) }, soon)
    library.events.length = 0
    library.write({ 'index.md': '# Good day' })
    await vi.waitFor(() => { expect(before()).toBeGreaterThan(0) }, soon)
  })

  it('says so where the index cannot be written, and catches up later', async () => {
    const library = await watched({ 'a.md': '# A' })
    const { savePosts } = library.store
    library.store.savePosts = () => { throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' }) }
    library.write({ 'b.md': '# B' })
    await vi.waitFor(() => { expect(library.sync.notices()).toMatchObject([{ code: 'scan-failed', message: expect.stringContaining('the disk is full') as string }]) }, soon)
    await expect(library.scan()).rejects.toMatchObject({ code: 'DISK_FULL' })
    library.store.savePosts = savePosts
    expect(await library.scan()).toMatchObject({ posts: 2 })
    expect(library.sync.notices()).toEqual([])
  })

  it('is found again when it comes back', async () => {
    const library = await watched({ 'a.md': '# A' })
    renameSync(library.root, `${library.root}-away`)
    library.sync.hint(library.folder.id, 'all')
    await vi.waitFor(() => { expect(library.sync.status(library.folder).state).toBe('offline') }, soon)
    expect(library.paths()).toEqual(['a.md'])
    writeFiles(`${library.root}-away`, { 'b.md': '# B' })
    renameSync(`${library.root}-away`, library.root)
    await vi.waitFor(() => { expect(library.paths()).toEqual(['a.md', 'b.md']) }, soon)
    library.write({ 'c.md': '# C' })
    await vi.waitFor(() => { expect(library.paths()).toContain('c.md') }, soon)
  })

  it('is seen by two processes that share a store', async () => {
    const one = await watched({ 'a.md': '# A' })
    const two = await openLibrary({ root: one.root, dataDir: one.dataDir, watch: true })
    await two.sync.settled()
    const { id } = one.find('a.md')
    for (const library of [one, two]) library.sync.watchPost(id, library.store.locate(id)!.hash)
    mkdirSync(join(one.root, 'x'))
    one.write({ 'a.md': '# Changed' })
    for (const library of [one, two]) {
      await vi.waitFor(() => { expect(library.events).toContainEqual({ type: 'post:changed', postId: id }) }, soon)
      expect(library.find('a.md').title).toBe('Changed')
    }
  })
})
