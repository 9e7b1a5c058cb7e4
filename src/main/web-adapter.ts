/** Node's HTTP requests as web Requests, and web Responses back: the one meeting point of the two. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as WebStream } from 'node:stream/web'
import { plainResponse } from './policy.ts'

/**
 * Answers Node's requests with a handler of web Requests. The request's signal aborts when the other side goes before
 * the response is complete.
 * @param bodyLimit bytes; a request that is larger, or does not tell its size, is refused unread
 */
export function createListener(handle: (request: Request) => Response | Promise<Response>, bodyLimit: number): RequestListener {
  async function respond(incoming: IncomingMessage, signal: AbortSignal): Promise<Response> {
    if (incoming.headers['transfer-encoding'] !== undefined) return plainResponse(411, 'Tell the size of the request.')
    if (Number(incoming.headers['content-length'] ?? 0) > bodyLimit) return plainResponse(413, 'This request is too large.')
    const request = toRequest(incoming, signal)
    if (!request) return plainResponse(400, 'This request could not be understood.')
    return handle(request)
  }

  return (incoming, outgoing) => {
    const gone = new AbortController()
    outgoing.on('close', () => { if (!outgoing.writableFinished) gone.abort() })
    respond(incoming, gone.signal)
      .catch(() => plainResponse(500, 'Something went wrong inside Lectern.'))
      .then((response) => send(response, outgoing))
      // The other side is gone, or a file broke off: what was sent is all there is.
      .catch(() => { outgoing.destroy() })
  }
}

/** @returns null for what is no valid request to this server */
function toRequest(incoming: IncomingMessage, signal: AbortSignal): Request | null {
  const { method = 'GET', url = '', headers } = incoming
  // Not resolved against a base: `//host/` and `http://host/` would win over it.
  if (!url.startsWith('/') || headers.host === undefined) return null
  try {
    // Who does not read the body leaves the connection alone; one that breaks off ends the reading with an error.
    const body = method === 'GET' || method === 'HEAD' ? null : ReadableStream.from(incoming.iterator({ destroyOnReturn: false }))
    return new Request(`http://${headers.host}${url}`, { method, headers: toHeaders(incoming), body, duplex: 'half', signal } as RequestInit)
  } catch {
    return null
  }
}

function toHeaders({ headers }: IncomingMessage): Headers {
  return new Headers(Object.entries(headers).flatMap(([name, value]) => value === undefined ? [] : [[name, String(value)] as [string, string]]))
}

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  if (outgoing.destroyed) return response.body?.cancel()
  outgoing.writeHead(response.status, Object.fromEntries(response.headers))
  if (!response.body) {
    outgoing.end()
    return
  }
  // A stream of events may stay silent for long: its head must arrive all the same.
  outgoing.flushHeaders()
  await pipeline(Readable.fromWeb(response.body as WebStream), outgoing)
}
