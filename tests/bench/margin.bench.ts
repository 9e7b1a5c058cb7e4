import { randomUUID } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser } from '@playwright/test'
import { ensureBrowser } from '../../scripts/browser.mjs'
import { layoutNotes } from '../../src/renderer/composables/reader/layout-notes.ts'
import { describe } from '../../src/shared/anchor/describe.ts'
import type { Api } from '../../src/shared/api.ts'
import { COLOURS } from '../../src/shared/choices.ts'
import type { Post } from '../../src/shared/model.ts'
import { CHROMIUM_FLAGS } from '../chromium-flags.ts'
import { settle, startDoor } from './door.ts'
import { median, percentile, timesInTurn, type Bench, type Figure } from './measure.ts'
import { traced } from './trace.ts'

const NOTES = 500
const RUNS = 5
const FRAMES = 240

/** A post of about 250 paragraphs, a formula in each. */
const paragraphs = Array.from({ length: 250 }, (_, n) =>
  `${n % 10 === 0 ? `## Part ${n / 10}\n\n` : ''}Step ${n} of the walk is drawn and scaled with $x_{${n}}$ so that the noise of each step stays what it was, ` +
  `and the next step ${n + 1} begins where it ended. What is said here of number ${n} is said of all the others as well, in other words.`)

async function annotate(api: Api, post: Post): Promise<void> {
  for (let n = 0; n < NOTES; n++) {
    const start = post.text.indexOf(n % 2 === 0 ? `Step ${n >> 1} of` : `number ${n >> 1} is`)
    await api.saveAnnotation({
      id: randomUUID(), postId: post.id, selector: describe(post, { start, end: start + 40 + (n % 5) * 12 }), colour: COLOURS[n % COLOURS.length],
      comment: `Note ${n} with **weight** and $\\alpha_{${n}}$.${n % 7 === 0 ? '\n\n- one\n- two\n- three' : ''}`
    })
  }
}

/** Opens a post and scrolls through it. `ready`: from the click until its notes are painted and placed, in ms. */
async function readThrough(browser: Browser, home: string, hash: string, notes: number): Promise<{ ready: number; longest: number; late: number; task: number }> {
  const context = await browser.newContext({ viewport: { width: 1360, height: 900 } })
  const page = await context.newPage()
  await page.goto(home)
  await page.locator('article.post-row').first().waitFor()
  const ready = await page.evaluate(async ({ hash, notes }) => {
    const began = performance.now()
    location.hash = hash
    const isReady = () => {
      const painted = [...CSS.highlights].filter(([name]) => name !== 'lectern-noted').reduce((sum, [, ranges]) => sum + ranges.size, 0)
      const placed = notes === 0 || [...document.querySelectorAll<HTMLElement>('.margin .place')].some((card) => card.style.transform !== '')
      return document.querySelector('article.post:not([aria-busy])') !== null && painted >= notes && placed
    }
    while (!isReady()) await new Promise(requestAnimationFrame)
    return performance.now() - began
  }, { hash, notes })
  const { result: frames, trace } = await traced(browser, page, () => page.evaluate(async (count) => {
    const times: number[] = []
    let last = await new Promise<number>(requestAnimationFrame)
    for (let frame = 0; frame < count; frame++) {
      window.scrollBy(0, 120)
      const now = await new Promise<number>(requestAnimationFrame)
      times.push(now - last)
      last = now
    }
    return times
  }, FRAMES))
  await context.close()
  return { ready, longest: Math.max(...frames), late: percentile(frames, 95), task: trace.longest }
}

async function layoutFigure(): Promise<Figure> {
  const wants = Array.from({ length: NOTES }, (_, n) => n * 31 + (n % 9) * 11)
  const heights = wants.map((_, n) => 58 + (n % 7) * 23)
  const sum = () => { let at = 0; return wants.map((want, n) => (at = Math.max(want, at) + (heights[n] ?? 0) + 10)) }
  const times = await timesInTurn(50, () => layoutNotes(wants, heights, 10, 250), sum)
  return { what: `places of ${NOTES} cards`, value: median(times.ours), unit: 'ms', beside: { what: 'each below the one before', value: median(times.peer) } }
}

export const bench: Bench = {
  title: `a post with ${NOTES} notes, against the same post without any in the same browser`,
  async run() {
    const root = await mkdtemp(join(tmpdir(), 'lectern-bench-'))
    const library = await mkdtemp(join(tmpdir(), 'lectern-bench-posts-'))
    for (const name of ['noted', 'bare']) await writeFile(join(library, `${name}.md`), `---\ntitle: ${name}\n---\n\n${paragraphs.join('\n\n')}\n`)
    const door = await startDoor(root, library)
    await settle(door.api)
    const { posts } = await door.api.listPosts({ limit: 500 })
    const idOf = (title: string) => posts.find((post) => post.title === title)?.id ?? ''
    const [noted, bare] = [idOf('noted'), idOf('bare')]
    for await (const chunk of await door.api.openPost({ id: noted })) if (chunk.type === 'post') await annotate(door.api, chunk.post)
    const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: CHROMIUM_FLAGS })
    const [ours, peer]: Awaited<ReturnType<typeof readThrough>>[][] = [[], []]
    for (let run = -1; run < RUNS; run++) {
      const withNotes = await readThrough(browser, door.address, `#/post/${noted}`, NOTES)
      const without = await readThrough(browser, door.address, `#/post/${bare}`, 0)
      if (run < 0) continue
      ours?.push(withNotes)
      peer?.push(without)
    }
    await browser.close()
    await door.stop()
    await Promise.all([root, library].map((folder) => rm(folder, { recursive: true })))
    const figure = (what: string, key: 'ready' | 'longest' | 'late' | 'task'): Figure => ({
      what, value: median((ours ?? []).map((each) => each[key])), unit: 'ms', beside: { what: 'without notes', value: median((peer ?? []).map((each) => each[key])) }
    })
    return [
      await layoutFigure(),
      figure('from the click to all painted, first cards placed', 'ready'),
      figure('longest frame while scrolling', 'longest'),
      figure('frame while scrolling, p95', 'late'),
      figure('longest task while scrolling, on the processor', 'task')
    ]
  }
}
