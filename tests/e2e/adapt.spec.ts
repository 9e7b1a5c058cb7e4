/** Lectern where there is little room, or colours are not its own to choose: narrow, zoomed, forced, and in each of its themes. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { violations } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { annotate, expectWhole, openPost, painted, post, titles } from './reader.ts'

test.skip(({ door }) => door !== 'browser', 'The page is the same over the other door.')

const TITLE = 'How far a random walk gets'
const WORDS = 'A walker throws a coin'
const PAGES = {
  library: '#/', search: '#/search?q=walk', notebook: '#/notebook', review: '#/review', archive: '#/archive', tags: '#/tags',
  authors: '#/authors', attention: '#/attention', trash: '#/trash', problems: '#/problems', statistics: '#/statistics'
}

/** Parts of the page that reach beyond the window's sides and are not in a box that scrolls by itself. */
const sticksOut = (page: Page) => page.evaluate(() => {
  const width = document.documentElement.clientWidth
  if (document.documentElement.scrollWidth <= width) return []
  return [...document.querySelectorAll<HTMLElement>('body *')].filter((element) => {
    const { right, width: own } = element.getBoundingClientRect()
    return own > 0 && right > width + 1
  }).map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`).slice(0, 5)
})

async function visit(page: Page, hash: string) {
  await page.goto(`${new URL(page.url()).origin}/${hash}`)
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
}

for (const [name, size] of Object.entries({ 'a window of 320 px': { width: 320, height: 640 }, 'a laptop at 200 %': { width: 640, height: 400 } })) {
  test(`every page fits ${name}`, async ({ lectern: { page } }) => {
    await expect(titles(page)).toHaveCount(5)
    await page.setViewportSize(size)
    for (const [view, hash] of Object.entries(PAGES)) {
      await visit(page, hash)
      expect(await sticksOut(page), view).toEqual([])
    }
    await visit(page, PAGES.library)
    await openPost(page, TITLE)
    expect(await sticksOut(page), 'post').toEqual([])
    expect(await violations(page)).toEqual([])
    for (const [key, dialog] of [['?', 'Keys'], ['ControlOrMeta+,', 'Settings'], ['ControlOrMeta+Shift+e', 'Export notes']] as const) {
      await page.keyboard.press(key)
      await expect(page.getByRole('dialog', { name: dialog })).toBeVisible()
      expect(await sticksOut(page), dialog).toEqual([])
      const box = await page.getByRole('dialog', { name: dialog }).boundingBox()
      expect(box?.x, dialog).toBeGreaterThanOrEqual(0)
      expect((box?.x ?? 0) + (box?.width ?? 0), dialog).toBeLessThanOrEqual(size.width)
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog', { name: dialog })).toBeHidden()
    }
  })
}

test('a post can be read and annotated in a window of 320 px', async ({ lectern: { page } }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  await openPost(page, TITLE)
  await annotate(page, WORDS, { comment: 'Heads.' })
  await expect.poll(() => painted(page, 'yellow')).toEqual([WORDS])
  expect(await sticksOut(page)).toEqual([])
})

test('colours that the system forces leave everything to be seen', async ({ lectern: { page } }) => {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
  await page.setViewportSize({ width: 1360, height: 900 })
  await openPost(page, TITLE)
  await annotate(page, WORDS, { comment: 'Heads.' })
  await expect.poll(() => painted(page, 'yellow')).toEqual([WORDS])
  // Highlights have no colour of their own here: the system's pair marks them, or a line under the words.
  const look = await post(page).evaluate((article) => {
    const style = getComputedStyle(article, '::highlight(lectern-yellow)')
    return { ground: style.backgroundColor, text: style.color, line: style.textDecorationLine, page: getComputedStyle(document.body).backgroundColor }
  })
  expect(look.ground !== look.page || look.line.includes('underline')).toBe(true)
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode().analyze()
  expect(found.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([])
  // Where the focus is can be seen.
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle)).not.toBe('none')
})

for (const theme of ['sepia', 'black', 'contrast'] as const) {
  test(`no page has violations in the theme ${theme}`, async ({ lectern: { page } }) => {
    await page.setViewportSize({ width: 1360, height: 900 })
    await page.keyboard.press('ControlOrMeta+,')
    const isNight = theme === 'black'
    await page.getByRole('radio', { name: isNight ? 'Dark' : 'Light' }).click()
    await page.getByRole('combobox', { name: isNight ? 'Dark' : 'Light' }).selectOption(theme)
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme)
    await page.keyboard.press('Escape')
    const found: string[] = []
    const look = async (name: string) => {
      await page.evaluate(() => Promise.allSettled(document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity).map(({ finished }) => finished)))
      const { violations: here } = await new AxeBuilder({ page }).setLegacyMode().withRules(['color-contrast', 'link-in-text-block', ...theme === 'contrast' ? ['color-contrast-enhanced'] : []]).analyze()
      found.push(...here.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${name} ${id}: ${target.join(' ')} ${failureSummary ?? ''}`)))
    }
    await openPost(page, TITLE)
    await expectWhole(page, TITLE)
    await annotate(page, WORDS, { comment: 'Heads.' })
    await page.evaluate(() => { for (const section of document.querySelectorAll<HTMLElement>('.post-section')) section.style.contentVisibility = 'visible' })
    await look('post')
    for (const [view, hash] of Object.entries(PAGES)) {
      await visit(page, hash)
      await look(view)
    }
    expect(found).toEqual([])
  })
}
