/** Posts in other scripts than Latin ones: their language, their direction, and notes on them. */
import type { Page } from '@playwright/test'
import { violations } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { annotate, expectWhole, openPost, painted, post } from './reader.ts'

test.use({ fixture: 'scripts' })

const ARABIC = 'كم تبتعد مشية عشوائية؟'
const CHINESE = '随机游走能走多远'

/** What the browser makes of the first element that a selector finds in the post. */
const styleOf = (page: Page, selector: string, property: string) =>
  post(page).locator(selector).first().evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property)

test('an Arabic post is read from the right, its formulas and code from the left', async ({ lectern: { page, ...lectern } }) => {
  await openPost(page, ARABIC)
  await expect(post(page).getByRole('heading', { level: 1 })).toHaveAttribute('lang', 'ar')
  for (const part of ['h1', '.post-section p', '.post-section li', '.post-section blockquote', '.post-section td', '.post-section .callout']) expect(await styleOf(page, part, 'direction'), part).toBe('rtl')
  for (const part of ['pre', '.post-section p .katex', '.math[data-display]', 'li code']) expect(await styleOf(page, part, 'direction'), part).toBe('ltr')
  expect(await styleOf(page, '.post-section h2', 'letter-spacing')).toBe('normal')
  const [line, text] = await Promise.all(['blockquote', 'blockquote p'].map((part) => post(page).locator(part).first().boundingBox()))
  // The line of a quote stands where its lines begin.
  expect((line?.x ?? 0) + (line?.width ?? 0)).toBeGreaterThan((text?.x ?? 0) + (text?.width ?? 0) + 8)
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr')
  await lectern.shoot('scripts-arabic')
  expect(await violations(page)).toEqual([])
})

test('a Chinese post is set as Chinese is', async ({ lectern: { page, ...lectern } }) => {
  await openPost(page, CHINESE)
  await expect(post(page).locator('.post-section').first()).toHaveAttribute('lang', 'zh-Hans')
  expect(await styleOf(page, '.post-section p', 'line-break')).toBe('strict')
  expect(await styleOf(page, '.post-section p', 'direction')).toBe('ltr')
  expect(await styleOf(page, '.post-section p', 'font-family')).toMatch(/^"Source Serif 4 Variable".*"Songti SC", "Noto Serif CJK SC".*serif$/)
  expect(await styleOf(page, '.post-section p', 'font-synthesis')).not.toContain('style')
  expect(await styleOf(page, '.post-section em', 'text-emphasis-style')).toMatch(/dot/)
  expect(await styleOf(page, '.post-section p', 'hyphens')).toBe('manual')
  await lectern.shoot('scripts-chinese')
  expect(await violations(page)).toEqual([])
})

test('a paragraph that runs the other way does so in a post that does not', async ({ lectern: { page } }) => {
  await openPost(page, 'Words of two directions')
  await expect(post(page).locator('.post-section').first()).toHaveAttribute('lang', 'en')
  const sides = await post(page).locator('.post-section p').evaluateAll((all) => all.map((paragraph) => {
    const range = document.createRange()
    range.selectNodeContents(paragraph)
    const [box, words] = [paragraph.getBoundingClientRect(), range.getBoundingClientRect()]
    return words.right > box.right - 2 && words.left > box.left + 2 ? 'right' : 'left'
  }))
  expect(sides).toEqual(['left', 'right', 'left'])
})

for (const { title, words } of [{ title: ARABIC, words: 'قطعة نقود' }, { title: CHINESE, words: '每走一步之前先抛一枚硬币' }]) {
  test(`a highlight in “${title}” is there again after a reload`, async ({ lectern: { page } }) => {
    await openPost(page, title)
    await annotate(page, words)
    await expect.poll(() => painted(page, 'yellow')).toEqual([words])
    await page.reload()
    await expectWhole(page, title)
    await expect.poll(() => painted(page, 'yellow')).toEqual([words])
  })
}

test('an interface that is read from the right stands the other way round', async ({ lectern: { page, ...lectern } }) => {
  // No shipped language is; the page sets the direction of the one it speaks as soon as it knows the settings.
  await expect.poll(async () => {
    const width = await page.evaluate(() => {
      document.documentElement.dir = 'rtl'
      return document.documentElement.clientWidth
    })
    const sidebar = await page.locator('.sidebar-beside').boundingBox()
    return (sidebar?.x ?? 0) + (sidebar?.width ?? 0) > width - 20
  }).toBe(true)
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0)
  await lectern.shoot('interface-rtl')
  await openPost(page, CHINESE)
  expect(await styleOf(page, '.post-section p', 'direction')).toBe('ltr')
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0)
})
