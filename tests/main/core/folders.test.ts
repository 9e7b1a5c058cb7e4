import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openFolders } from '../../../src/main/core/folders.ts'
import { temporaryFolder } from './folder.ts'

const fileIn = (data: string) => join(data, 'folders.json')
const paths = (folders: { list(): { path: string }[] }) => folders.list().map(({ path }) => path)

describe('the list of folders', () => {
  it('keeps folders over a restart, in order, with where their journals live', async () => {
    const file = fileIn(temporaryFolder())
    const [a, b] = [temporaryFolder(), temporaryFolder()]
    const folders = await openFolders({ file })
    await folders.add(b, 'library')
    await folders.add(a, 'app')
    const again = await openFolders({ file })
    expect(again.list().map(({ path, journal, bundled }) => [path, journal, bundled])).toEqual([[b, 'library', false], [a, 'app', false]])
    expect(again.notices()).toEqual([])
  })

  it('refuses a folder that is known, lies in another or holds another', async () => {
    const root = temporaryFolder({ 'posts/deep/a.md': '', 'posts-2/b.md': '' })
    symlinkSync(join(root, 'posts'), join(root, 'link'))
    const folders = await openFolders({ file: fileIn(temporaryFolder()) })
    await folders.add(join(root, 'posts'), 'library')
    await expect(folders.add(join(root, 'link'), 'library')).rejects.toMatchObject({ code: 'FOLDER_KNOWN' })
    await expect(folders.add(join(root, 'posts/deep'), 'library')).rejects.toMatchObject({ code: 'FOLDER_OVERLAPS' })
    await expect(folders.add(root, 'library')).rejects.toMatchObject({ code: 'FOLDER_OVERLAPS' })
    await expect(folders.add(join(root, 'posts-2'), 'library')).resolves.toMatchObject({ name: 'posts-2' })
  })

  it('adds many folders at once without losing one', async () => {
    const file = fileIn(temporaryFolder())
    const folders = await openFolders({ file })
    const added = Array.from({ length: 8 }, () => temporaryFolder())
    await Promise.all(added.map((path) => folders.add(path, 'library')))
    expect(paths(await openFolders({ file }))).toEqual(added)
  })

  it('keeps what another process added meanwhile', async () => {
    const file = fileIn(temporaryFolder())
    const [a, b] = [temporaryFolder(), temporaryFolder()]
    const one = await openFolders({ file })
    const two = await openFolders({ file })
    await one.add(a, 'library')
    await two.add(b, 'library')
    expect(paths(await openFolders({ file }))).toEqual([a, b])
  })

  it('tells what another process adds and removes, and nothing of its own', async () => {
    const file = fileIn(temporaryFolder())
    const [a, b] = [temporaryFolder(), temporaryFolder()]
    const one = await openFolders({ file })
    const told: string[] = []
    one.follow(({ added, removed }) => { told.push(...added.map(({ path }) => `+${path}`), ...removed.map(({ path }) => `-${path}`)) }, true)
    onTestFinished(one.close)
    await one.add(a, 'library')
    const two = await openFolders({ file })
    const { id } = await two.add(b, 'library')
    await expect.poll(() => told).toEqual([`+${b}`])
    expect(paths(one)).toEqual([a, b])
    await two.remove(id)
    await expect.poll(() => told).toEqual([`+${b}`, `-${b}`])
  })

  it('tells of what another process added before its own next change', async () => {
    const file = fileIn(temporaryFolder())
    const [a, b] = [temporaryFolder(), temporaryFolder()]
    const one = await openFolders({ file })
    const told: string[] = []
    one.follow(({ added }) => { told.push(...added.map(({ path }) => path)) }, false)
    await (await openFolders({ file })).add(a, 'library')
    await expect(one.add(a, 'library')).rejects.toMatchObject({ code: 'FOLDER_KNOWN' })
    await one.add(b, 'library')
    expect(told).toEqual([a])
    expect(paths(one)).toEqual([a, b])
  })

  it('lists the bundled shelf first until the reader takes it away, and again when it is added', async () => {
    const [file, shelf, other] = [fileIn(temporaryFolder()), temporaryFolder(), temporaryFolder()]
    const folders = await openFolders({ file, shelf })
    await folders.add(other, 'library')
    expect(folders.list()).toMatchObject([{ path: shelf, bundled: true, journal: 'app' }, { path: other }])
    const [bundled] = folders.list()
    await folders.remove(bundled!.id)
    expect(paths(await openFolders({ file, shelf }))).toEqual([other])
    const again = await openFolders({ file, shelf })
    await again.add(shelf, 'library')
    expect(again.list()[0]).toMatchObject({ path: shelf, bundled: true })
  })

  it('removes a folder, but not one it does not know', async () => {
    const folders = await openFolders({ file: fileIn(temporaryFolder()) })
    const { id } = await folders.add(temporaryFolder(), 'library')
    await folders.remove(id)
    expect(folders.list()).toEqual([])
    await expect(folders.remove(id)).rejects.toMatchObject({ code: 'FOLDER_MISSING' })
  })

  it.each(['{ "version": 1, "folders": [', '{ "version": 99 }', ''])('sets a damaged list aside: %j', async (content) => {
    const file = fileIn(temporaryFolder({ 'folders.json': content }))
    const folders = await openFolders({ file })
    expect(folders.list()).toEqual([])
    expect(folders.notices()).toMatchObject([{ code: 'folders-damaged' }])
    expect(readFileSync(`${file}.damaged`, 'utf8')).toBe(content)
  })

  it('still works where the list cannot be written, and says so', async () => {
    const data = temporaryFolder()
    mkdirSync(fileIn(data))
    writeFileSync(join(fileIn(data), 'x'), '')
    const folders = await openFolders({ file: fileIn(data) })
    await folders.add(temporaryFolder(), 'library')
    expect(folders.list()).toHaveLength(1)
    expect(folders.notices()).toMatchObject([{ code: 'folders-unwritable' }])
  })
})
