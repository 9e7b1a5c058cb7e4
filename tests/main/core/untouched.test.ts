import { createHash } from 'node:crypto'
import { cpSync, existsSync, readdirSync, readFileSync, renameSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { describe, expect, it } from 'vitest'
import { doctor } from '../../../src/main/cli/doctor.ts'
import { createCore } from '../../../src/main/core/index.ts'
import { createSession, selectorIn } from '../../api/session.ts'
import { temporaryFolder } from './folder.ts'

/** Every file below a folder but Lectern's own, with its bytes and its time. */
function treeOf(root: string): Record<string, string> {
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => !name.split('/').includes('.lectern')).sort()
  return Object.fromEntries(names.map((name) => {
    const stats = statSync(join(root, name), { bigint: true })
    const bytes = stats.isFile() ? createHash('sha256').update(readFileSync(join(root, name))).digest('hex') : 'folder'
    // The root's and `.lectern`'s own times change when `.lectern` is made.
    return [name, stats.isFile() ? `${bytes} ${stats.mtimeNs} ${stats.mode}` : bytes]
  }))
}

const PROJECT = resolve(import.meta.dirname, '../../..')
const CORPUS = resolve(PROJECT, '../shared/corpus/iclr-blogposts')
const LONG_AGO = new Date('2020-02-02T02:02:02Z')

/** A whole life with notes: read, annotate, edit, move, re-anchor, delete, restore, examine, compact, rebuild. */
async function live(root: string, dataDir: string): Promise<void> {
  let stored: unknown
  const settings = { read: () => Promise.resolve(stored), write: (changed: unknown) => { stored = changed; return Promise.resolve() } }
  const core = await createCore({ dataDir, settings, watch: true })
  const api = createRouterClient(core.router)
  const session = createSession({ api, folder: root, close: core.close })
  const { id: folderId } = await api.addFolder({ path: root })
  await session.scan(folderId)
  const posts = (await session.list()).slice(0, 12)
  for (const { id } of posts) {
    const { post } = await session.open(id)
    const note = { id: crypto.randomUUID(), postId: id, selector: selectorIn(post, post.text.slice(5, 40)), comment: 'A note', tags: ['t'] }
    await api.saveAnnotations({ drafts: [note, { ...note, id: crypto.randomUUID(), kind: 'underline' }] })
    await api.saveAnnotation({ id: note.id, postId: id, colour: 'blue' })
    await api.saveReading({ id, position: { offset: 3, progress: 0.2 } })
    await api.deleteAnnotation({ id: note.id })
    await api.restoreAnnotation({ id: note.id })
  }
  await core.close()
  await doctor([root, '--compact', '--rebuild', '--json', '--data', dataDir])
}

describe('the posts themselves', () => {
  it('are the same to the byte and the nanosecond after all that Lectern does', async () => {
    const root = join(temporaryFolder(), 'library')
    cpSync(join(PROJECT, 'resources/library'), root, { recursive: true })
    for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) utimesSync(join(root, name), LONG_AGO, LONG_AGO)
    const shelf = treeOf(join(PROJECT, 'resources/library'))
    const before = treeOf(root)
    const dataDir = temporaryFolder()
    await live(root, dataDir)
    expect(treeOf(root)).toEqual(before)

    // And when the reader moves some of them.
    const [one = '', two = ''] = Object.keys(before).filter((name) => name.endsWith('.md'))
    renameSync(join(root, one), join(root, 'moved.md'))
    renameSync(join(root, two), join(root, one))
    const moved = treeOf(root)
    await live(root, temporaryFolder())
    await doctor([root, '--json', '--data', dataDir])
    expect(treeOf(root)).toEqual(moved)
    expect(treeOf(join(PROJECT, 'resources/library'))).toEqual(shelf)
  }, 120_000)

  it('would be seen to be touched', () => {
    const root = temporaryFolder({ 'a.md': 'a', 'b.md': 'b', '.lectern/x': 'x' })
    const before = treeOf(root)
    utimesSync(join(root, 'a.md'), LONG_AGO, LONG_AGO)
    expect(treeOf(root)).not.toEqual(before)
    const { atime, mtime } = statSync(join(root, 'b.md'))
    const touched = treeOf(root)
    writeFileSync(join(root, 'b.md'), 'c')
    utimesSync(join(root, 'b.md'), atime, mtime)
    expect(treeOf(root)).not.toEqual(touched)
    expect(Object.keys(before)).toEqual(['a.md', 'b.md'])
  })

  it.skipIf(!existsSync(CORPUS))('of a real blog are, too (left out where ../shared/corpus is absent)', async () => {
    const root = join(temporaryFolder(), 'blog')
    cpSync(CORPUS, root, { recursive: true, preserveTimestamps: true, filter: (path) => !/\.(png|jpe?g|gif|svg|mp4|webp)$/i.test(path) })
    const [before, original] = [treeOf(root), treeOf(CORPUS)]
    await live(root, temporaryFolder())
    expect(treeOf(root)).toEqual(before)
    expect(treeOf(CORPUS)).toEqual(original)
  }, 120_000)
})
