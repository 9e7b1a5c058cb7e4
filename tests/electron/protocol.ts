/** `protocol`: the app's own scheme. Every request of every page comes by here. */
import type { Protocol } from '../../node_modules/playwright-core/types/protocol.d.ts'
import { schemes, toApp } from './addresses.ts'
import type { Session } from './chromium.ts'
import { record } from './runtime.ts'
import { strict } from './strict.ts'

type Handler = (request: Request) => Response | Promise<Response>
export interface Scheme { scheme: string; privileges: Record<string, boolean> }

const handlers = new Map<string, Handler>()
let sealed = false

/** After this, as in Electron, schemes can no longer be registered. */
export const sealSchemes = () => { sealed = true }

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged(custom: Scheme[]) {
    if (sealed) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    for (const { scheme, privileges } of custom) {
      if (!privileges.standard || !privileges.secure) throw new Error('A scheme that is not standard and secure is not offered by the stand-in.')
      schemes.add(scheme)
    }
  },
  handle(scheme: string, handler: Handler) {
    if (!schemes.has(scheme)) throw new Error(`A scheme that was not registered (${scheme}) is not offered by the stand-in.`)
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
    handlers.set(scheme, handler)
  }
})

/** Answers a request from the app's handler, or refuses it. */
export async function answerRequest(session: Session, { requestId, request, resourceType }: Protocol.Fetch.requestPausedPayload) {
  const url = toApp(request.url)
  const handler = handlers.get(new URL(url).protocol.slice(0, -1))
  if (!handler) {
    record.refused.push({ url, type: resourceType })
    session.tell('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' })
    return
  }
  try {
    const body = request.postDataEntries?.map(({ bytes = '' }) => Buffer.from(bytes, 'base64'))
    const headers = Object.entries(request.headers).map(([name, value]): [string, string] => [name, toApp(value)])
    const response = await handler(new Request(url, { method: request.method, headers, body: body ? Buffer.concat(body) : undefined }))
    if (response.type === 'error') throw new Error('the handler answered Response.error()')
    session.tell('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
      body: Buffer.from(await response.arrayBuffer()).toString('base64')
    })
  } catch (error) {
    process.stderr.write(`The handler of ${url} failed: ${String(error)}\n`)
    session.tell('Fetch.failRequest', { requestId, errorReason: 'Failed' })
  }
}
