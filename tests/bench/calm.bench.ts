import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from '@playwright/test'
import { ensureBrowser } from '../../scripts/browser.mjs'
import type { Api } from '../../src/shared/api.ts'
import { CHROMIUM_FLAGS } from '../chromium-flags.ts'
import { settle, startDoor } from './door.ts'
import { corpusPath, median, type Bench, type Figure } from './measure.ts'
import { htmlOf, serveStatic } from './static-page.ts'
import { traced } from './trace.ts'

const RUNS = 5
const FRAMES = 240
const SIZE = { width: 1360, height: 900 }

/** `shift`: the sum of the browser's layout-shift entries, also of those that follow input; `task`: longest, in ms on the processor. */
interface Calm { shift: number; task: number; moved?: number }

interface Shift extends PerformanceEntry { value: number }

/** Runs in the page before anything else: adds up what moves without having been scrolled. */
function watchShifts(): void {
  Object.assign(globalThis, { shifts: 0 })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) (globalThis as unknown as { shifts: number }).shifts += (entry as Shift).value
  }).observe({ type: 'layout-shift', buffered: true })
}
const shiftsOf = (page: Page) => page.evaluate(() => (globalThis as unknown as { shifts: number }).shifts)

/** Two frames in which nothing more is drawn for the first time. */
const atRest = (page: Page) => page.evaluate(async () => {
  const drawn = () => document.querySelectorAll('.post *').length
  for (let before = -1, still = 0; still < 10; before = drawn()) {
    still = drawn() === before ? still + 1 : 0
    await new Promise(requestAnimationFrame)
  }
})

async function calmDuring(browser: Browser, page: Page, work: () => Promise<unknown>): Promise<Calm> {
  const before = await shiftsOf(page)
  const { trace } = await traced(browser, page, async () => {
    await work()
    await atRest(page)
  })
  return { shift: await shiftsOf(page) - before, task: trace.longest }
}

const scrollOn = (page: Page) => page.evaluate(async (frames) => {
  for (let frame = 0; frame < frames; frame++) {
    window.scrollBy(0, 60)
    await new Promise(requestAnimationFrame)
  }
}, FRAMES)

/** The block at the reading line, a quarter down the window, and how far from the top it is. */
const lineHeld = (page: Page) => page.evaluate(() => {
  const blocks = [...document.querySelectorAll<HTMLElement>('.post-section > *')]
  const block = blocks.find((each) => each.getBoundingClientRect().bottom > innerHeight / 4)
  Object.assign(globalThis, { held: block })
  return block?.getBoundingClientRect().top ?? 0
})
const lineNow = (page: Page) => page.evaluate(() => (globalThis as unknown as { held?: HTMLElement }).held?.getBoundingClientRect().top ?? 0)

/** The post of middling length among those of a folder. */
async function medianPost(api: Api): Promise<{ id: string; path: string; words: number }> {
  const { total } = await api.listPosts({ sort: 'length', limit: 1 })
  const post = (await api.listPosts({ sort: 'length', limit: 1, offset: total >> 1 })).posts[0]
  if (!post) throw new Error('The corpus holds no post.')
  return post
}

async function read(browser: Browser, home: string, id: string, api: Api): Promise<Record<string, Calm>> {
  const context = await browser.newContext({ viewport: SIZE })
  const page = await context.newPage()
  await page.addInitScript(watchShifts)
  await page.goto(home)
  await page.locator('article.post-row').first().waitFor()
  const held = async (work: () => Promise<unknown>): Promise<Calm> => {
    const before = await lineHeld(page)
    const calm = await calmDuring(browser, page, work)
    return { ...calm, moved: Math.abs(await lineNow(page) - before) }
  }
  const found = {
    open: await calmDuring(browser, page, async () => {
      await page.evaluate((hash) => { location.hash = hash }, `#/post/${id}`)
      await page.locator('article.post:not([aria-busy])').waitFor()
    }),
    scroll: await calmDuring(browser, page, () => scrollOn(page)),
    'change of theme': await held(async () => {
      await api.saveSettings({ theme: 'night' })
      await page.locator('html[data-theme="night"]').waitFor()
    }),
    'sidebar closed': await held(async () => {
      await page.keyboard.press('Control+\\')
      await page.locator('.sidebar-beside').waitFor({ state: 'detached' })
    }),
    'sidebar opened': await held(async () => {
      await page.keyboard.press('Control+\\')
      await page.locator('.sidebar-beside').waitFor()
    }),
    'narrower window': await held(() => page.setViewportSize({ ...SIZE, width: 1000 })),
    'wider window': await held(() => page.setViewportSize(SIZE))
  }
  await api.saveSettings({ theme: 'paper' })
  await context.close()
  return found
}

/** The same scrolling and resizing of a page that the browser alone draws. */
async function readStatic(browser: Browser, address: string): Promise<Record<string, Calm>> {
  const context = await browser.newContext({ viewport: SIZE })
  const page = await context.newPage()
  await page.addInitScript(watchShifts)
  await page.goto(address)
  await page.locator('.post-section').first().waitFor()
  const found = {
    scroll: await calmDuring(browser, page, () => scrollOn(page)),
    'narrower window': await calmDuring(browser, page, () => page.setViewportSize({ ...SIZE, width: 1000 })),
    'wider window': await calmDuring(browser, page, () => page.setViewportSize(SIZE))
  }
  await context.close()
  return found
}

export const bench: Bench = {
  title: 'how calm the median post of the corpus stays, against the same HTML and styles as a static page in the same browser',
  async run() {
    const corpus = corpusPath()
    if (!corpus) return []
    const data = await mkdtemp(join(tmpdir(), 'lectern-bench-'))
    const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: CHROMIUM_FLAGS })
    const door = await startDoor(data, corpus)
    await settle(door.api)
    await door.api.saveSettings({ theme: 'paper' })
    const post = await medianPost(door.api)
    const plain = await serveStatic(await htmlOf(door.api, post.id))
    const [ours, peer]: Record<string, Calm>[][] = [[], []]
    for (let run = -1; run < RUNS; run++) {
      const mine = await read(browser, door.address, post.id, door.api)
      const theirs = await readStatic(browser, plain.address)
      if (run < 0) continue
      ours?.push(mine)
      peer?.push(theirs)
    }
    plain.close()
    await browser.close()
    await door.stop()
    await rm(data, { recursive: true })
    console.log(`  ${post.path}, ${post.words} words`)
    const of = (runs: Record<string, Calm>[] | undefined, what: string, key: keyof Calm) => (runs ?? []).map((each) => each[what]?.[key] ?? NaN)
    return Object.keys(ours?.[0] ?? {}).flatMap((what): Figure[] => {
      const beside = peer?.[0]?.[what] ? { beside: { what: 'static page', value: median(of(peer, what, 'task')) } } : {}
      return [
        { what: `${what}: layout shift, the worst of ${RUNS}`, value: Math.max(...of(ours, what, 'shift')), unit: '' },
        { what: `${what}: longest task on the processor`, value: median(of(ours, what, 'task')), unit: 'ms', ...beside },
        ...ours?.[0]?.[what]?.moved === undefined ? [] : [{ what: `${what}: the line being read moved by`, value: median(of(ours, what, 'moved')), unit: 'px' }]
      ]
    })
  }
}
