import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { browserPath, startBrowser, type DomBrowser } from './browser.ts'

const SECTIONS = Array.from({ length: 60 }, (_, n) => `<h2>Part ${n}</h2>${`<p>${`Words of part ${n} that fill a line or two. `.repeat(12)}</p>`.repeat(3)}<pre>code of ${n}\n\n\nend</pre>`)
const LAZY = 'section { content-visibility: auto; contain-intrinsic-size: auto 300px }'

describe.skipIf(!browserPath)('lines of the text in the window', () => {
  let browser: DomBrowser
  beforeAll(async () => { browser = await startBrowser() })
  afterAll(() => browser.close())

  it('brings a line to its place in sections that were never laid out, and names it again', async () => {
    const page = await browser.open(SECTIONS, LAZY)
    for (const part of [50, 3, 31]) {
      const [wanted, found, top] = await page.evaluate(async (part) => {
        const { map, lecternDom } = window
        const offset = map.text().indexOf(`Part ${part}`)
        await lecternDom.scrollToOffset(map, offset, 40)
        return [offset, lecternDom.offsetAtY(map, 41), lecternDom.boxAt(map, offset)?.top ?? 0] as const
      }, part)
      expect(found).toBe(wanted)
      expect(Math.abs(top - 40)).toBeLessThanOrEqual(1)
    }
    await page.close()
  })

  it('answers the end of the text below its last line and the start above its first', async () => {
    const page = await browser.open(SECTIONS.slice(0, 1))
    expect(await page.evaluate(() => [window.lecternDom.offsetAtY(window.map, -10), window.lecternDom.offsetAtY(window.map, 1e6), window.map.length]))
      .toEqual([0, expect.any(Number), expect.any(Number)])
    const [, end, length] = await page.evaluate(() => [0, window.lecternDom.offsetAtY(window.map, 1e6), window.map.length])
    expect(end).toBe(length)
    await page.close()
  })
})
