import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createORPCClient } from '@orpc/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createFetchLink } from '../../src/renderer/links.ts'
import type { Api } from '../../src/shared/api.ts'
import type { Core } from '../../src/main/core/index.ts'
import { startWeb, type Web } from '../../src/main/web-server.ts'
import { createFakeCore } from './fake-core.ts'

let folder: string
let core: ReturnType<typeof createFakeCore>
let web: Web

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-web-'))
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>Page</title>')
  core = createFakeCore()
  web = await start(0)
})
afterEach(async () => {
  await web.close()
  await rm(folder, { recursive: true })
})

const start = (port?: number) => startWeb({ core: core as unknown as Core, pageDir: folder, port })

interface Answer { status: number; headers: Record<string, string | string[] | undefined>; body: string }

/** A request exactly as written: no library tidies its path or headers. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET', body = ''): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port: web.port, path, method, headers: { connection: 'close', ...headers } }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (chunk: string) => { text += chunk })
      response.on('end', () => { resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }) })
    })
    request.on('error', reject)
    request.end(body)
  })
}

const call = (headers: Record<string, string> = {}, method = 'getSettings', body = '{}') => ask(`/api/${method}`, {
  'content-type': 'application/json', authorization: `Bearer ${web.token}`, ...headers
}, 'POST', body)

const client = (token = web.token): Api => createORPCClient(createFetchLink(`${web.origin}api`, () => token))

describe('who may call', () => {
  it('answers the page: right host, origin, site and token', async () => {
    const answer = await call({ origin: web.origin.slice(0, -1), 'sec-fetch-site': 'same-origin' })
    expect(answer.status).toBe(200)
    expect(JSON.parse(answer.body)).toMatchObject({ json: { theme: 'system' } })
  })

  it.each([
    'evil.example', 'evil.example:PORT', '127.0.0.1', 'localhost', '127.0.0.1:1', 'localhost:80', '127.0.0.1.nip.io:PORT',
    'localhost.evil.example:PORT', '127.0.0.2:PORT', '0.0.0.0:PORT', '[::1]:PORT', '2130706433:PORT', '0x7f.1:PORT',
    '127.1:PORT', 'localhost.:PORT', 'a@127.0.0.1:PORT', '127.0.0.1:PORT@evil.example', '127.0.0.1:PORT, evil.example', ' '
  ])('refuses the host "%s" everywhere', async (form) => {
    const host = form.replace('PORT', String(web.port))
    for (const answer of [await call({ host }), await ask('/', { host })]) {
      expect([400, 421]).toContain(answer.status)
      expect(answer.headers['content-security-policy']).toContain("default-src 'none'")
    }
  })

  it('answers to localhost too', async () => {
    expect((await ask('/', { host: `localhost:${String(web.port)}` })).status).toBe(200)
  })

  it('refuses a request line that names another host', async () => {
    expect((await ask('http://evil.example/api/getSettings', { authorization: `Bearer ${web.token}` }, 'POST', '{}')).status).toBe(400)
  })

  it.each(['https://evil.example', 'null', 'http://127.0.0.1', 'http://127.0.0.1:1', 'http://localhost:PORT', 'https://127.0.0.1:PORT', 'http://127.0.0.1:PORT/', 'file://'])(
    'refuses the origin %s', async (form) => {
      const origin = form.replace('PORT', String(web.port))
      expect((await call({ origin })).status).toBe(403)
      expect((await ask('/api/getSettings', { origin, authorization: `Bearer ${web.token}` })).status).toBe(403)
    })

  it.each(['cross-site', 'same-site', 'none', 'nonsense'])('refuses API calls from site "%s"', async (site) => {
    expect((await call({ 'sec-fetch-site': site })).status).toBe(403)
  })

  it('lets a link from elsewhere open the page, but lets nothing else in', async () => {
    const from = (mode: string, dest: string) => ask('/', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': mode, 'sec-fetch-dest': dest })
    expect((await from('navigate', 'document')).status).toBe(200)
    expect((await from('navigate', 'iframe')).status).toBe(403)
    expect((await from('no-cors', 'script')).status).toBe(403)
    expect((await from('cors', 'empty')).status).toBe(403)
  })

  it.each([
    ['none', {}], ['an empty one', { authorization: '' }], ['another', { authorization: 'Bearer AAAA' }],
    ['a longer one', { authorization: 'Bearer TOKENx' }], ['a shorter one', { authorization: 'Bearer TOKE' }],
    ['no scheme', { authorization: 'TOKEN' }], ['a cookie', { cookie: 'token=TOKEN' }]
  ])('refuses an API call with %s for a token, in the contract\'s words', async (_name, form: Record<string, string>) => {
    const headers = Object.fromEntries(Object.entries(form).map(([name, value]) => [name,
      value.replace('TOKENx', `${web.token}x`).replace('TOKEN', web.token)]))
    if (form.authorization === 'Bearer TOKE') headers.authorization = `Bearer ${web.token.slice(0, -1)}`
    const answer = await ask('/api/getSettings', { 'content-type': 'application/json', ...headers }, 'POST', '{}')
    expect(answer.status).toBe(401)
    expect(JSON.parse(answer.body)).toMatchObject({ json: { code: 'UNAUTHORIZED', message: expect.stringContaining('address') as string } })
  })

  it('takes no token from the address', async () => {
    expect((await ask(`/api/getSettings?token=${web.token}`, {}, 'POST', '{}')).status).toBe(401)
  })

  it('has a token of 256 bits, another at each start', async () => {
    const other = await start(0)
    expect(Buffer.from(web.token, 'base64url')).toHaveLength(32)
    expect(other.token).not.toBe(web.token)
    await other.close()
  })
})

describe('what is refused with the right token', () => {
  it.each(['GET', 'PUT', 'DELETE', 'PATCH'])('%s on a method', async (method) => {
    expect((await ask('/api/getSettings', { authorization: `Bearer ${web.token}` }, method)).status).toBe(405)
  })

  it.each(['/api', '/api/', '/api/nothing', '/api/__proto__', '/api/constructor', '/api/../api/nothing', '/api/watchEvents/x'])(
    'the method %s', async (path) => {
      expect((await ask(path, { authorization: `Bearer ${web.token}` }, 'POST', '{}')).status).toBe(404)
    })

  it('input that is no JSON', async () => {
    expect((await call({}, 'saveSettings', '{"json":')).status).toBe(400)
  })

  it('input that the schema refuses', async () => {
    await expect(client().saveSettings({ textSize: 900 })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  it('a body that does not tell its size', async () => {
    expect((await call({ 'transfer-encoding': 'chunked' }, 'saveSettings')).status).toBe(411)
  })

  it('a body above the limit', async () => {
    const answer = await call({}, 'saveSettings', JSON.stringify({ json: { theme: 'x'.repeat(17_000_000) } }))
    expect(answer.status).toBe(413)
  })
})

describe('errors', () => {
  it('cross with their code and sentence', async () => {
    await expect(client().removeFolder({ id: 'x' })).rejects.toMatchObject({ code: 'FOLDER_MISSING', message: expect.stringContaining('does not exist') as string })
  })

  it('that are defects of ours tell nothing', async () => {
    const answer = await call({}, 'deleteAnnotation', JSON.stringify({ json: { id: 'x' } }))
    expect(answer.status).toBe(500)
    expect(answer.body).not.toContain('secret of the database')
  })

  it('tell a page with an old token that it has expired', async () => {
    await expect(client('old').getSettings()).rejects.toMatchObject({ code: 'EXPIRED', message: expect.stringContaining('address') as string })
  })

  it('tell a page whose door has closed that it is offline', async () => {
    const api = client()
    await web.close()
    await expect(api.getSettings()).rejects.toMatchObject({ code: 'OFFLINE' })
  })
})

describe('the event stream', () => {
  it('sends each event at once and stops in the core when the page goes', async () => {
    const stop = new AbortController()
    const events = await client().watchEvents(undefined, { signal: stop.signal })
    expect((await events.next()).value).toEqual({ type: 'library:changed' })
    expect((await events.next()).value).toEqual({ type: 'post:changed', postId: 'first' })
    expect(core.seen.running).toBe(1)
    stop.abort()
    await vi.waitFor(() => { expect(core.seen).toEqual({ running: 0, started: 1, stopped: 1 }) })
  })

  it('stops in the core when the page ends its loop', async () => {
    for await (const event of await client().watchEvents()) {
      expect(event.type).toBe('library:changed')
      break
    }
    await vi.waitFor(() => { expect(core.seen.running).toBe(0) })
  })

  it('stops when the connection breaks', async () => {
    const socket = connect(web.port, '127.0.0.1')
    socket.write(`POST /api/watchEvents HTTP/1.1\r\nHost: 127.0.0.1:${String(web.port)}\r\nAuthorization: Bearer ${web.token}\r\n` +
      'Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}')
    await vi.waitFor(() => { expect(core.seen.running).toBe(1) })
    socket.destroy()
    await vi.waitFor(() => { expect(core.seen.running).toBe(0) })
  })

  it('ends with OFFLINE when the door closes', async () => {
    const events = await client().watchEvents()
    await events.next()
    await events.next()
    const lost = expect(events.next()).rejects.toMatchObject({ code: 'OFFLINE' })
    await web.close()
    await lost
    await vi.waitFor(() => { expect(core.seen.running).toBe(0) })
  })
})

it('sends the policy with every response, errors included', async () => {
  const authorization = `Bearer ${web.token}`
  const answers = await Promise.all([
    ask('/'), ask('/nothing'), ask('/', {}, 'POST'), ask('/', { host: 'evil.example' }), ask('/', { origin: 'https://evil.example' }),
    ask('/api/getSettings', {}, 'POST', '{}'), call(), call({}, 'removeFolder', '{"json":{"id":"x"}}'), call({}, 'deleteAnnotation', '{"json":{"id":"x"}}'),
    call({}, 'saveSettings', '{'), ask('/api/getSettings', { authorization }), ask('/api/nothing', { authorization }, 'POST'), ask('/asset/x'), ask('/%')
  ])
  for (const { status, headers } of answers) {
    expect(headers['content-security-policy'], String(status)).toContain("default-src 'none'")
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['access-control-allow-origin']).toBeUndefined()
    expect(headers['set-cookie']).toBeUndefined()
  }
})

it.each(['GET / HTTP/1.1\r\n\r\n', 'GET / HTTP/1.0\r\n\r\n', 'nonsense\r\n\r\n', 'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n'])(
  'refuses the broken request %j', async (text) => {
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(web.port, '127.0.0.1')
      let received = ''
      socket.on('data', (chunk) => { received += chunk.toString(); socket.end() }).on('close', () => { resolve(received) })
      socket.write(text)
    })
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /)
  })

it('survives callers that hang up at any moment', async () => {
  await writeFile(join(folder, 'large.png'), Buffer.alloc(2_000_000))
  const head = `HTTP/1.1\r\nHost: 127.0.0.1:${String(web.port)}\r\nAuthorization: Bearer ${web.token}\r\nContent-Type: application/json\r\n`
  const requests = [
    `GET /large.png ${head}\r\n`, `POST /api/watchEvents ${head}Content-Length: 2\r\n\r\n{}`,
    `POST /api/saveSettings ${head}Content-Length: 500\r\n\r\n{"json":`, `POST / ${head}Content-Length: 500\r\n\r\n{`
  ]
  const hangUp = (text: string, after: number) => new Promise<void>((resolve) => {
    const socket = connect(web.port, '127.0.0.1')
    let received = 0
    socket.on('error', () => undefined).on('close', () => { resolve() }).on('data', (chunk) => { if ((received += chunk.length) >= after) socket.destroy() })
    socket.write(text, () => { if (after === 0) socket.destroy() })
    if (text.includes('500')) socket.end() // It gets no answer to count by.
  })
  for (const after of [0, 1, 100, 70_000, 1_000_000]) {
    await Promise.all(requests.slice(0, after > 1000 ? 1 : undefined).map((text) => hangUp(text, after)))
  }
  expect((await call()).status).toBe(200)
  await vi.waitFor(() => { expect(core.seen.running).toBe(0) })
})

it('follows no path out of the page\'s folder', async () => {
  const outside = await mkdtemp(join(tmpdir(), 'lectern-outside-'))
  await writeFile(join(outside, 'secret.txt'), 'secret')
  await symlink(outside, join(folder, 'up'))
  for (const path of ['/../secret.txt', '/..%2f..%2fetc%2fpasswd', '/%2e%2e/%2e%2e/etc/passwd', '/..\\..\\etc\\passwd', '/up/secret.txt', '//etc/passwd', '/..%252f']) {
    const answer = await ask(path)
    expect([400, 404, 421]).toContain(answer.status)
    expect(answer.body).not.toMatch(/secret|root:/)
  }
  await rm(outside, { recursive: true })
})

describe('the port', () => {
  it('is on this machine only', async () => {
    const { address } = await new Promise<{ address: string }>((resolve) => {
      const socket = connect(web.port, '127.0.0.1', () => {
        resolve({ address: socket.remoteAddress ?? '' })
        socket.destroy()
      })
    })
    expect(address).toBe('127.0.0.1')
    await expect(new Promise((resolve, reject) => {
      connect(web.port, '127.0.0.2').on('connect', resolve).on('error', reject)
    })).rejects.toMatchObject({ code: 'ECONNREFUSED' })
  })

  it('that was asked for and is taken is refused with what to do', async () => {
    await expect(start(web.port)).rejects.toThrow(/in use.*--port/)
  })

  it('is the next free one where none was asked for', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => {
      other.once('error', () => { resolve() })
      other.listen(4777, '127.0.0.1', () => { resolve() })
    })
    const second = await start()
    expect(second.port).toBeGreaterThan(4777)
    await second.close()
    other.close()
  })
})
