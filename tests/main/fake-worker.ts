/** Stands where `worker.ts` stands, around the fake core: it can be told to fail. */
import { parentPort, workerData, type MessagePort } from 'node:worker_threads'
import { RPCHandler } from '@orpc/server/message-port'
import type { CoreAbilities, CoreThreadData, DoorAbilities } from '../../src/main/core-thread.ts'
import { createLink, type Link } from '../../src/main/link.ts'
import { createFakeCore } from './fake-core.ts'

const { shelf } = workerData as CoreThreadData
if (shelf === 'fails at start') throw new Error('The data folder is full.')

const { router } = createFakeCore()
const handler = new RPCHandler(router)
const link: Link<DoorAbilities> = createLink<DoorAbilities, CoreAbilities>(parentPort as MessagePort, {
  connect: async (port) => { handler.upgrade(port) },
  findAsset: async (id) => {
    if (id === 'fails') setImmediate(() => { throw new Error('Out of memory.') })
    if (id === 'fails' || id === 'silent') return new Promise(() => undefined)
    return { path: (await link.remote.chooseFolder()) ?? 'none', type: 'image/png' }
  },
  openPath: async (path) => ({ folderId: path, postId: null }),
  findNote: async () => null,
  close: async () => { await link.remote.openLink('https://closed.example/') }
})
