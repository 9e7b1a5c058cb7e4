import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { ensureBrowser } from '../../scripts/browser.mjs'
import { CHROMIUM_FLAGS } from '../chromium-flags.ts'
import { settle, startDoor } from './door.ts'
import { corpusPath, median, type Bench } from './measure.ts'

const RUNS = 5

export const bench: Bench = {
  title: 'start of the browser door to the first list on screen: an empty library and one with the corpus indexed, in turn',
  async run() {
    const corpus = corpusPath()
    const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: CHROMIUM_FLAGS })
    const folder = await mkdtemp(join(tmpdir(), 'lectern-bench-'))
    const start = async (data: string, library?: string) => {
      const context = await browser.newContext()
      const page = await context.newPage()
      const began = performance.now()
      const door = await startDoor(data, library)
      const printed = performance.now() - began
      await page.goto(door.address)
      await page.locator('article.post-row').first().waitFor()
      const listed = performance.now() - began
      await context.close()
      await door.stop()
      return { printed, listed }
    }
    const small = join(folder, 'small')
    const large = join(folder, 'large')
    if (corpus) {
      const door = await startDoor(large, corpus)
      await settle(door.api)
      await door.stop()
    }
    const shelf: { printed: number; listed: number }[] = []
    const full: typeof shelf = []
    for (let run = -1; run < RUNS; run++) {
      const [first, second] = [await start(small), corpus ? await start(large, corpus) : null]
      if (run < 0) continue
      shelf.push(first)
      if (second) full.push(second)
    }
    await browser.close()
    await rm(folder, { recursive: true })
    const shelfListed = median(shelf.map(({ listed }) => listed))
    return [
      { what: 'bundled shelf: address printed', value: median(shelf.map(({ printed }) => printed)), unit: 'ms' },
      { what: 'bundled shelf: first list on screen', value: shelfListed, unit: 'ms' },
      ...(full.length === 0 ? [] : [{
        what: 'corpus indexed: first list on screen', value: median(full.map(({ listed }) => listed)), unit: 'ms', beside: { what: 'bundled shelf', value: shelfListed }
      }])
    ]
  }
}
