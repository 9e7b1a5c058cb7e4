/** What others may try on the browser door. Every row is refused; the first test shows that the same asked rightly is answered. */
import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Core } from '../../src/main/core/index.ts'
import { startWeb, type Web } from '../../src/main/web-server.ts'
import { createTickets } from '../../src/main/web-tickets.ts'
import { createFakeCore } from './fake-core.ts'

let root: string
let page: string
let web: Web
const SECRET = 'the contents of a file outside'

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'lectern-attacks-'))
  page = join(root, 'page')
  await mkdir(join(page, 'assets'), { recursive: true })
  await writeFile(join(root, 'secret.txt'), SECRET)
  await writeFile(join(page, 'index.html'), '<!doctype html><title>Page</title>')
  await writeFile(join(page, 'assets/own.js'), '/* own */')
  web = await startWeb({ core: createFakeCore() as unknown as Core, pageDir: page, port: 0 })
})
afterAll(async () => {
  await web.close()
  await rm(root, { recursive: true })
})

interface Answer { status: number; headers: Record<string, unknown>; body: string }

function ask(path: string, headers: Record<string, string> = {}, method = 'GET', body = ''): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: '127.0.0.1', port: web.port, path, method, headers: { connection: 'close', ...headers } }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (chunk: string) => { text += chunk })
      response.on('error', reject).on('end', () => { resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }) })
    })
    request.on('error', reject)
    request.end(body)
  })
}
/** A request as it is, to the byte. */
const send = (text: string) => new Promise<string>((resolve, reject) => {
  let received = ''
  const socket = connect(web.port, '127.0.0.1', () => { socket.end(text) })
  socket.on('data', (chunk) => { received += chunk.toString() }).on('close', () => { resolve(received) }).on('error', reject)
})
const key = () => ({ authorization: `Bearer ${web.token}`, 'content-type': 'application/json' })
const expectRefused = ({ status, headers, body }: Answer) => {
  expect(status).toBeGreaterThanOrEqual(400)
  expect(status).toBeLessThan(500)
  expect(body).not.toContain('<title>')
  expect(body).not.toContain('theme')
  expect(headers['content-security-policy']).toContain("default-src 'none'")
  expect(headers['x-content-type-options']).toBe('nosniff')
  expect(headers['access-control-allow-origin']).toBeUndefined()
}

it('asked rightly, all of this is answered', async () => {
  const host = `127.0.0.1:${String(web.port)}`
  expect((await ask('/', { host })).body).toContain('<title>')
  expect((await ask('/assets/own.js', { host })).body).toBe('/* own */')
  expect((await ask('/api/getSettings', { host, ...key(), origin: `http://${host}`, 'sec-fetch-site': 'same-origin' }, 'POST', '{}')).status).toBe(200)
})

