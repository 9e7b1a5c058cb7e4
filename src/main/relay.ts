/**
 * Carries messages between pages and the core: one port per page load. Knows nothing of Electron, nor of what the
 * messages mean.
 */
import { MessageChannel, type MessagePort } from 'node:worker_threads'

/** The part of a WebContents that the relay needs. */
export interface Page {
  readonly id: number
  isDestroyed: () => boolean
  send: (channel: string, ...args: unknown[]) => void
}

export interface Relay {
  /** Passes a message of a page load on to the core. The first message of another load of this page ends the last. */
  forward: (page: Page, document: string, message: string) => void
  /** Ends the talk with a page: what it waits for is stopped in the core. */
  drop: (page: Page) => void
}

interface Talk { document: string; port: MessagePort }

/** @param connect hands a port to the core */
export function createRelay(channel: string, connect: (port: MessagePort) => void): Relay {
  const talks = new Map<number, Talk>()

  function open(page: Page, document: string): Talk {
    const { port1: port, port2 } = new MessageChannel()
    const talk = { document, port }
    const tell = (message: unknown) => {
      if (talks.get(page.id) === talk && !page.isDestroyed()) page.send(channel, document, message)
    }
    port.on('message', tell)
    port.on('close', () => {
      tell(null)
      if (talks.get(page.id) === talk) talks.delete(page.id)
    })
    talks.set(page.id, talk)
    connect(port2)
    return talk
  }

  function drop(page: Page) {
    const talk = talks.get(page.id)
    talks.delete(page.id)
    talk?.port.close()
  }

  return {
    forward(page, document, message) {
      const talk = talks.get(page.id)
      if (talk && talk.document !== document) drop(page)
      const current = talks.get(page.id) ?? open(page, document)
      current.port.postMessage(message)
    },
    drop
  }
}
