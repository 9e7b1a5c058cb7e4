/** A hostile page in the same browser tries everything a page can on the browser door; and where the door's key may be found. */
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { openPost, post, titles } from './reader.ts'

test.skip(({ door }) => door !== 'browser', 'Only the browser door listens.')

const APP = process.env.LECTERN_APP ?? fileURLToPath(new URL('../..', import.meta.url))

/** What a page of another site tries, and what came of it: "refused", or what it got. */
async function attack(target: string): Promise<Record<string, string>> {
  const results: Record<string, string> = {}
  const load = (name: string, element: HTMLElement & { src?: string; href?: string; data?: string }, field: 'src' | 'href' | 'data', address: string) => new Promise<void>((done) => {
    element.onload = () => { results[name] = 'loaded'; done() }
    element.onerror = () => { results[name] = 'refused'; done() }
    element[field] = address
    document.body.append(element)
  })
  const attempt = async (name: string, work: () => Promise<string>) => { results[name] = await work().catch(() => 'refused') }
  const script = (type: string) => Object.assign(document.createElement('script'), { type })

  await attempt('fetch', async () => (await fetch(`${target}api/getSettings`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: 'Bearer x' }, body: '{}' })).text())
  await attempt('fetch of the page', async () => (await fetch(target)).text())
  await attempt('fetch that pretends', async () => (await fetch(target, { referrerPolicy: 'no-referrer', credentials: 'include' })).text())
  await attempt('ticket', async () => (await fetch(`${target}enter`, { method: 'POST', headers: { authorization: 'Ticket x' } })).text())
  await load('image', document.createElement('img'), 'src', `${target}icon.svg`)
  await load('script', script('text/javascript'), 'src', `${target}theme.js`)
  await load('module', script('module'), 'src', `${target}theme.js`)
  await load('style', Object.assign(document.createElement('link'), { rel: 'stylesheet' }), 'href', `${target}assets/index.css`)
  await load('manifest', Object.assign(document.createElement('link'), { rel: 'preload', as: 'fetch', crossOrigin: 'anonymous' }), 'href', `${target}manifest.webmanifest`)
  await attempt('event stream', () => new Promise((done) => {
    const stream = new EventSource(`${target}api/watchEvents`)
    stream.onopen = () => { stream.close(); done('opened') }
    stream.onerror = () => { stream.close(); done('refused') }
  }))
  await attempt('web socket', () => new Promise((done) => {
    const socket = new WebSocket(target.replace('http', 'ws'))
    socket.onopen = () => { done('opened') }
    socket.onerror = () => { done('refused') }
  }))
  await attempt('worker', () => new Promise((done) => {
    const worker = new Worker(`${target}theme.js`)
    worker.onmessage = () => { done('runs') }
    worker.onerror = () => { done('refused') }
  }))
  // A frame loads something in any case: what, only its sender knows. Here it is told by a form and a frame of their own.
  for (const name of ['frame', 'form']) {
    const frame = document.createElement('iframe')
    frame.name = name
    document.body.append(frame)
    const loaded = new Promise((done) => { frame.onload = done })
    if (name === 'frame') frame.src = target
    else {
      const form = Object.assign(document.createElement('form'), { method: 'POST', action: `${target}api/saveSettings`, target: name, enctype: 'text/plain' })
      form.append(Object.assign(document.createElement('input'), { name: '{"json":{"theme":"night"},"x":"', value: '"}' }))
      document.body.append(form)
      form.submit()
    }
    await loaded
  }
  return results
}

test('a hostile page in the same browser gets nothing and changes nothing', async ({ lectern }) => {
  const door = new URL('/', lectern.page.url()).href
  const asked: IncomingMessage['headers'][] = []
  const evil = createServer((request, response) => {
    asked.push(request.headers)
    response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>Evil</title>')
  })
  await new Promise<void>((done) => evil.listen(0, '127.0.0.1', done))
  const { port } = evil.address() as AddressInfo
  const context = await lectern.page.context().browser()?.newContext()
  if (!context) throw new Error('No browser.')
  const page = await context.newPage()
  const answers: { url: string; status: number; csp: string | null }[] = []
  page.on('response', (response) => {
    if (response.url().startsWith(door)) answers.push({ url: response.url(), status: response.status(), csp: response.headers()['content-security-policy'] ?? null })
  })
  try {
    // Of another site, and of the same site on another port, which shares cookies with the door.
    for (const host of ['127.0.0.1', 'localhost']) {
      await page.goto(`http://${host}:${String(port)}/`)
      const results = await page.evaluate(attack, door)
      expect(Object.keys(results)).toHaveLength(12)
      expect(Object.entries(results).filter(([, result]) => result !== 'refused'), host).toEqual([])
    }
    expect(answers.length).toBeGreaterThan(2)
    expect(answers.filter(({ status, csp }) => status < 400 || !csp?.includes("default-src 'none'"))).toEqual([])
    expect(page.frames().slice(1).map((frame) => frame.url()).filter((url) => url.startsWith(door) && !url.includes('saveSettings'))).toEqual([])
    await lectern.page.reload()
    await expect(titles(lectern.page)).toHaveCount(5)
    await expect(lectern.page.locator('html')).not.toHaveAttribute('data-theme', 'night')
  } finally {
    await context.close()
    evil.close()
  }
})

