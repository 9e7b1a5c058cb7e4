import { createHash, randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { ensureBrowser } from '../../scripts/browser.mjs'
import { createAnnotations } from '../../src/main/core/annotations/annotations.ts'
import { toLine } from '../../src/main/core/annotations/journal/record.ts'
import { folderIdOf, localIdOf } from '../../src/main/core/ids.ts'
import { createNotebook } from '../../src/main/core/notebook/notebook.ts'
import { COLOURS } from '../../src/shared/choices.ts'
import { describe } from '../../src/shared/anchor/describe.ts'
import { NoteQuery } from '../../src/shared/model.ts'
import { CHROMIUM_FLAGS } from '../chromium-flags.ts'
import { settle, startDoor } from './door.ts'
import { percentile, timesInTurn, type Bench, type Figure } from './measure.ts'
import { traced } from './trace.ts'

const POSTS = 200
const NOTES_PER_POST = 100
const WORDS = 'anchor variance schedule gaussian kernel sampler policy reward entropy token margin gradient proof lemma'.split(' ')
const QUERIES: Partial<NoteQuery>[] = [
  { words: 'sched' }, { words: 'kernel reward' }, { colours: ['green'], withComment: true }, { tags: ['exam'], sort: 'date' }, { sort: 'tag' }, { words: 'zzz' }
]

/** Posts of lines that are all different, and a journal with a note on every line. */
async function writeLibrary(root: string): Promise<void> {
  let made = 0
  const lines: string[] = []
  for (let post = 0; post < POSTS; post++) {
    const path = `post-${String(post).padStart(3, '0')}.md`
    const sentences = Array.from({ length: NOTES_PER_POST }, (_, at) => `Line ${post}.${at}: ${Array.from({ length: 8 + (at % 30) }, (_, n) => WORDS[(post * 7 + at * 3 + n * n) % WORDS.length]).join(' ')}.`)
    const source = `# Post ${post}\n\n${sentences.join('\n\n')}\n`
    await writeFile(join(root, path), source)
    const text = `Post ${post}\n${sentences.join('\n')}`
    const hash = createHash('sha256').update(source).digest('hex')
    let start = text.indexOf('\n') + 1
    for (const sentence of sentences) {
      const at = new Date(Date.UTC(2020, 0, 1) + made * 7_200_000).toISOString()
      lines.push(toLine({
        v: 1, t: `${(1_600_000_000_000 + made).toString(16).padStart(12, '0')}-0000-bench.000000`, k: 'annotation', id: randomUUID(), base: [], post: localIdOf(path), path,
        selector: describe({ text, hash, headings: [] }, { start, end: start + sentence.length }), colour: COLOURS[made % COLOURS.length] ?? 'yellow', kind: 'highlight',
        comment: made % 3 === 0 ? `Why ${WORDS[made % WORDS.length]}? `.repeat(1 + (made % 7)) : '', tags: made % 4 === 0 ? ['exam', WORDS[made % WORDS.length] ?? ''] : [],
        detached: false, created: at, modified: at
      }))
      start += sentence.length + 1
      made++
    }
  }
  await mkdir(join(root, '.lectern/journal/bench'), { recursive: true })
  await writeFile(join(root, '.lectern/journal/bench/2020-01.jsonl'), `${lines.join('\n')}\n`)
}

/** Queries in the core, beside a bare search of the same texts. */
async function measureQueries(root: string, dataDir: string): Promise<Figure[]> {
  const annotations = await createAnnotations({ dataDir, onChange: () => undefined })
  await annotations.openFolder({ id: folderIdOf(root), path: root, journal: 'library' })
  const notebook = createNotebook({ annotations, store: { lastKnown: (id) => ({ title: `Post ${id}`, path: 'post.md', gone: false }), text: () => null, formulas: () => null } })
  let began = performance.now()
  notebook.query(NoteQuery.parse({}))
  const first = performance.now() - began
  const texts = annotations.list().map(({ selector, comment }) => `${selector.quote.exact}\n${comment}`.toLowerCase())
  let turn = 0
  const { ours, peer } = await timesInTurn(120, () => notebook.query(NoteQuery.parse(QUERIES[turn++ % QUERIES.length])), () => texts.filter((text) => text.includes('sched')))
  began = performance.now()
  notebook.query(NoteQuery.parse({ words: 'sched', offset: 100 }))
  const page = performance.now() - began
  await annotations.close()
  const beside = { what: 'bare search', value: percentile(peer, 50) }
  return [
    { what: `first query over ${texts.length} notes`, value: first, unit: 'ms', beside },
    { what: 'query, p50', value: percentile(ours, 50), unit: 'ms', beside },
    { what: 'query, p99', value: percentile(ours, 99), unit: 'ms', beside },
    { what: 'another page of a query', value: page, unit: 'ms' }
  ]
}

/** Scrolls by so many px each frame. @returns the times between frames, in ms */
function scroll(page: Page, perFrame: number, frames: number): Promise<number[]> {
  return page.evaluate(({ perFrame, frames }) => new Promise<number[]>((done) => {
    const times: number[] = []
    let last = performance.now()
    const step = () => {
      const now = performance.now()
      times.push(now - last)
      last = now
      if (times.length > frames) done(times.slice(1))
      else {
        window.scrollBy({ top: perFrame, behavior: 'instant' })
        requestAnimationFrame(step)
      }
    }
    requestAnimationFrame(step)
  }), { perFrame, frames })
}

async function measurePage(root: string, data: string): Promise<Figure[]> {
  const door = await startDoor(data, root)
  await settle(door.api)
  const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: CHROMIUM_FLAGS })
  const page = await browser.newPage({ viewport: { width: 1360, height: 900 } })
  await page.goto(door.address)
  await page.locator('article.post-row').first().waitFor()
  // What a frame costs when nothing is to do.
  const idle = await scroll(page, 0, 120)
  const first = await page.evaluate(() => new Promise<number>((done) => {
    const began = performance.now()
    const look = () => { if (document.querySelector('.lines .line')) done(performance.now() - began); else requestAnimationFrame(look) }
    location.hash = '#/notebook'
    look()
  }))
  await page.waitForFunction(() => document.querySelectorAll('.lines .line').length > 8)
  const { result: reading, trace: whileReading } = await traced(browser, page, () => scroll(page, 30, 300))
  const { result: flying, trace: whileFlying } = await traced(browser, page, () => scroll(page, 900, 300))
  const search = await page.evaluate(() => new Promise<number>((done) => {
    const field = document.querySelector<HTMLInputElement>('.notebook input[type=search]')
    const sum = () => document.querySelector('.notebook .sum')?.textContent ?? ''
    const before = sum()
    const began = performance.now()
    const look = () => { if (sum() !== before) done(performance.now() - began); else requestAnimationFrame(look) }
    if (field) field.value = 'kernel reward'
    field?.dispatchEvent(new Event('input', { bubbles: true }))
    look()
  }))
  await browser.close()
  await door.stop()
  const beside = { what: 'a frame without work, longest', value: Math.max(...idle) }
  return [
    { what: 'notebook, first lines shown', value: first, unit: 'ms' },
    { what: 'scrolling as one reads, longest frame', value: Math.max(...reading), unit: 'ms', beside },
    { what: 'scrolling as one reads, p99 frame', value: percentile(reading, 99), unit: 'ms' },
    { what: 'scrolling as one reads, longest task on the processor', value: whileReading.longest, unit: 'ms' },
    { what: 'flying over thousands of lines, longest frame', value: Math.max(...flying), unit: 'ms', beside },
    { what: 'flying over thousands of lines, p99 frame', value: percentile(flying, 99), unit: 'ms' },
    { what: 'flying over thousands of lines, longest task on the processor', value: whileFlying.longest, unit: 'ms' },
    { what: 'search as typed, from the key to the new list', value: search, unit: 'ms' }
  ]
}

export const bench: Bench = {
  title: `the notebook with ${POSTS * NOTES_PER_POST} notes: queries in the core, first paint and scrolling in the browser`,
  async run() {
    const root = await realpath(await mkdtemp(join(tmpdir(), 'lectern-bench-')))
    const library = join(root, 'library')
    await mkdir(library)
    await writeLibrary(library)
    const figures = [...await measureQueries(library, join(root, 'query')), ...await measurePage(library, join(root, 'data'))]
    await rm(root, { recursive: true, force: true, maxRetries: 5 })
    return figures
  }
}
