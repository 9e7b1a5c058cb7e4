/** The example notes that come with the bundled shelf: a journal beside the posts, read and never written. */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Api } from '../../src/shared/api.ts'
import { COLOURS } from '../../src/shared/choices.ts'
import type { Annotation } from '../../src/shared/model.ts'
import { startCore } from '../api/core.ts'
import { SHELF } from './shelf.ts'

const JOURNAL = '.lectern/journal'
const NUMBER = 15

function copyOfShelf(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-shelf-'))
  onTestFinished(() => { rmSync(folder, { recursive: true, force: true }) })
  cpSync(SHELF, folder, { recursive: true })
  return folder
}

/** What outlives a run of Lectern. */
function createData() {
  const dataDir = mkdtempSync(join(tmpdir(), 'lectern-data-'))
  onTestFinished(() => { rmSync(dataDir, { recursive: true, force: true }) })
  let stored: unknown
  const settings = { read: () => Promise.resolve(stored), write: (changed: unknown) => { stored = changed; return Promise.resolve() } }
  return { dataDir, settings }
}

async function open(shelf: string, data = createData()) {
  const { core, close } = await startCore({ watch: false, shelf, ...data })
  let isOpen = true
  const stop = async () => { if (isOpen) { isOpen = false; await close() } }
  onTestFinished(stop)
  const api: Api = createRouterClient(core.router)
  const { id } = (await api.getLibrary()).folders[0]!
  for await (const _ of await api.scanFolder({ id })) { /* until it is done */ }
  return { api, stop, notes: () => api.listAnnotations({}) }
}
async function read(api: Api, id: string) {
  for await (const _ of await api.openPost({ id })) { /* all of it */ }
}
const ids = (notes: Annotation[]) => notes.map(({ id }) => id).sort()
const filesBelow = (folder: string) => readdirSync(folder, { recursive: true }).map(String).sort()

describe('the example notes', () => {
  it('stand on the words they were written on: after an edit of a note, "npm run examples" renews them', () => {
    expect(() => execFileSync(process.execPath, [resolve(SHELF, '../../scripts/examples.mjs'), '--check'], { stdio: 'pipe' })).not.toThrow()
  })

  it('are ten to fifteen, in several colours, with Markdown, formulas and tags, and each is anchored same', async () => {
    const { api, notes } = await open(SHELF)
    const found = await notes()
    expect(found).toHaveLength(NUMBER)
    for (const { postId } of found) await read(api, postId)
    for (const { placement, selector } of await notes()) {
      expect({ quote: selector.quote.exact, ...placement }).toMatchObject({ state: 'same', confidence: 1, ...selector.position })
    }
    expect(new Set(found.map(({ colour }) => colour))).toEqual(new Set(COLOURS))
    expect(found.filter(({ comment }) => comment.includes('$')).length).toBeGreaterThanOrEqual(3)
    expect(found.filter(({ comment }) => /\*\w|- \[ \]/.test(comment)).length).toBeGreaterThanOrEqual(2)
    expect(found.filter(({ comment }) => comment === '').length).toBeGreaterThanOrEqual(1)
    expect(found.filter(({ kind }) => kind === 'bookmark')).toHaveLength(1)
    expect(found.filter(({ tags }) => tags.length > 0).length).toBeGreaterThanOrEqual(5)
    expect((await api.getLibrary()).notices).toEqual([])
  }, 60_000)

  it('are no longer same where the words under them were edited', async () => {
    const shelf = copyOfShelf()
    const path = join(shelf, 'posts/2021-07-11-diffusion-models/index.md')
    writeFileSync(path, readFileSync(path, 'utf8').replace('add noise, guess the noise, compare', 'take a walk'))
    const { api, notes } = await open(shelf)
    const there = (await notes()).filter(({ comment }) => comment.includes('six words'))
    await read(api, there[0]!.postId)
    await expect.poll(async () => (await notes()).filter(({ placement }) => placement.state !== 'same').length).toBeGreaterThan(0)
  })

  it('go away and come back with one setting, which is remembered, and what the reader wrote stays', async () => {
    const shelf = copyOfShelf()
    const before = filesBelow(shelf)
    const data = createData()
    const first = await open(shelf, data)
    const examples = await first.notes()
    const { postId, selector } = examples[0]!
    const own = await first.api.saveAnnotation({ id: crypto.randomUUID(), postId, selector, comment: 'Mine.' })
    await first.api.saveAnnotation({ id: examples[1]!.id, postId: examples[1]!.postId, comment: 'An example that I made my own.' })
    const kept = ids([own, examples[1]!])

    await first.api.saveSettings({ examples: false })
    await expect.poll(async () => ids(await first.notes())).toEqual(kept)
    expect((await first.api.getLibrary()).counts.notes).toBe(2)
    await first.stop()
    const second = await open(shelf, data)
    expect(ids(await second.notes())).toEqual(kept)

    await second.api.saveSettings({ examples: true })
    await expect.poll(async () => ids(await second.notes())).toEqual(ids([own, ...examples]))
    expect((await second.notes()).find(({ id }) => id === examples[1]!.id)?.comment).toBe('An example that I made my own.')
    expect((await second.api.getLibrary()).counts.notes).toBe(NUMBER + 1)
    expect(filesBelow(shelf)).toEqual(before)
    expect(filesBelow(join(shelf, JOURNAL))).toEqual(['welcome', 'welcome/2024-05.jsonl'])
  })

  it('tell open pages which of them went and which came', async () => {
    const { api, notes } = await open(copyOfShelf())
    const examples = ids(await notes())
    const heard: Record<string, string[]> = { 'annotation:deleted': [], 'annotation:saved': [] }
    const stopped = new AbortController()
    const events = await api.watchEvents(undefined, { signal: stopped.signal })
    const listening = (async () => {
      for await (const event of events) {
        if (event.type === 'annotation:deleted') heard[event.type]?.push(event.id)
        if (event.type === 'annotation:saved') heard[event.type]?.push(event.annotation.id)
      }
    })().catch(() => undefined)
    await api.saveSettings({ examples: false })
    await expect.poll(() => heard['annotation:deleted']?.toSorted()).toEqual(examples)
    await api.saveSettings({ examples: true })
    await expect.poll(() => heard['annotation:saved']?.toSorted()).toEqual(examples)
    stopped.abort()
    await listening
  })
})

describe('the bundled shelf', () => {
  it('is hidden and brought back, and its path is told for that', async () => {
    const shelf = copyOfShelf()
    const { api } = await open(shelf)
    const { folders, shelf: shown } = await api.getLibrary()
    expect(shown).toEqual({ path: folders[0]!.path, shown: true })
    await api.removeFolder({ id: folders[0]!.id })
    expect(await api.getLibrary()).toMatchObject({ folders: [], shelf: { shown: false }, counts: { notes: 0 } })
    await api.addFolder({ path: shown!.path })
    expect(await api.getLibrary()).toMatchObject({ folders: [{ bundled: true, journal: 'app' }], shelf: { shown: true } })
    expect(await api.listAnnotations({})).toHaveLength(NUMBER)
  })
})