test('the key is in no request, log, history, Referer or list of processes', async ({ library, browser }) => {
  const secrets: string[] = []
  const home = await mkdtemp(join(tmpdir(), 'lectern-key-'))
  const requests: string[] = []
  const elsewhere = createServer((request, response) => {
    requests.push(JSON.stringify([request.url, request.headers]))
    response.end('elsewhere')
  })
  await new Promise<void>((done) => elsewhere.listen(0, '127.0.0.1', done))
  const away = `http://localhost:${String((elsewhere.address() as AddressInfo).port)}/`
  await writeFile(join(library, 'away.md'), `# A way out\n\n[out](${away})\n`)
  const data = join(home, 'data')
  const child = spawn(process.execPath, ['out/main/web.js', '--no-open', '--port', '0', '--data', data, '--library', library], { cwd: APP, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { output += chunk.toString() })
  await expect.poll(() => output).toMatch(/Lectern is at http:\S+/)
  const address = /http:\S+/.exec(output)?.[0] ?? ''
  const ticket = /ticket=([\w-]{43})/.exec(address)?.[1] ?? ''
  expect(ticket).not.toBe('')

  const profile = join(home, 'profile')
  const { launchOptions = {} } = test.info().project.use
  const context = await chromium.launchPersistentContext(profile, launchOptions)
  try {
    const urls: string[] = []
    context.on('request', (request) => { urls.push(request.url(), JSON.stringify(request.headers().referer ?? '')) })
    const page = await context.newPage()
    await page.goto(address)
    await page.getByRole('link', { name: 'Shelf' }).or(titles(page).first()).first().waitFor()
    const token = await page.evaluate(() => localStorage.getItem('lectern:token') ?? '')
    expect(token).toMatch(/^[\w-]{43}$/)
    secrets.push(token)
    for (const secret of [token, ticket]) expect(page.url()).not.toContain(secret)
    // A second window of the browser has the key, and another browser gets it by the address that was printed, but by no other.
    const second = await context.newPage()
    await second.goto(address)
    await expect(titles(second).first()).toBeVisible()
    const stranger = await browser.newPage()
    await stranger.goto(address.replace(ticket, 'x'.repeat(43)))
    await expect(stranger.getByRole('heading', { name: 'This window needs a fresh address' })).toBeVisible()
    await stranger.goto('about:blank')
    await stranger.goto(address)
    await expect(titles(stranger).first()).toBeVisible()
    await stranger.close()
    await openPost(page, 'A way out')
    const [opened] = await Promise.all([context.waitForEvent('page'), post(page).getByRole('link', { name: 'out' }).click()])
    await opened.waitForLoadState()
    expect(requests.length).toBeGreaterThan(0)
    // The address that was opened is asked for without its fragment.
    for (const seen of [...urls.filter((url) => !url.startsWith(`${address.split('#')[0] ?? ''}#`)), ...requests]) expect(seen).not.toContain(token)
    // The other site learns not even where it was asked from; its own icon names itself.
    expect(requests.join()).not.toContain(new URL(address).host)
    expect(await page.evaluate(() => JSON.stringify([history.state, document.referrer, document.cookie]))).not.toContain(token)
    expect(execFileSync('ps', ['-eo', 'args', '-ww']).toString()).not.toContain(token)
  } finally {
    await context.close()
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    // It stops in order, with nothing left to do.
    expect((await ended)[0]).toBe(0)
    elsewhere.close()
  }
  const [token = 'none'] = secrets
  expect(output).not.toContain(token)
  expect(output.split(ticket)).toHaveLength(2)
  for (const path of await readdir(data, { recursive: true, withFileTypes: true })) {
    if (path.isFile()) expect((await readFile(join(path.parentPath, path.name))).includes(token), path.name).toBe(false)
  }
  expect((await readFile(join(profile, 'Default/History'))).includes(token)).toBe(false)
  await rm(home, { recursive: true, force: true })
})
