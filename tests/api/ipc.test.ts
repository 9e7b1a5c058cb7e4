import { mkdirSync } from 'node:fs'
import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { startCoreThread } from '../../src/main/core-thread.ts'
import { createRelay } from '../../src/main/relay.ts'
import { createBridgeLink } from '../../src/renderer/links.ts'
import { contractSpec } from './contract.ts'

const WORKER = new URL('../../src/main/worker.ts', import.meta.url)

/** The Electron door without Electron: the real thread, relay and link; only the wire between two processes is ours. */
contractSpec('over an IPC pair', async () => {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'lectern-ipc-')))
  const folder = join(root, 'posts')
  mkdirSync(folder)
  let stored: unknown
  const thread = startCoreThread(WORKER, { dataDir: join(root, 'data') }, {
    chooseFolder: () => Promise.resolve(null),
    openLink: () => Promise.resolve(),
    readSettings: () => Promise.resolve(stored),
    settingsSetAside: () => Promise.resolve(null),
    writeSettings: (settings) => { stored = settings; return Promise.resolve() }
  }, (reason) => { throw reason })

  const relay = createRelay('channel', (port) => { thread.connect(port) })
  let hear: (message: string | null) => void = () => undefined
  const page = {
    id: 1,
    isDestroyed: () => false,
    send: (_channel: string, ...[, message]: unknown[]) => { setImmediate(() => { hear(structuredClone(message) as string | null) }) }
  }
  const link = createBridgeLink({
    send: (message) => { setImmediate(() => { relay.forward(page, 'document', structuredClone(message)) }) },
    receive: (listener) => { hear = listener }
  })
  return {
    api: createORPCClient(link),
    folder,
    async close() {
      relay.drop(page)
      await thread.close()
      await rm(root, { recursive: true, force: true })
    }
  }
})
