import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { watchFolder, type Hint, type WatchOptions } from '../../../../src/main/core/library/watch-folder.ts'
import { temporaryFolder, writeFiles } from '../folder.ts'
import { soon } from '../../../patience.ts'

async function watch(root: string, options?: WatchOptions) {
  const hints: Hint[] = []
  const watcher = await watchFolder(root, (hint) => hints.push(hint), options)
  onTestFinished(() => watcher.close())
  const paths = () => new Set(hints.flatMap((hint) => (hint === 'all' ? ['*'] : hint.paths)))
  return { hints, paths, forget: () => { hints.length = 0 }, watcher }
}

describe('watchFolder', () => {
  it('hints at files that are written, moved and deleted, in new folders too', async () => {
    const root = temporaryFolder({ 'a.md': '1', 'b.md': '1' })
    const { paths, forget } = await watch(root)
    writeFiles(root, { 'a.md': '2', 'new/c.md': '1' })
    rmSync(join(root, 'b.md'))
    await vi.waitFor(() => { expect([...paths()]).toEqual(expect.arrayContaining(['a.md', 'b.md'])) }, soon)
    await vi.waitFor(() => { expect([...paths()].some((path) => path === '*' || path.startsWith('new'))).toBe(true) }, soon)
    forget()
    renameSync(join(root, 'a.md'), join(root, 'd.md'))
    await vi.waitFor(() => { expect(paths().has('d.md') || paths().has('*')).toBe(true) }, soon)
  })

  it('hints at what is written later into folders that came nested', async () => {
    const root = temporaryFolder({ 'a.md': '1' })
    const { paths, forget } = await watch(root)
    for (const name of ['one', 'two', 'three', 'four']) {
      mkdirSync(join(root, name, 'deep/er'), { recursive: true })
      await vi.waitFor(() => { expect(paths()).toContain('*') }, soon)
      writeFiles(root, { [`${name}/deep/er/b.md`]: '1' })
      await vi.waitFor(() => { expect(paths()).toContain(`${name}/deep/er/b.md`) }, soon)
      forget()
    }
  })

  it('says nothing of hidden folders', async () => {
    const root = temporaryFolder({ '.lectern/journal/x.jsonl': '' })
    const { paths } = await watch(root)
    writeFiles(root, { '.lectern/journal/x.jsonl': 'line', '.git/index': 'x', 'node_modules/a/b.md': '' })
    writeFiles(root, { 'last.md': '' })
    await vi.waitFor(() => { expect(paths()).toContain('last.md') }, soon)
    expect([...paths()].filter((path) => path !== 'last.md')).toEqual([])
  })

  it('gathers a storm into one hint at everything', async () => {
    const root = temporaryFolder()
    const { hints } = await watch(root)
    writeFiles(root, Object.fromEntries(Array.from({ length: 700 }, (_, n) => [`${n}.md`, ''])))
    await vi.waitFor(() => { expect(hints).toContain('all') }, soon)
    expect(hints.length).toBeLessThan(10)
  })

  it('looks at intervals where there is no watcher, and says so', async () => {
    const onNotice = vi.fn()
    const { hints } = await watch(temporaryFolder(), { load: () => Promise.reject(new Error('no binary')), onNotice, pollMs: 20 })
    await vi.waitFor(() => { expect(hints).toContain('all') }, soon)
    expect(onNotice).toHaveBeenCalledWith(expect.objectContaining({ code: 'watch-unavailable' }))
  })

  it('is asked anew after an error, and looks everywhere once it is there again', async () => {
    const { subscribe } = await import('@parcel/watcher')
    let fail = () => { /* not yet subscribed */ }
    const root = temporaryFolder()
    const { hints, forget, paths } = await watch(root, {
      retryMs: 300,
      load: () => Promise.resolve({
        subscribe: async (folder, onEvents, options) => {
          const subscription = await subscribe(folder, onEvents, options)
          // The watcher lets go of whom it told of an error.
          fail = () => { void subscription.unsubscribe().then(() => { onEvents(new Error('Unable to poll: Interrupted system call'), []) }) }
          return subscription
        }
      })
    })
    fail()
    await vi.waitFor(() => { expect(hints).toContain('all') }, soon)
    await vi.waitFor(() => { expect(hints.length).toBeGreaterThan(1) }, soon)
    forget()
    writeFiles(root, { 'a.md': '' })
    await vi.waitFor(() => { expect([...paths()]).toContain('a.md') }, soon)
  })

  it('tells lost events as a hint at everything', async () => {
    const { hints } = await watch(temporaryFolder(), {
      load: () => Promise.resolve({
        subscribe: (_root, onEvents) => {
          onEvents(new Error('Events were dropped'), [])
          return Promise.resolve({ unsubscribe: () => Promise.resolve() })
        }
      })
    })
    await vi.waitFor(() => { expect(hints).toEqual(['all']) }, soon)
  })

  it('is silent once closed', async () => {
    const root = temporaryFolder()
    const { hints, watcher } = await watch(root)
    writeFiles(root, { 'a.md': '' })
    await watcher.close()
    expect(hints).toEqual([])
  })
})
