/** Serves the page, the images of posts and the API over HTTP on this machine alone. */
import { randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { RPCHandler } from '@orpc/server/fetch'
import type { Core } from './core/index.ts'
import { inWords, plainResponse, safetyHeaders } from './policy.ts'
import { createServe } from './serve.ts'
import { createListener } from './web-adapter.ts'
import { createGuard, ENTER, isApi, type GuardOptions } from './web-guard.ts'
import { createTickets, type Tickets } from './web-tickets.ts'

export interface WebOptions {
  core: Pick<Core, 'router' | 'findAsset'>
  /** The folder of the built page. */
  pageDir: string
  /** 0 for any free port. Without it, the first free port from 4777 on. */
  port?: number
  /** A loopback address: the only ones that are listened on. */
  host?: LoopbackHost
  /** Says the plain answers in the reader's language; English where left out. */
  say?: (text: string) => string
  /** For tests; 256 random bits otherwise. */
  token?: string
}

export interface Web {
  port: number
  token: string
  /** `http://127.0.0.1:<port>/` or `http://[::1]:<port>/`, without the secret. */
  origin: string
  /** Something that stands for the token once, for addresses. @param lifeMs how long; without end where left out */
  issueTicket: (lifeMs?: number) => string
  /** Ends open streams and stops listening. The core stays open. */
  close: () => Promise<void>
}

/** The addresses of this machine itself, as `--host` names them, and what a browser calls them. */
export const LOOPBACK = { '127.0.0.1': '127.0.0.1', localhost: '127.0.0.1', '::1': '[::1]', '[::1]': '[::1]' } as const
export type LoopbackHost = keyof typeof LOOPBACK

const FIRST_PORT = 4777
const PORTS_TRIED = 20
/** Far above the largest note; a request above it is refused before it is read. */
const BODY_LIMIT = 16 * 1024 * 1024

/** Starts the browser door. Rejects with a sentence for the reader where no port can be had. */
export async function startWeb({ core, pageDir, port: asked, host = '127.0.0.1', say, token = randomBytes(32).toString('base64url') }: WebOptions): Promise<Web> {
  let answer = (_request: Request): Response | Promise<Response> => plainResponse(503, 'Lectern is starting.')
  const server = createServer(createListener((request) => answer(request), BODY_LIMIT))
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end(BAD_REQUEST)
    else socket.destroy()
  })
  const name = LOOPBACK[host]
  const port = await listen(server, name, asked)
  const tickets = createTickets()
  const answerPlainly = createAnswer(core, pageDir, { port, token, name }, tickets)
  answer = say ? async (request) => inWords(await answerPlainly(request), say) : answerPlainly

  return {
    port,
    token,
    origin: `http://${name}:${String(port)}/`,
    issueTicket: tickets.issue,
    close: () => new Promise((resolve) => {
      server.close(() => { resolve() })
      server.closeAllConnections()
    })
  }
}

function createAnswer(core: WebOptions['core'], pageDir: string, options: GuardOptions, tickets: Tickets) {
  const guard = createGuard(options)
  const serve = createServe({ pageDir, findAsset: (id) => core.findAsset(id) })
  const api = new RPCHandler(core.router)

  /** Gives the key for a ticket, to a request that only our own page can make. */
  function enter({ method, headers }: Request): Response {
    if (method !== 'POST') return plainResponse(405, 'Use the address that Lectern printed.', { Allow: 'POST' })
    return tickets.take(headers.get('authorization')?.replace(/^Ticket /, '') ?? '')
      ? plainResponse(200, options.token)
      : plainResponse(401, 'This ticket is not good any more. Open the address that Lectern printed.')
  }

  return async (request: Request): Promise<Response> => {
    const refusal = guard(request)
    if (refusal) return refusal
    const { pathname } = new URL(request.url)
    if (pathname === ENTER) return enter(request)
    if (!isApi(pathname)) return serve(request)
    if (request.method !== 'POST') return plainResponse(405, 'The API answers POST only.', { Allow: 'POST' })
    const { matched, response } = await api.handle(request, { prefix: '/api', context: {} })
    if (!matched) return plainResponse(404, 'The API has no such method.')
    for (const [name, value] of Object.entries(safetyHeaders())) response.headers.set(name, value)
    response.headers.set('Cache-Control', 'no-store')
    return response
  }
}

async function listen(server: Server, name: string, asked: number | undefined): Promise<number> {
  const first = asked ?? FIRST_PORT
  const last = asked ?? FIRST_PORT + PORTS_TRIED - 1
  for (let port = first; port <= last; port++) {
    const problem = await tryPort(server, name, port)
    if (problem === null) return (server.address() as AddressInfo).port
    if (problem !== 'EADDRINUSE') throw new Error(`Port ${String(port)} cannot be opened (${problem}). Choose another with --port.`)
  }
  throw new Error(asked === undefined
    ? `The ports ${String(first)} to ${String(last)} are all in use. Choose another with --port.`
    : `Port ${String(asked)} is in use by another program. Choose another with --port, or leave it out and Lectern finds one.`)
}

/** @returns null when listening, else the system's code for why not */
function tryPort(server: Server, name: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException) => { resolve(error.code ?? error.message) }
    server.once('error', failed)
    server.listen(port, name.replace(/[[\]]/g, ''), () => {
      server.off('error', failed)
      resolve(null)
    })
  })
}

const BAD_REQUEST = [
  'HTTP/1.1 400 Bad Request', 'Connection: close', 'Content-Length: 0',
  ...Object.entries(safetyHeaders()).map(([name, value]) => `${name}: ${value}`), '', ''
].join('\r\n')
