import { MessageChannel } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { afterEach, expect, it, vi } from 'vitest'
import { startCoreThread, type CoreThread } from '../../src/main/core-thread.ts'
import { createRelay } from '../../src/main/relay.ts'
import { createBridgeLink } from '../../src/renderer/links.ts'
import type { Api } from '../../src/shared/api.ts'

const WORKER = new URL('./fake-worker.ts', import.meta.url)
const opened: string[] = []
const crashes: { message: string; restarted: boolean }[] = []
let thread: CoreThread

function start(shelf = '') {
  opened.length = 0
  crashes.length = 0
  thread = startCoreThread(WORKER, { dataDir: '', shelf }, {
    chooseFolder: () => Promise.resolve('/chosen'),
    openLink: (url) => { opened.push(url); return Promise.resolve() },
    readSettings: () => Promise.resolve({}),
    settingsSetAside: () => Promise.resolve(null),
    writeSettings: () => Promise.resolve()
  }, ({ message }, restarted) => { crashes.push({ message, restarted }) })
}
afterEach(() => thread.close())

/** A page over the thread, with the relay between them. */
function openPage(): { api: Api } {
  const relay = createRelay('channel', (port) => { thread.connect(port) })
  let hear: (message: string | null) => void = () => undefined
  const page = { id: 1, isDestroyed: () => false, send: (_channel: string, ...[, message]: unknown[]) => { hear(message as string | null) } }
  const link = createBridgeLink({ send: (message) => { relay.forward(page, 'a', message) }, receive: (listener) => { hear = listener } })
  return { api: createORPCClient(link) }
}

it('answers over a port, and the thread calls the door', async () => {
  start()
  expect(await thread.api().getSettings()).toMatchObject({ theme: 'system' })
  expect(await thread.findAsset('x')).toEqual({ path: '/chosen', type: 'image/png' })
})

it('closes the core before the thread ends', async () => {
  start()
  await thread.close()
  expect(opened).toEqual(['https://closed.example/'])
  expect(crashes).toEqual([])
})

it('starts again after a crash, and the page that listened is told and can go on', async () => {
  start()
  const { api } = openPage()
  const events = await api.watchEvents()
  await events.next()
  await events.next()
  await Promise.all([
    expect(events.next()).rejects.toMatchObject({ code: 'OFFLINE' }),
    expect(thread.findAsset('fails')).rejects.toThrow('Out of memory.')
  ])
  expect(crashes).toEqual([{ message: 'Out of memory.', restarted: true }])
  expect(await api.getSettings()).toMatchObject({ theme: 'system' })
})

it('stays stopped after a second crash, and calls fail instead of waiting', async () => {
  start()
  const { api } = openPage()
  await expect(thread.findAsset('fails')).rejects.toThrow()
  await expect(thread.findAsset('fails')).rejects.toThrow()
  expect(crashes.map(({ restarted }) => restarted)).toEqual([true, false])
  await expect(thread.findAsset('x')).rejects.toThrow('Out of memory.')
  await expect(api.getSettings()).rejects.toMatchObject({ code: 'OFFLINE' })
})

it('gives up on a core that cannot start, with its reason', async () => {
  start('fails at start')
  await vi.waitFor(() => { expect(crashes).toHaveLength(2) }, 5000)
  expect(crashes).toEqual([
    { message: 'The data folder is full.', restarted: true }, { message: 'The data folder is full.', restarted: false }
  ])
  const { port1, port2 } = new MessageChannel()
  const closed = new Promise((resolve) => { port1.on('close', () => { resolve('closed') }) })
  thread.connect(port2)
  expect(await closed).toBe('closed')
})
