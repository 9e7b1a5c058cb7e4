/** `ipcMain`: what pages send to the main process. */
import { EventEmitter } from 'node:events'
import { toApp } from './addresses.ts'
import { strict } from './strict.ts'
import type { WebContents } from './web-contents.ts'

export interface IpcMessage { kind: 'send' | 'invoke' | 'preload-error'; channel: string; args: unknown[][]; id: number; url: string }

type Handler = (event: object, ...args: unknown[]) => unknown
const handlers = new Map<string, Handler>()

export const ipcMain = strict('ipcMain', Object.assign(new EventEmitter(), {
  handle(channel: string, handler: Handler) {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    handlers.set(channel, handler)
  },
  removeHandler: (channel: string) => { handlers.delete(channel) }
}))

/** Passes a message on, and its answer back, in Electron's words where it fails. */
export function receive(sender: WebContents, { kind, channel, args, id, url }: IpcMessage, deliver: (...args: unknown[]) => void) {
  const values = args.map(([value]) => value)
  const event = strict('event', { sender, senderFrame: strict('frame', { url: toApp(url), parent: null, isDestroyed: () => false }), frameId: 1, processId: 1 })
  if (kind === 'send') return void ipcMain.emit(channel, event, ...values)
  void (async () => {
    const handler = handlers.get(channel)
    if (!handler) throw new Error(`No handler registered for '${channel}'`)
    return handler(event, ...values)
  })().then(
    (value) => { deliver(id, value === undefined ? [[]] : [[value]]) },
    (error: unknown) => { deliver(id, [[]], `Error invoking remote method '${channel}': ${String(error)}`) }
  )
}
