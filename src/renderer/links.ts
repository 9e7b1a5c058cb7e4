/** The two ways from the page to the core. Both tell apart what the core refused and that it could not be asked. */
import { ORPCError, mapEventIterator } from '@orpc/client'
import { RPCLink as FetchLink } from '@orpc/client/fetch'
import { RPCLink as MessageLink } from '@orpc/client/message-port'
import { isAsyncIteratorObject } from '@orpc/shared'
import type { Bridge } from '../shared/bridge.ts'

/** To the Electron door, over the preload script's bridge. */
export function createBridgeLink(bridge: Pick<Bridge, 'send' | 'receive'>) {
  const port = new EventTarget()
  bridge.receive((message) => {
    port.dispatchEvent(message === null ? new Event('close') : new MessageEvent('message', { data: message }))
  })
  return new MessageLink({
    port: {
      postMessage: (message: string) => { bridge.send(message) },
      addEventListener: port.addEventListener.bind(port)
    },
    interceptors: [tellConnection]
  })
}

/**
 * To the browser door, over HTTP.
 * @param url of the API
 * @param token the door's secret, read anew for each call
 */
export function createFetchLink(url: string | URL, token: () => string | Promise<string>) {
  return new FetchLink({
    url,
    headers: async () => ({ authorization: `Bearer ${await token()}` }),
    interceptors: [tellConnection]
  })
}

interface Call { next: () => Promise<unknown>; signal?: AbortSignal | undefined }

/** Gives the loss of the core the code OFFLINE, and that of the token EXPIRED, in answers and in streams. */
async function tellConnection({ next, signal }: Call): Promise<unknown> {
  const error = (cause: unknown) => signal?.aborted ? cause : toConnectionError(cause)
  try {
    const output = await next()
    if (!isAsyncIteratorObject(output)) return output
    return mapEventIterator(output, { value: async (value) => value, error: async (cause) => error(cause) })
  } catch (cause) {
    throw error(cause)
  }
}

function toConnectionError(cause: unknown): unknown {
  if (cause instanceof ORPCError) {
    return cause.status === 401 ? new ORPCError('EXPIRED', { status: 401, message: cause.message, cause }) : cause
  }
  // `fetch` fails with a TypeError; a link that was cut fails as if aborted, though nobody aborted it.
  const lost = cause instanceof TypeError || (cause instanceof Error && cause.name === 'AbortError')
  return lost ? new ORPCError('OFFLINE', { status: 503, message: 'Lectern does not answer. Is it still running?', cause }) : cause
}
