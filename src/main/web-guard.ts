/**
 * Who may talk to the browser door. It listens on this machine only, but any site that the reader visits can send
 * requests to it, a site can point its own name at 127.0.0.1 (DNS rebinding), and other people may use this machine.
 * So: the literal Host, the Origin where one is sent, the browser's word on where a request comes from, and for the
 * API a secret that only the printed address holds.
 */
import { createHash, timingSafeEqual } from 'node:crypto'
import { ORPCError } from '@orpc/client'
import { plainResponse, safetyHeaders } from './policy.ts'

export interface GuardOptions {
  port: number
  /** What else than 127.0.0.1 and localhost the door is called: `[::1]`. */
  name?: string
  token: string
}

/** @returns a check that answers null for a request that may pass, else the response that refuses it */
export function createGuard({ port, token, name = '127.0.0.1' }: GuardOptions): (request: Request) => Response | null {
  const hosts = new Set(['127.0.0.1', 'localhost', name].map((one) => `${one}:${String(port)}`))
  const origins = new Set([...hosts].map((host) => `http://${host}`))
  const secret = digest(`Bearer ${token}`)

  return (request) => {
    const { headers } = request
    const url = new URL(request.url)
    const host = headers.get('host') ?? ''
    if (!hosts.has(host) || url.host !== host) {
      return plainResponse(421, 'Lectern answers to 127.0.0.1 and localhost only.')
    }
    const origin = headers.get('origin')
    if (origin !== null && origin !== `http://${host}`) {
      return plainResponse(403, origins.has(origin) ? 'Use one address for the page and its requests.' : 'Lectern does not answer other sites.')
    }
    const api = isApi(url.pathname)
    if (!isFromUs(headers, api || url.pathname === ENTER)) return plainResponse(403, 'Lectern does not answer other sites.')
    if (api && !timingSafeEqual(digest(headers.get('authorization') ?? ''), secret)) return expired()
    return null
  }
}

/** Where a ticket becomes a key. */
export const ENTER = '/enter'

export const isApi = (pathname: string): boolean => pathname === '/api' || pathname.startsWith('/api/')

/** Links from elsewhere may open the page; nothing else may come from elsewhere. Only browsers send these headers. */
function isFromUs(headers: Headers, api: boolean): boolean {
  const site = headers.get('sec-fetch-site')
  if (site === null || site === 'same-origin') return true
  if (api) return false
  return site === 'none' || (headers.get('sec-fetch-mode') === 'navigate' && headers.get('sec-fetch-dest') === 'document')
}

function expired(): Response {
  const error = new ORPCError('UNAUTHORIZED', { message: 'This page has lost its key. Open the address that Lectern printed last.' })
  return Response.json({ json: error.toJSON() }, { status: error.status, headers: { ...safetyHeaders(), 'Cache-Control': 'no-store' } })
}

const digest = (text: string) => createHash('sha256').update(text).digest()
