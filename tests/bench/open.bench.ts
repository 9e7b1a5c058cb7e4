import { createServer } from 'node:http'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { extname, join, resolve } from 'node:path'
import { chromium, type Browser } from '@playwright/test'
import { ensureBrowser } from '../../scripts/browser.mjs'
import type { Api } from '../../src/shared/api.ts'
import { CHROMIUM_FLAGS } from '../chromium-flags.ts'
import { settle, startDoor } from './door.ts'
import { corpusPath, median, type Bench, type Figure } from './measure.ts'

const RUNS = 7
const PAGE = resolve(import.meta.dirname, '../../out/renderer')

/** Runs in the page before anything else: notes when the first section was painted and when all of them were laid out. */
function watchSections(total: number): void {
  const marks = { first: 0, all: 0 }
  Object.assign(globalThis, { marks })
  const look = () => {
    const sections = document.querySelectorAll('.post-section').length
    if (marks.first === 0 && sections > 0) marks.first = performance.now()
    if (sections >= total) {
      // Forces the layout that painting the whole post needs.
      void document.documentElement.scrollHeight
      marks.all = performance.now()
      return
    }
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

interface Marks { first: number; all: number }

/** Opens an address in a tab of a browser that has seen `home` before, so that neither side pays for its first start. */
async function open(browser: Browser, home: string, address: string, total: number): Promise<Marks> {
  const context = await browser.newContext({ viewport: { width: 1360, height: 900 } })
  const first = await context.newPage()
  await first.goto(home)
  await first.locator('h1, .post-section').first().waitFor()
  const page = await context.newPage()
  await page.addInitScript(watchSections, total)
  await page.goto(address)
  await page.waitForFunction(() => (globalThis as unknown as { marks: Marks }).marks.all > 0)
  const marks = await page.evaluate(() => (globalThis as unknown as { marks: Marks }).marks)
  await context.close()
  return marks
}

/** The longest post of a folder, and how many sections it has; nothing of it is rendered. */
async function longestPost(api: Api, folder: string): Promise<{ id: string; title: string; total: number }> {
  const { folders } = await api.getLibrary()
  const folderId = folders.find(({ path }) => path === folder)?.id
  const { total } = await api.listPosts({ folderId, sort: 'length', limit: 1 })
  const post = (await api.listPosts({ folderId, sort: 'length', limit: 1, offset: total - 1 })).posts[0]
  if (!post) throw new Error('The corpus holds no post.')
  const chunks = await api.openPost({ id: post.id })
  const first = await chunks.next()
  await chunks.return?.(undefined)
  if (first.done || first.value.type !== 'post') throw new Error('A post must come before its sections.')
  return { id: post.id, title: `${post.path}, ${post.words} words`, total: first.value.sections }
}

/** Opens a post from a page that shows the list, as a reader does; times count from the click. */
async function openInPlace(browser: Browser, home: string, hash: string, total: number): Promise<Marks> {
  const context = await browser.newContext({ viewport: { width: 1360, height: 900 } })
  const page = await context.newPage()
  await page.goto(home)
  await page.locator('article.post-row').first().waitFor()
  const began = await page.evaluate((to) => {
    location.hash = to
    return performance.now()
  }, hash)
  await page.evaluate(watchSections, total)
  await page.waitForFunction(() => (globalThis as unknown as { marks: Marks }).marks.all > 0)
  const { first, all } = await page.evaluate(() => (globalThis as unknown as { marks: Marks }).marks)
  await context.close()
  return { first: first - began, all: all - began }
}

async function htmlOf(api: Api, id: string): Promise<string[]> {
  const sections: string[] = []
  for await (const chunk of await api.openPost({ id })) if (chunk.type === 'section') sections[chunk.index] = chunk.html
  return sections
}

/** The same HTML and styles as a page that needs no script. */
async function serveStatic(sections: string[]): Promise<{ address: string; close: () => void }> {
  const assets = await readdir(join(PAGE, 'assets'))
  const styles = assets.filter((name) => name.endsWith('.css')).map((name) => `<link rel="stylesheet" href="/assets/${name}">`).join('')
  const body = sections.map((html) => `<section class="post-section">${html}</section>`).join('')
  const html = `<!doctype html><html data-theme="paper"><meta charset="utf-8">${styles}<body><main><article class="post">${body}</article></main>`
  const types: Record<string, string> = { '.css': 'text/css', '.woff2': 'font/woff2' }
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    if (!path.startsWith('/assets/')) {
      response.setHeader('content-type', 'text/html')
      response.end(html)
      return
    }
    readFile(join(PAGE, path)).then((content) => {
      response.setHeader('content-type', types[extname(path)] ?? 'application/octet-stream')
      response.end(content)
    }, () => { response.writeHead(404).end() })
  })
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done) })
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => { server.close() } }
}

export const bench: Bench = {
  title: 'opening the longest post of the corpus, against the same HTML and styles as a static page in the same browser',
  async run() {
    const corpus = corpusPath()
    if (!corpus) return []
    const data = await mkdtemp(join(tmpdir(), 'lectern-bench-'))
    const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: CHROMIUM_FLAGS })
    const cold: Marks[] = []
    const cached: Marks[] = []
    const listed: Marks[] = []
    const peer: Marks[] = []
    let title = ''
    for (let run = 0; run < RUNS; run++) {
      // A door of its own for each run: its render cache is empty.
      const door = await startDoor(data, corpus)
      if (run === 0) await settle(door.api)
      const post = await longestPost(door.api, corpus)
      title = `${post.title}, ${post.total} sections`
      const address = `${door.origin}/#/post/${post.id}`
      cold.push(await open(browser, door.address, address, post.total))
      cached.push(await open(browser, door.address, address, post.total))
      listed.push(await openInPlace(browser, door.address, `#/post/${post.id}`, post.total))
      const page = await serveStatic(await htmlOf(door.api, post.id))
      peer.push(await open(browser, page.address, page.address, post.total))
      page.close()
      await door.stop()
    }
    await browser.close()
    await rm(data, { recursive: true })
    console.log(`  ${title}`)
    const figures = (name: string, marks: Marks[]): Figure[] => ([['first', 'first section shown'], ['all', 'whole post laid out']] as const).map(([key, what]) => ({
      what: `${what}, ${name}`, value: median(marks.map((mark) => mark[key])), unit: 'ms',
      beside: { what: 'static page', value: median(peer.map((mark) => mark[key])) }
    }))
    return [...figures('new window, not rendered before', cold), ...figures('new window, cached', cached), ...figures('from the list, cached', listed)]
  }
}
