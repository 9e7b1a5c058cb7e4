import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { selectorIn } from '../../api/session.ts'
import { temporaryFolder } from './folder.ts'
import { start } from './start.ts'

describe('the core', () => {
  it('asks the host for what only a door can do', async () => {
    const openLink = vi.fn(() => Promise.resolve())
    const { api } = await start({ host: { chooseFolder: () => Promise.resolve('/chosen'), openLink } })
    expect(await api.chooseFolder()).toEqual({ path: '/chosen' })
    await api.openLink({ url: 'https://example.org/a?b#c' })
    expect(openLink).toHaveBeenCalledWith('https://example.org/a?b#c')
  })

  it('says what a door does not offer', async () => {
    const { api } = await start()
    await expect(api.chooseFolder()).rejects.toMatchObject({ code: 'NOT_OFFERED', defined: true })
    await expect(api.openLink({ url: 'https://example.org/' })).rejects.toMatchObject({ code: 'NOT_OFFERED' })
  })

  it('shows the bundled shelf first, with its journal in the app', async () => {
    const shelf = temporaryFolder({ 'a.md': '# From the shelf', 'index.md': '# Hello' })
    const { api, session } = await start({ shelf })
    const [folder] = (await api.getLibrary()).folders
    expect(folder).toMatchObject({ path: shelf, bundled: true, journal: 'app' })
    await session.scan(folder!.id)
    const [post] = await session.list()
    expect(post).toMatchObject({ title: 'From the shelf' })
    await api.saveReading({ id: post!.id, position: { offset: 0, progress: 1 } })
    expect(readdirSync(shelf).sort()).toEqual(['a.md', 'index.md'])
  })

  it('serves the pictures of open posts, and nothing else', async () => {
    const { core, session, folder } = await start()
    await session.addFolder()
    const { html } = await session.open((await session.find('anchors.md')).id)
    const id = /asset\/([0-9a-f]+)/.exec(html)?.[1] ?? ''
    expect(core.findAsset(id)).toEqual({ path: join(folder, 'chart.svg'), type: 'image/svg+xml' })
    expect(core.findAsset('../chart.svg')).toBeNull()
  })

  it('knows after a restart which notes need attention, before any post is opened', async () => {
    const dataDir = temporaryFolder()
    const folder = temporaryFolder({ 'a.md': '# A\n\nThe sampler takes fifty small steps and stops.\n' })
    const first = await start({ dataDir })
    const { id: folderId } = await first.api.addFolder({ path: folder })
    await first.session.scan(folderId)
    const { post } = await first.session.open((await first.session.find('a.md')).id)
    const id = '6f0f6b1e-24b7-4ad4-9a6e-3c9c5a0d3c11'
    await first.api.saveAnnotation({ id, postId: post.id, selector: selectorIn(post, 'takes fifty small steps') })
    await first.stop()
    writeFileSync(join(folder, 'a.md'), '# A\n\nThe sampler takes forty small steps and stops.\n')
    const second = await start({ dataDir })
    await vi.waitFor(async () => { expect(await second.api.listAttention()).toMatchObject([{ annotation: { id }, now: { exact: 'takes forty small steps' } }]) })
    await second.stop()
    // The text has not changed since, so no post is read again.
    const third = await start({ dataDir })
    await vi.waitFor(async () => { expect(await third.api.countNotes()).toEqual({ notes: 1, attention: 1, trash: 0 }) })
  })

  it('lists everything again at once after a restart, notes and reading included', async () => {
    const dataDir = temporaryFolder()
    const shelf = temporaryFolder({ 'a.md': '# A' })
    const first = await start({ dataDir, shelf })
    await first.session.scan((await first.api.getLibrary()).folders[0]!.id)
    const { id } = await first.session.find('a.md')
    await first.api.saveReading({ id, position: { offset: 0, progress: 0.5 } })
    await first.stop()
    const second = await start({ dataDir, shelf })
    expect(await second.session.list()).toMatchObject([{ id, title: 'A', progress: 0.5 }])
  })

  it('reads a folder that another process has only just added', async () => {
    const dataDir = temporaryFolder()
    const [one, two] = [await start({ dataDir }), await start({ dataDir })]
    const { id } = await one.session.addFolder()
    expect(await two.session.codeOf(two.api.addFolder({ path: one.folder }))).toMatchObject({ code: 'FOLDER_KNOWN' })
    expect((await two.session.scan(id)).report).toMatchObject({ posts: 3 })
    const { post } = await two.session.open((await two.session.find('anchors.md')).id)
    await two.api.saveAnnotation({ id: '6f0f6b1e-24b7-4ad4-9a6e-3c9c5a0d3c11', postId: post.id, selector: selectorIn(post, 'an anchor holds') })
    await vi.waitFor(async () => { expect(await one.api.listAnnotations({ postId: post.id })).toHaveLength(1) })
  })

  it('rebuilds a damaged store, and notes and reading are as before', async () => {
    const dataDir = temporaryFolder()
    const shelf = temporaryFolder({ 'a.md': '# A' })
    const first = await start({ dataDir, shelf })
    const { id: folderId } = (await first.api.getLibrary()).folders[0]!
    await first.session.scan(folderId)
    const { id } = await first.session.find('a.md')
    await first.api.saveReading({ id, position: { offset: 0, progress: 0.5 } })
    await first.stop()
    const name = readdirSync(dataDir).find((each) => /^store-.*\.db$/.test(each)) ?? ''
    writeFileSync(join(dataDir, name), 'rubbish '.repeat(1000))
    const second = await start({ dataDir, shelf })
    await second.session.scan(folderId)
    expect(await second.session.list()).toMatchObject([{ id, title: 'A', progress: 0.5 }])
    expect((await second.api.getLibrary()).notices).toMatchObject([{ code: 'store-rebuilt' }])
  })

  it('deletes the stores of other versions', async () => {
    const dataDir = temporaryFolder({ 'store-0.9.db': 'old', 'store-0.9.db-wal': 'old', 'config.json': '{}' })
    await start({ dataDir })
    expect(readdirSync(dataDir).filter((name) => name.startsWith('store-0'))).toEqual([])
    expect(readdirSync(dataDir)).toContain('config.json')
  })

  it('opens the version of a post that is on disk, not the one it knew', async () => {
    const { session } = await start()
    await session.addFolder({ 'a.md': '# Before' })
    const { id } = await session.find('a.md')
    session.write({ 'a.md': '# After\n\nNew words.' })
    const { post } = await session.open(id)
    expect(post).toMatchObject({ title: 'After', text: expect.stringContaining('New words.') as string })
    expect((await session.find('a.md')).title).toBe('After')
  })

  it('stops to render when the reader goes away', async () => {
    const { api, session } = await start()
    await session.addFolder({ 'a.md': Array.from({ length: 400 }, (_, n) => `## ${n}\n\n$x_{${n}}$\n\n\`\`\`js\nlet a = ${n}\n\`\`\`\n`).join('\n') })
    const stop = new AbortController()
    const stream = await api.openPost({ id: (await session.find('a.md')).id }, { signal: stop.signal })
    await stream.next()
    stop.abort()
    await expect((async () => { for await (const _ of stream); })()).rejects.toMatchObject({ code: 'CANCELLED' })
  })

  it('tells a defect of its own without words from the library', async () => {
    const { api } = await start({ host: { chooseFolder: () => Promise.reject(new Error('secret words of a post')) } })
    const written = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    onTestFinished(() => { written.mockRestore() })
    await expect(api.chooseFolder()).rejects.toMatchObject({ code: 'INTERNAL_SERVER_ERROR', message: expect.not.stringContaining('secret') as string })
    const log = written.mock.calls.map(([text]) => String(text)).join('')
    expect(log).toContain('chooseFolder failed')
    expect(log).not.toContain('secret')
  })

  it('closes while a scan is under way', async () => {
    const { api, folder, session, stop } = await start({ watch: true })
    session.write(Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`${n}.md`, `# ${n}\n\n${'Some words. '.repeat(300)}`])))
    await api.addFolder({ path: folder })
    await stop()
    expect(() => { rmSync(folder, { recursive: true, force: true }) }).not.toThrow()
  })
})