describe('the host', () => {
  const FORMS = [
    // Names that may lead here by DNS rebinding.
    'evil.example', 'evil.example:PORT', 'EVIL.example:PORT', '127.0.0.1.nip.io:PORT', '127-0-0-1.nip.io:PORT', 'localtest.me:PORT', 'lvh.me:PORT',
    'localhost.evil.example:PORT', 'evil.localhost:PORT', 'a.127.0.0.1:PORT', '127.0.0.1.evil.example:PORT', 'xn--80ak6aa92e.com:PORT', 'lectern:PORT', 'lectern.local:PORT',
    // The right address with a wrong port, or none.
    '127.0.0.1', 'localhost', '127.0.0.1:', '127.0.0.1:0', '127.0.0.1:1', '127.0.0.1:80', '127.0.0.1:443', 'localhost:80', '127.0.0.1:0PORT', '127.0.0.1:PORT0',
    '127.0.0.1:+PORT', '127.0.0.1:-PORT', '127.0.0.1:99999', '127.0.0.1:PORT:PORT', '127.0.0.1: PORT',
    // Other ways to write it, and other addresses of this machine.
    '127.1:PORT', '127.0.1:PORT', '0x7f.0.0.1:PORT', '0x7f000001:PORT', '0177.0.0.1:PORT', '2130706433:PORT', '127.000.000.001:PORT', '127.0.0.1.:PORT', 'localhost.:PORT',
    'LOCALHOST:PORT', 'Localhost:PORT', '127.0.0.2:PORT', '127.255.255.254:PORT', '0.0.0.0:PORT', '0:PORT', '[::1]:PORT', '[::]:PORT', '[::ffff:127.0.0.1]:PORT', '[::ffff:7f00:1]:PORT',
    '[0:0:0:0:0:0:0:1]:PORT', '::1:PORT', '10.0.0.1:PORT', '169.254.169.254:PORT',
    // What a careless reader of URLs takes for the right one.
    'a@127.0.0.1:PORT', '127.0.0.1:PORT@evil.example', '127.0.0.1:PORT#.evil.example', '127.0.0.1:PORT?evil.example', '127.0.0.1:PORT/evil.example', 'evil.example/127.0.0.1:PORT',
    '127.0.0.1:PORT, evil.example', 'evil.example, 127.0.0.1:PORT', '127.0.0.1:PORT evil.example', 'http://127.0.0.1:PORT', '//127.0.0.1:PORT', '127.0.0.1%00:PORT', '127.0.0.1%2eevil:PORT',
    '１２７.0.0.1:PORT', ' ', ':PORT', '*', 'null', '127.0.0.1;:PORT', '"127.0.0.1:PORT"'
  ].filter((form) => ![...form].some((sign) => sign > '\u00ff'))

  it('has more than sixty wrong forms', () => { expect(new Set(FORMS).size).toBeGreaterThanOrEqual(60) })

  it.each(FORMS)('"%s" is refused, with the right key too', async (form) => {
    const host = form.replaceAll('PORT', String(web.port))
    expectRefused(await ask('/', { host }))
    expectRefused(await ask('/assets/own.js', { host }))
    expectRefused(await ask('/api/getSettings', { host, ...key() }, 'POST', '{}'))
    expectRefused(await ask('/enter', { host, authorization: `Ticket ${web.issueTicket()}` }, 'POST'))
  })

  it.each([
    'GET / HTTP/1.1\r\n\r\n', 'GET / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nHost: evil.example\r\n\r\n', 'GET http://evil.example/ HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n',
    'GET //evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n', 'GET / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\tevil.example\r\n\r\n', 'CONNECT evil.example:80 HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n',
    'GET / HTTP/1.1\r\nHost : 127.0.0.1:PORT\r\n\r\n', 'GET / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'
  ])('cannot be doubled, folded or smuggled: %j', async (text) => {
    const answer = await send(text.replaceAll('PORT', String(web.port)))
    expect(answer).not.toContain('200 OK')
    expect(answer).not.toContain('<title>')
  })
})

