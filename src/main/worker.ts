/** The core's thread: serves the API on every port that the door hands over. */
import { extname, join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { RPCHandler } from '@orpc/server/message-port'
import { createCore } from './core/index.ts'
import type { CoreAbilities, CoreThreadData, DoorAbilities } from './core-thread.ts'
import { createLink } from './link.ts'

if (!parentPort) throw new Error('This file is the entry of a worker thread.')

const { dataDir, shelf, guide } = workerData as CoreThreadData

const { remote: door } = createLink<DoorAbilities, CoreAbilities>(parentPort, {
  connect: async (port) => { (await handler).upgrade(port) },
  findAsset: async (id) => (await core).findAsset(id),
  openPath: async (path) => (await core).openPath(path),
  findNote: async (id) => (await core).findNote(id),
  close: async () => { await (await core).close() }
})

const core = createCore({
  dataDir,
  shelf,
  parseWorker: join(import.meta.dirname, `parse-worker${extname(import.meta.filename)}`),
  settings: { read: () => door.readSettings(), write: (settings) => door.writeSettings(settings), setAside: () => door.settingsSetAside() },
  host: { chooseFolder: () => door.chooseFolder(), openLink: (url) => door.openLink(url), guide }
})
const handler = core.then(({ router }) => new RPCHandler(router))

// A core that cannot start ends the thread with its reason.
await handler
