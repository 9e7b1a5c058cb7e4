/** Runs the core in a worker thread, so that no query, parse or render blocks the process that handles windows. */
import { setTimeout } from 'node:timers/promises'
import { MessageChannel, Worker, type MessagePort } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { Api } from '../shared/api.ts'
import type { Settings } from '../shared/model.ts'
import type { OpenedPath } from './core/open-path.ts'
import { createLink, type Link } from './link.ts'

/** What the core's thread may ask of the door. */
export interface DoorAbilities {
  chooseFolder: () => Promise<string | null>
  openLink: (url: string) => Promise<void>
  readSettings: () => Promise<unknown>
  settingsSetAside: () => Promise<string | null>
  writeSettings: (settings: Settings) => Promise<void>
}

/** What the door may ask of the core's thread. */
export interface CoreAbilities {
  /** Serves the API on a port. */
  connect: (port: MessagePort) => Promise<void>
  findAsset: (id: string) => Promise<{ path: string; type: string } | null>
  openPath: (path: string) => Promise<OpenedPath>
  findNote: (id: string) => Promise<string | null>
  close: () => Promise<void>
}

/** What the core's thread is started with. */
export interface CoreThreadData { dataDir: string; /** The bundled folder. */ shelf?: string; /** That of the guide. */ guide?: string }

export interface CoreThread {
  connect: (port: MessagePort) => void
  findAsset: CoreAbilities['findAsset']
  openPath: CoreAbilities['openPath']
  findNote: CoreAbilities['findNote']
  /** The API for the door's own calls, of the thread that runs now. */
  api: () => Api
  close: () => Promise<void>
}

/** A thread that fails twice within this time is not started again. */
const PATIENCE = 60_000
/** A core that has not closed by then is stopped: what was acknowledged is on disk. */
const CLOSE_LIMIT = 5000
/** Megabytes for young objects. By itself V8 takes three times as much during a scan and keeps it; that saves no time. */
const YOUNG_MEMORY = 24

/**
 * @param file the worker's entry, `worker.js`
 * @param onCrash told when the thread stopped by itself. Where `restarted` is false it stays stopped.
 */
export function startCoreThread(
  file: string | URL, data: CoreThreadData, door: DoorAbilities, onCrash: (reason: Error, restarted: boolean) => void
): CoreThread {
  // Held by this thread, too: an addon that only threads have loaded cannot be loaded again once the last of them has ended, and
  // a core that starts anew would look at its folders every few seconds instead of watching them.
  import('@parcel/watcher').catch(() => { /* then the core tells that it cannot watch */ })
  let worker: Worker
  let link: Link<CoreAbilities>
  let api: Api
  let crashed = -Infinity
  let closing = false

  function start() {
    worker = new Worker(file, { workerData: data, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEMORY } })
    link = createLink<CoreAbilities, DoorAbilities>(worker, door)
    api = openApi()
    const { cut } = link
    let reason = new Error('The thread ended.')
    worker.on('error', (error) => { reason = error instanceof Error ? error : new Error(String(error)) })
    worker.on('exit', () => {
      cut(reason)
      if (closing) return
      const restart = Date.now() - crashed > PATIENCE
      crashed = Date.now()
      if (restart) start()
      onCrash(reason, restart)
    })
  }

  // A port that the thread did not take is closed, so that whoever waits at its other end learns of it.
  const connect = (port: MessagePort) => void link.remote.connect(port).catch(() => { port.close() })

  function openApi(): Api {
    const { port1, port2 } = new MessageChannel()
    connect(port2)
    return createORPCClient(new RPCLink({ port: port1 }))
  }
  start()

  return {
    connect,
    findAsset: (id) => link.remote.findAsset(id),
    openPath: (path) => link.remote.openPath(path),
    findNote: (id) => link.remote.findNote(id),
    api: () => api,
    async close() {
      closing = true
      await Promise.race([link.remote.close().catch(() => undefined), setTimeout(CLOSE_LIMIT, undefined, { ref: false })])
      await worker.terminate()
    }
  }
}
