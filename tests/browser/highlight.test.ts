import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { browserPath, startBrowser, type DomBrowser } from './browser.ts'
import { formula } from './formulas.ts'

const SECTIONS = [`<p>One two three ${formula('x^2')} four five.</p>`, '<p>Six seven eight.</p>']

declare global {
  interface Window { painter: ReturnType<Window['lecternDom']['createPainter']> }
}

describe.skipIf(!browserPath)('painting annotations', () => {
  let browser: DomBrowser
  beforeAll(async () => { browser = await startBrowser() })
  afterAll(() => browser.close())

  const open = async (sections: readonly string[] = SECTIONS) => {
    const page = await browser.open(sections)
    await page.evaluate(() => { window.painter = window.lecternDom.createPainter(window.map) })
    return page
  }
  /** Marks as [id, words, colour]. */
  const paint = (page: Page, ...marks: [string, string, 'yellow' | 'blue'][]) => page.evaluate((marks) => {
    const text = window.map.text()
    window.painter.paint(marks.map(([id, words, colour]) => ({ id, colour, noted: false, span: { start: text.indexOf(words), end: text.indexOf(words) + words.length } })))
  }, marks)
  const painted = (page: Page) => page.evaluate(() => Object.fromEntries([...CSS.highlights].map(([name, ranges]) => [name, [...ranges].map(String)])))

  it('paints words by colour and carries the colour on formulas', async () => {
    const page = await open()
    await paint(page, ['a', 'three x^2 four', 'yellow'], ['b', 'seven', 'blue'])
    expect(await painted(page)).toMatchObject({ 'lectern-yellow': ['three ', ' four'], 'lectern-blue': ['seven'] })
    expect(await page.getAttribute('.math', 'data-mark')).toBe('yellow')
    await page.close()
  })

  it('takes away what is gone and leaves what is the same alone', async () => {
    const page = await open()
    await paint(page, ['a', 'two', 'yellow'], ['b', 'x^2', 'blue'])
    await page.evaluate(() => { (window as { kept?: AbstractRange | undefined }).kept = [...CSS.highlights.get('lectern-yellow') ?? []][0] })
    await paint(page, ['a', 'two', 'yellow'], ['c', 'seven', 'yellow'])
    expect(await painted(page)).toMatchObject({ 'lectern-yellow': ['two', 'seven'] })
    expect(await page.getAttribute('.math', 'data-mark')).toBeNull()
    expect(await page.evaluate(() => CSS.highlights.get('lectern-yellow')?.has((window as { kept?: AbstractRange }).kept as AbstractRange))).toBe(true)
    await page.close()
  })

  it('recolours, and shows the later of two marks on one formula', async () => {
    const page = await open()
    await paint(page, ['a', 'three x^2', 'yellow'], ['b', 'x^2 four', 'blue'])
    expect(await page.getAttribute('.math', 'data-mark')).toBe('blue')
    await paint(page, ['a', 'three x^2', 'yellow'])
    expect(await page.getAttribute('.math', 'data-mark')).toBe('yellow')
    await paint(page, ['a', 'three x^2', 'blue'])
    expect(await painted(page)).toMatchObject({ 'lectern-yellow': [], 'lectern-blue': ['three '] })
    await page.close()
  })

  it('paints again what a section that was replaced takes with it', async () => {
    const page = await open()
    await paint(page, ['a', 'seven', 'yellow'])
    await page.evaluate(() => {
      const section = document.querySelectorAll('section')[1]
      if (!section) return
      window.lecternDom.setPostHtml(section, '<p>Six seven eight.</p>')
      window.map.setSection(1, section)
    })
    await paint(page, ['a', 'seven', 'yellow'])
    expect(await painted(page)).toMatchObject({ 'lectern-yellow': ['seven'] })
    await page.close()
  })

  it('finds the innermost mark under a point, in words and in formulas', async () => {
    const page = await open()
    await paint(page, ['outer', 'One two three x^2', 'yellow'], ['inner', 'two', 'blue'])
    const hit = (words: string) => page.evaluate((words) => {
      const box = window.lecternDom.boxAt(window.map, window.map.text().indexOf(words))
      return box && window.painter.hit(box.x + box.width / 2, box.y + box.height / 2)
    }, words)
    expect([await hit('two'), await hit('One'), await hit('x^2'), await hit('five'), await hit('seven')]).toEqual(['inner', 'outer', 'outer', null, null])
    await page.close()
  })

  it('leaves nothing behind', async () => {
    const page = await open()
    await paint(page, ['a', 'three x^2 four', 'yellow'])
    await page.evaluate(() => { window.painter.activate('a'); window.painter.clear() })
    expect(await painted(page)).toEqual({})
    expect(await page.evaluate(() => document.querySelectorAll('[data-mark], [data-mark-active]').length)).toBe(0)
    await page.close()
  })

  it('touches nothing of 500 annotations when one more comes', async () => {
    const page = await open(Array.from({ length: 40 }, (_, n) => `<p>${`the noise of step ${n} is drawn and scaled `.repeat(50)}</p>`))
    const kept = await page.evaluate(() => {
      const marks = Array.from({ length: 501 }, (_, n) => ({ id: String(n), colour: 'yellow' as const, noted: n % 2 === 0, span: { start: n * 150, end: n * 150 + 90 } }))
      window.painter.paint(marks.slice(0, 500))
      const before = [...CSS.highlights.get('lectern-yellow') ?? []]
      window.painter.paint(marks)
      const after = CSS.highlights.get('lectern-yellow')
      return { before: before.length, after: after?.size, same: before.every((range) => after?.has(range)) }
    })
    // One range each, two where a paragraph ends within.
    expect(kept.before).toBeGreaterThanOrEqual(500)
    expect(kept).toEqual({ before: kept.before, after: kept.before + 1, same: true })
    await page.close()
  })

  it('paints the shorter over the longer of two highlights, whatever their colours, and underlines apart from them', async () => {
    const page = await open()
    await paint(page, ['outer', 'One two three', 'blue'], ['inner', 'two', 'yellow'], ['apart', 'seven', 'yellow'])
    expect(await painted(page)).toMatchObject({ 'lectern-blue': ['One two three'], 'lectern-yellow-1': ['two'], 'lectern-yellow': ['seven'] })
    const above = await page.evaluate(() => (CSS.highlights.get('lectern-yellow-1')?.priority ?? 0) > (CSS.highlights.get('lectern-blue')?.priority ?? 0))
    expect(above).toBe(true)
    await page.evaluate(() => { window.painter.paint([{ id: 'line', colour: 'blue', noted: false, underline: true, span: { start: 0, end: window.map.length } }]) })
    expect(Object.keys(await painted(page))).toContain('lectern-underline-blue')
    expect(await page.getAttribute('.math', 'data-mark-line')).toBe('')
    await page.close()
  })
})
