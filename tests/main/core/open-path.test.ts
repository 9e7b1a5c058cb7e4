import { existsSync, mkdirSync, readdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import type { Api } from '../../../src/shared/api.ts'
import { selectorIn } from '../../api/session.ts'
import { temporaryFolder } from './folder.ts'
import { start } from './start.ts'

const NOTE = '6f0f6b1e-24b7-4ad4-9a6e-3c9c5a0d3c11'
const LOOSE = { 'a.md': '# Alone\n\nThe sampler takes fifty small steps.\n', 'b.md': '# Beside\n\nOther words.\n', 'index.md': '# Home\n', 'deep/c.md': '# Deep\n', 'd.zip': 'x' }

const titles = async (api: Api) => (await api.listPosts({ offset: 0, limit: 50 })).posts.map(({ title }) => title).sort()

describe('a file that is opened by its path', () => {
  it('is the post that it is in the library', async () => {
    const { core, session, folder } = await start()
    await session.addFolder()
    const { id, folderId } = await session.find('anchors.md')
    expect(await core.openPath(join(folder, 'anchors.md'))).toEqual({ folderId, postId: id })
  })

  it('is found in the library even if no scan has seen it', async () => {
    const { core, api, session, folder } = await start()
    const { id } = await session.addFolder()
    writeFileSync(join(folder, 'late.md'), '# Late\n')
    const opened = await core.openPath(join(folder, 'late.md'))
    expect(opened.folderId).toBe(id)
    expect(await titles(api)).toContain('Late')
    expect((await api.getLibrary()).folders).toHaveLength(1)
  })

  it('outside the library is open alone: nothing beside it is listed, and nothing is written there', async () => {
    const loose = temporaryFolder(LOOSE)
    const { core, api, session, dataDir } = await start()
    const { postId } = await core.openPath(join(loose, 'a.md'))
    expect(await titles(api)).toEqual(['Alone'])
    expect((await api.getLibrary()).folders).toMatchObject([{ path: loose, alone: true, journal: 'app', posts: 1 }])
    expect((await api.getLibrary()).greetings).toEqual([])
    const { post } = await session.open(postId ?? '')
    await api.saveAnnotation({ id: NOTE, postId: post.id, selector: selectorIn(post, 'fifty small steps') })
    expect(readdirSync(loose).sort()).toEqual(['a.md', 'b.md', 'd.zip', 'deep', 'index.md'])
    expect(existsSync(join(dataDir, 'folders.json'))).toBe(false)
    expect(core.findNote(NOTE)).toBe(postId)
  })

  it('has another one beside it, by itself, too', async () => {
    const loose = temporaryFolder(LOOSE)
    const { core, api } = await start()
    const first = await core.openPath(join(loose, 'a.md'))
    const second = await core.openPath(join(loose, 'b.md'))
    expect(second.folderId).toBe(first.folderId)
    expect(await titles(api)).toEqual(['Alone', 'Beside'])
    expect(await core.openPath(join(loose, 'a.md'))).toEqual(first)
  })

  it('has its notes again when it is opened again, and in the library when its folder is added', async () => {
    const loose = temporaryFolder(LOOSE)
    const dataDir = temporaryFolder()
    const first = await start({ dataDir })
    const { postId } = await first.core.openPath(join(loose, 'a.md'))
    const { post } = await first.session.open(postId ?? '')
    await first.api.saveAnnotation({ id: NOTE, postId: post.id, selector: selectorIn(post, 'fifty small steps') })
    await first.stop()

    const second = await start({ dataDir })
    expect((await second.api.getLibrary()).folders).toEqual([])
    // A file with the same words is another file, and takes no notes away.
    writeFileSync(join(loose, 'copy.md'), LOOSE['a.md'])
    const copy = await second.core.openPath(join(loose, 'copy.md'))
    expect(copy.postId).not.toBe(postId)
    expect(await second.api.listAnnotations({ postId: copy.postId ?? '' })).toEqual([])
    expect(await second.core.openPath(join(loose, 'a.md'))).toMatchObject({ postId })
    expect(await second.api.listAnnotations({ postId: postId ?? '' })).toMatchObject([{ id: NOTE, placement: { state: 'same' } }])

    const { id } = await second.api.addFolder({ path: loose })
    await second.session.scan(id)
    expect(await titles(second.api)).toEqual(['Alone', 'Alone', 'Beside', 'Deep'])
    expect((await second.api.getLibrary()).folders).toMatchObject([{ id, journal: 'library' }])
    expect((await second.api.getLibrary()).folders[0]?.alone).toBeUndefined()
    expect(await second.api.listAnnotations({ postId: postId ?? '' })).toMatchObject([{ id: NOTE, placement: { state: 'same' } }])
  })

  it('can be closed, and stands in the way of no folder', async () => {
    const loose = temporaryFolder(LOOSE)
    const { core, api } = await start()
    const { folderId } = await core.openPath(join(loose, 'deep/c.md'))
    await api.removeFolder({ id: folderId })
    expect(await titles(api)).toEqual([])
    await core.openPath(join(loose, 'deep/c.md'))
    expect(await api.addFolder({ path: loose })).toMatchObject({ path: loose })
  })

  it('is followed as it changes', async () => {
    const loose = temporaryFolder(LOOSE)
    const { core, api } = await start({ watch: true })
    await core.openPath(join(loose, 'a.md'))
    writeFileSync(join(loose, 'a.md'), '# Another title\n')
    writeFileSync(join(loose, 'new.md'), '# Never listed\n')
    await vi.waitFor(async () => { expect(await titles(api)).toEqual(['Another title']) })
  })

  it('may lie behind a link', async () => {
    const loose = temporaryFolder(LOOSE)
    symlinkSync(join(loose, 'a.md'), join(loose, 'link.md'))
    const { core } = await start()
    const { postId } = await core.openPath(join(loose, 'link.md'))
    expect(await core.openPath(join(loose, 'a.md'))).toMatchObject({ postId })
  })

  it.each([
    ['that is not there', 'none.md', 'POST_MISSING', /no such file/],
    ['that is no post', 'd.zip', 'POST_UNREADABLE', /no post: Lectern opens \.md/],
    ['that greets the readers of its folder', 'index.md', 'POST_UNREADABLE', /Open the folder instead/]
  ])('%s is refused with what to do', async (_name, path, code, message) => {
    const loose = temporaryFolder(LOOSE)
    const { core, api } = await start()
    await expect(core.openPath(join(loose, path))).rejects.toMatchObject({ code, message: expect.stringMatching(message) as string })
    expect((await api.getLibrary()).folders).toEqual([])
  })
})

describe('a folder that is opened by its path', () => {
  it('is added to the library, and shown where it is there', async () => {
    const loose = temporaryFolder(LOOSE)
    const { core, api } = await start()
    const opened = await core.openPath(loose)
    expect(opened.postId).toBeNull()
    expect(await core.openPath(loose)).toEqual(opened)
    expect((await api.getLibrary()).folders).toMatchObject([{ id: opened.folderId, path: loose }])
  })

  it('is opened by the page that greets its readers, too', async () => {
    const loose = temporaryFolder(LOOSE)
    const { core } = await start()
    const opened = await core.openPath(loose)
    expect(await core.openPath(join(loose, 'index.md'))).toEqual(opened)
  })
})

describe('the guide', () => {
  it('is a folder beside the reader\'s own until Lectern quits, and nothing is written to it', async () => {
    const guide = temporaryFolder({ 'keys.md': '# Keys\n\nPress one.\n', 'index.md': '# Guide\n' })
    const dataDir = temporaryFolder()
    const first = await start({ dataDir, host: { guide } })
    const { folderId } = await first.api.openGuide()
    expect(await first.api.openGuide()).toEqual({ folderId })
    await first.session.scan(folderId)
    expect((await first.api.getLibrary()).folders).toMatchObject([{ id: folderId, name: 'Guide to Lectern', journal: 'app', posts: 1 }])
    const [post] = await first.session.list()
    await first.api.saveReading({ id: post?.id ?? '', position: { offset: 0, progress: 1 } })
    await first.stop()
    expect(readdirSync(guide).sort()).toEqual(['index.md', 'keys.md'])
    const second = await start({ dataDir, host: { guide } })
    expect((await second.api.getLibrary()).folders).toEqual([])
  })

  it('is the one in the language that is asked for, and the English one where there is none', async () => {
    const parent = temporaryFolder({ 'guide/keys.md': '# Keys\n', 'guide-zh-Hans/keys.md': '# 快捷键\n' })
    const { api, session } = await start({ host: { guide: join(parent, 'guide') } })
    const { folderId } = await api.openGuide({ language: 'zh-Hans' })
    await session.scan(folderId)
    expect((await api.getLibrary()).folders).toMatchObject([{ id: folderId, name: 'Lectern 使用指南', posts: 1 }])
    expect(await titles(api)).toEqual(['快捷键'])
    const english = await api.openGuide({ language: 'en' })
    expect(await api.openGuide()).toEqual(english)
    expect((await api.getLibrary()).folders.map(({ name }) => name)).toEqual(['Lectern 使用指南', 'Guide to Lectern'])
    const { api: other } = await start({ host: { guide: temporaryFolder({ 'keys.md': '# Keys\n' }) } })
    await other.openGuide({ language: 'zh-Hans' })
    expect((await other.getLibrary()).folders).toMatchObject([{ name: 'Guide to Lectern' }])
  })

  it('says so where it is not there', async () => {
    const { api } = await start({ host: { guide: join(temporaryFolder(), 'gone') } })
    await expect(api.openGuide()).rejects.toMatchObject({ code: 'NOT_OFFERED', message: expect.stringMatching(/guide is not there/) as string })
  })
})

it('a note is found by its id, wherever its post went', async () => {
  const { core, api, session, folder } = await start()
  const { id: folderId } = await session.addFolder()
  const { post } = await session.open((await session.find('anchors.md')).id)
  const [exact = ''] = /\w{5,}( \w+)+/.exec(post.text) ?? []
  await api.saveAnnotation({ id: NOTE, postId: post.id, selector: selectorIn(post, exact) })
  mkdirSync(join(folder, 'moved'))
  renameSync(join(folder, 'anchors.md'), join(folder, 'moved/anchors.md'))
  await session.scan(folderId)
  expect(core.findNote(NOTE)).toBe(post.id)
  expect(core.findNote('00000000-0000-4000-8000-000000000000')).toBeNull()
})
