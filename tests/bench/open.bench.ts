import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser } from '@playwright/test'
import { ensureBrowser } from '../../scripts/browser.mjs'
import type { Api } from '../../src/shared/api.ts'
import { CHROMIUM_FLAGS } from '../chromium-flags.ts'
import { settle, startDoor } from './door.ts'
import { corpusPath, median, type Bench, type Figure } from './measure.ts'
import { htmlOf, serveStatic } from './static-page.ts'

const RUNS = 7

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