describe('other sites', () => {
  it.each([
    'https://evil.example', 'http://evil.example', 'null', '', 'http://127.0.0.1', 'http://127.0.0.1:1', 'http://localhost', 'https://127.0.0.1:PORT', 'http://127.0.0.1:PORT/', 'http://127.0.0.1:PORT.evil.example',
    'http://127.0.0.1:PORT@evil.example', 'http://evil.example#http://127.0.0.1:PORT', 'HTTP://127.0.0.1:PORT', 'http://127.0.0.1:PORT, http://evil.example', 'file://', 'app://lectern', 'chrome-extension://abcdef',
    'http://[::1]:PORT', 'http://0.0.0.0:PORT', 'http://2130706433:PORT', 'ws://127.0.0.1:PORT'
  ])('are refused by the origin "%s", even with the key', async (form) => {
    const origin = form.replaceAll('PORT', String(web.port))
    for (const path of ['/api/getSettings', '/enter', '/assets/own.js', '/']) expectRefused(await ask(path, { ...key(), origin }, 'POST', '{}'))
  })

  it.each([
    ['fetch', 'cors', 'empty'], ['fetch without reading', 'no-cors', 'empty'], ['a picture', 'no-cors', 'image'], ['a script', 'no-cors', 'script'], ['a module', 'cors', 'script'], ['a style', 'no-cors', 'style'],
    ['a font', 'cors', 'font'], ['an event stream', 'cors', 'empty'], ['a web socket', 'websocket', 'websocket'], ['a frame', 'navigate', 'iframe'], ['an object', 'navigate', 'object'], ['an embed', 'navigate', 'embed'],
    ['a worker', 'same-origin', 'worker'], ['a service worker', 'same-origin', 'serviceworker'], ['a film', 'no-cors', 'video'], ['a manifest', 'cors', 'manifest'], ['a report', 'no-cors', 'report'], ['a form in a frame', 'navigate', 'iframe']
  ])('are refused what they load as %s', async (_name, mode, dest) => {
    for (const site of ['cross-site', 'same-site']) {
      const headers = { 'sec-fetch-site': site, 'sec-fetch-mode': mode, 'sec-fetch-dest': dest }
      for (const path of ['/', '/assets/own.js', '/asset/x', '/manifest.webmanifest']) expectRefused(await ask(path, headers))
      expectRefused(await ask('/api/getSettings', { ...headers, ...key() }, 'POST', '{}'))
      expectRefused(await ask('/enter', { ...headers, authorization: `Ticket ${web.issueTicket()}` }, 'POST'))
    }
  })

  it.each(['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain'])('are refused what a form of type %s sends', async (type) => {
    const form = { 'content-type': type, 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }
    expectRefused(await ask('/api/saveSettings', form, 'POST', '{"json":{"theme":"night"}}'))
    expectRefused(await ask('/', form, 'POST', 'x=y'))
    // Of browsers that tell nothing, too: a form cannot send the key.
    expectRefused(await ask('/api/saveSettings', { 'content-type': type }, 'POST', '{"json":{"theme":"night"}}'))
  })

  it('are refused a preflight and a web socket', async () => {
    const host = `127.0.0.1:${String(web.port)}`
    expectRefused(await ask('/api/getSettings', { origin: 'https://evil.example', 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization', 'access-control-request-private-network': 'true' }, 'OPTIONS'))
    const answer = await send(`GET / HTTP/1.1\r\nHost: ${host}\r\nOrigin: https://evil.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`)
    expect(answer).not.toContain('101')
    expect(answer).toMatch(/^HTTP\/1\.1 403/)
  })
})

describe('paths', () => {
  const UP = ['..', '%2e%2e', '.%2e', '%2e.', '%252e%252e', '..%00', '%c0%ae%c0%ae', '%u002e%u002e', '\uff0e\uff0e', '..;', '....', '.%00.']
  const SLASH = ['/', '\\', '%2f', '%5c', '%252f', '%255c', '//', '/./', '%c0%af', ';/']
  const rows = UP.flatMap((up) => SLASH.map((slash) => `/${up}${slash}secret.txt`)).filter((path) => ![...path].some((sign) => sign > '\u00ff'))

  it.each([
    ...rows, '/assets/../../secret.txt', '/assets/%2e%2e/%2e%2e/secret.txt', '/assets/..%2f..%2fsecret.txt', '//etc/passwd', '/%2fetc/passwd', '///secret.txt', '/C:/secret.txt', '/c:%5csecret.txt',
    '/\\\\host\\share', '/file:///etc/passwd', '/asset/../secret.txt', '/asset/..%2fsecret.txt', '/asset/%2e%2e%2f%2e%2e%2fsecret.txt', `/asset/${'a'.repeat(5000)}`, '/asset/x/../../../secret.txt', '/.lectern/journal', '/.git/config',
    '/assets/own.js%00.html', '/assets/own.js/', '/assets/own.js/..', '/assets', '/assets/', '/%', '/%zz', '/%e0%a4%a', `/${'../'.repeat(400)}secret.txt`
  ])('%s leads nowhere', async (path) => {
    const answer = await ask(path).catch(() => null)
    if (!answer) return
    expect(answer.body).not.toContain(SECRET)
    expect(answer.body).not.toContain('root:')
    expect(answer.status).toBeGreaterThanOrEqual(400)
  })

  it('lead to no file outside behind a link, nor when a folder is swapped for one while it is asked for', async () => {
    await symlink(root, join(page, 'out'))
    await symlink(join(root, 'secret.txt'), join(page, 'secret.txt'))
    for (const path of ['/out/secret.txt', '/secret.txt']) expect((await ask(path)).status).toBe(404)
    await mkdir(join(page, 'swap'))
    await writeFile(join(page, 'swap/secret.txt'), 'harmless')
    let going = true
    const swapping = (async () => {
      while (going) {
        await new Promise(setImmediate)
        await rename(join(page, 'swap'), join(page, 'kept'))
        await symlink(root, join(page, 'swap'))
        await rm(join(page, 'swap'))
        await rename(join(page, 'kept'), join(page, 'swap'))
      }
    })()
    const bodies = new Set<string>()
    for (let n = 0; n < 60; n++) bodies.add((await ask('/swap/secret.txt').catch(() => ({ body: '' }))).body)
    going = false
    await swapping
    expect([...bodies].filter((body) => body.includes(SECRET))).toEqual([])
    expect((await ask('/swap/secret.txt')).body).toBe('harmless')
  })
})

describe('a ticket', () => {
  const enter = (ticket: string, method = 'POST') => ask('/enter', { authorization: `Ticket ${ticket}` }, method)

  it('is worth the key once where it has an end', async () => {
    const ticket = web.issueTicket(60_000)
    expect((await enter(ticket, 'GET')).status).toBe(405)
    const answer = await enter(ticket)
    expect(answer).toMatchObject({ status: 200, body: `${web.token}\n` })
    expect(answer.headers['cache-control']).toBe('no-store')
    expectRefused(await enter(ticket))
    const lasting = web.issueTicket()
    for (let time = 0; time < 2; time++) expect(await enter(lasting)).toMatchObject({ status: 200 })
  })

  it('cannot be guessed, made of the key, or sent in the address', async () => {
    const ticket = web.issueTicket()
    for (const other of ['', web.token, ticket.slice(0, -1), `${ticket}x`, ticket.toLowerCase()]) if (other !== ticket) expectRefused(await enter(other))
    expectRefused(await ask(`/enter?ticket=${ticket}`, {}, 'POST'))
    expect(Buffer.from(ticket, 'base64url')).toHaveLength(32)
    // A ticket opens the door and nothing else.
    expectRefused(await ask('/api/getSettings', { authorization: `Ticket ${ticket}` }, 'POST', '{}'))
    expectRefused(await ask('/api/getSettings', { authorization: `Bearer ${ticket}` }, 'POST', '{}'))
  })

  it('is good for as long as it was issued for', () => {
    let now = 0
    const tickets = createTickets(() => now)
    const [soon, late, lasting] = [tickets.issue(60_000), tickets.issue(60_000), tickets.issue()]
    now = 60_000
    expect(tickets.take(soon)).toBe(true)
    now = 60_001
    expect(tickets.take(late)).toBe(false)
    now = 1e12
    expect(tickets.take(soon)).toBe(false)
    for (let time = 0; time < 2; time++) expect(tickets.take(lasting)).toBe(true)
  })
})

describe('the addresses that are listened on', () => {
  it('are of this machine alone', async () => {
    const others = Object.values(networkInterfaces()).flatMap((list) => list ?? []).filter(({ internal, family }) => !internal && family === 'IPv4').map(({ address }) => address)
    for (const host of [...others, '127.0.0.2']) {
      await expect(new Promise((resolve, reject) => { connect(web.port, host).on('connect', resolve).on('error', reject) }), host).rejects.toMatchObject({ code: 'ECONNREFUSED' })
    }
  })

  const hasIpv6 = Object.values(networkInterfaces()).some((list) => list?.some(({ address }) => address === '::1'))
  it.skipIf(!hasIpv6)('may be the loopback of IPv6', async () => {
    const other = await startWeb({ core: createFakeCore() as unknown as Core, pageDir: page, port: 0, host: '::1' })
    expect(other.origin).toBe(`http://[::1]:${String(other.port)}/`)
    expect(await (await fetch(other.origin)).text()).toContain('<title>')
    await other.close()
  })
})
