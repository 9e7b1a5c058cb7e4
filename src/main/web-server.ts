/** Serves the page, the images of posts and the API over HTTP on 127.0.0.1. */
import { randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { RPCHandler } from '@orpc/server/fetch'
import type { Core } from './core/index.ts'
import { plainResponse, safetyHeaders } from './policy.ts'
import { createServe } from './serve.ts'
import { createListener } from './web-adapter.ts'
import { createGuard, isApi } from './web-guard.ts'

export interface WebOptions {
  core: Pick<Core, 'router' | 'findAsset'>
  /** The folder of the built page. */
  pageDir: string
  /** 0 for any free port. Without it, the first free port from 4777 on. */
  port?: number
  /** For tests; 256 random bits otherwise. */
  token?: string
}

export interface Web {
  port: number
  token: string
  /** `http://127.0.0.1:<port>/`, without the secret. */
  origin: string
  /** Ends open streams and stops listening. The core stays open. */
  close: () => Promise<void>
}

const FIRST_PORT = 4777
const PORTS_TRIED = 20
/** Far above the largest note; a request above it is refused before it is read. */
const BODY_LIMIT = 16 * 1024 * 1024

/** Starts the browser door. Rejects with a sentence for the reader where no port can be had. */
export async function startWeb({ core, pageDir, port: asked, token = randomBytes(32).toString('base64url') }: WebOptions): Promise<Web> {
  let answer = (_request: Request): Response | Promise<Response> => plainResponse(503, 'Lectern is starting.')
  const server = createServer(createListener((request) => answer(request), BODY_LIMIT))
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end(BAD_REQUEST)
    else socket.destroy()
  })
  const port = await listen(server, asked)
  answer = createAnswer(core, pageDir, port, token)

  return {
    port,
    token,
    origin: `http://127.0.0.1:${String(port)}/`,
    close: () => new Promise((resolve) => {
      server.close(() => { resolve() })
      server.closeAllConnections()
    })
  }
}

function createAnswer(core: WebOptions['core'], pageDir: string, port: number, token: string) {
  const guard = createGuard({ port, token })
  const serve = createServe({ pageDir, findAsset: (id) => core.findAsset(id) })
  const api = new RPCHandler(core.router)

  return async (request: Request): Promise<Response> => {
    const refusal = guard(request)
    if (refusal) return refusal
    if (!isApi(new URL(request.url))) return serve(request)
    if (request.method !== 'POST') return plainResponse(405, 'The API answers POST only.', { Allow: 'POST' })
    const { matched, response } = await api.handle(request, { prefix: '/api', context: {} })
    if (!matched) return plainResponse(404, 'The API has no such method.')
    for (const [name, value] of Object.entries(safetyHeaders())) response.headers.set(name, value)
    response.headers.set('Cache-Control', 'no-store')
    return response
  }
}

async function listen(server: Server, asked: number | undefined): Promise<number> {
  const first = asked ?? FIRST_PORT
  const last = asked ?? FIRST_PORT + PORTS_TRIED - 1
  for (let port = first; port <= last; port++) {
    const problem = await tryPort(server, port)
    if (problem === null) return (server.address() as AddressInfo).port
    if (problem !== 'EADDRINUSE') throw new Error(`Port ${String(port)} cannot be opened (${problem}). Choose another with --port.`)
  }
  throw new Error(asked === undefined
    ? `The ports ${String(first)} to ${String(last)} are all in use. Choose another with --port.`
    : `Port ${String(asked)} is in use by another program. Choose another with --port, or leave it out and Lectern finds one.`)
}

/** @returns null when listening, else the system's code for why not */
function tryPort(server: Server, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException) => { resolve(error.code ?? error.message) }
    server.once('error', failed)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', failed)
      resolve(null)
    })
  })
}

const BAD_REQUEST = [
  'HTTP/1.1 400 Bad Request', 'Connection: close', 'Content-Length: 0',
  ...Object.entries(safetyHeaders()).map(([name, value]) => `${name}: ${value}`), '', ''
].join('\r\n')
