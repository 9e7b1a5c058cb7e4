/** Search of the library and the palette: typed, opened, stepped through, by keys alone. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { annotate, expectWhole, openPost, post, titles } from './reader.ts'

const WALK = 'How far a random walk gets'

const palette = (page: Page) => page.getByRole('dialog', { name: 'Search or jump to' })
const typed = (page: Page) => palette(page).getByRole('combobox', { name: 'Search or jump to' })
const option = (page: Page, name: string | RegExp) => palette(page).getByRole('option', { name })
const field = (page: Page) => page.getByRole('searchbox', { name: 'Search the library' })
const hits = (page: Page) => page.locator('article.hit')
const bar = (page: Page) => page.getByRole('search', { name: 'Matches of your search' })

/** The words that a highlight of search is painted on, formulas by their TeX. */
const matched = (page: Page, name = 'lectern-match') => page.evaluate((highlight) => [
  ...[...CSS.highlights.get(highlight) ?? []].map(String),
  ...[...document.querySelectorAll<HTMLElement>('[data-match]')].filter(({ dataset }) => (dataset.match === 'current') === highlight.endsWith('current')).map(({ dataset }) => dataset.tex ?? '')
], name)

async function violations(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
    found.push(...violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${colorScheme} ${id}: ${target.join(' ')} ${failureSummary ?? ''}`)))
  }
  return found
}

test.beforeEach(async ({ lectern: { page } }) => {
  await page.setViewportSize({ width: 1360, height: 900 })
  await expect(titles(page)).toHaveCount(5)
})

test('the palette opens a post by a few letters, and gives the focus back', async ({ lectern: { page, shoot } }) => {
  const box = page.getByRole('button', { name: 'Search or jump to' })
  await box.focus()
  await page.keyboard.press('Enter')
  await expect(typed(page)).toBeFocused()
  await expect(palette(page).getByRole('option').first()).toBeVisible()
  await shoot('palette-empty')
  await page.keyboard.press('Escape')
  await expect(box).toBeFocused()

  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('hfrw')
  await expect(option(page, WALK)).toBeVisible()
  await shoot('palette-typed')
  await expect(option(page, WALK)).toHaveAttribute('data-highlighted', '')
  await page.keyboard.press('Enter')
  await expectWhole(page, WALK)
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('bloom')
  await expect(palette(page).getByRole('status')).toHaveText(/found/)
  await expect(palette(page).getByRole('option').nth(1)).toBeVisible()
  await page.keyboard.press('End')
  await expect(palette(page).getByRole('option').last()).toHaveAttribute('data-highlighted', '')
  await page.keyboard.press('Home')
  await page.keyboard.press('Enter')
  await expect(post(page).getByRole('heading', { level: 1 })).not.toHaveText(WALK)
})

test('the palette goes to headings, tags, notes and commands', async ({ lectern: { page } }) => {
  await openPost(page, WALK)
  await annotate(page, 'A walker throws a coin', { comment: 'Why a coin, though?' })
  await page.keyboard.press('Escape')
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('@trying')
  await option(page, 'Trying it').click()
  await expect(page).toHaveURL(/#post-trying-it$/)
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('though')
  await option(page, /^Why a coin, though/).click()
  await expect(page.getByRole('article', { name: 'on “A walker throws a coin”' })).toBeInViewport()
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('>keys')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('#walks')
  await option(page, /^walks/).click()
  await expect(titles(page)).toHaveText([WALK])
})

test('the palette says so where nothing fits, and leads on to search', async ({ lectern: { page, shoot } }) => {
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('@nothing')
  await expect(palette(page)).toContainText('Nothing is called that.')
  await shoot('palette-none')
  await typed(page).fill('square root')
  await option(page, 'Search the library for “square root”').click()
  await expect(field(page)).toHaveValue('square root')
  await expect(hits(page).first()).toContainText(WALK)
})

test('search finds words, formulas and notes, and opens them where they stand', async ({ lectern: { page, shoot } }) => {
  await page.keyboard.press('ControlOrMeta+Shift+f')
  await expect(field(page)).toBeFocused()
  await shoot('search-empty')
  await page.keyboard.type('walker coin')
  await expect(hits(page)).toHaveCount(1)
  await expect(hits(page).getByRole('list', { name: `Matches in ${WALK}` }).locator('mark')).toHaveText(['walker', 'coin'])
  await shoot('search-results')
  await field(page).fill('tex:\\sqrt{n}')
  await expect(hits(page).first()).toContainText('Formula')
  await hits(page).first().locator('a.place').first().click()
  await expectWhole(page, WALK)
  await expect.poll(() => matched(page, 'lectern-match-current')).toEqual(['\\sqrt{n}'])
})

test('all matches are marked in an opened post, stepped through, and cleared', async ({ lectern: { page } }) => {
  await page.keyboard.press('ControlOrMeta+Shift+f')
  await expect(field(page)).toBeFocused()
  await page.keyboard.type('typical ')
  await hits(page).first().locator('a.place').first().click()
  await expectWhole(page, WALK)
  await expect(bar(page)).toContainText('1 of 2')
  await expect.poll(() => matched(page, 'lectern-match-current')).toEqual(['typical'])
  await expect.poll(() => matched(page)).toEqual(['typical'])
  await page.keyboard.press('n')
  await expect(bar(page)).toContainText('2 of 2')
  await page.keyboard.press('Shift+N')
  await expect(bar(page)).toContainText('1 of 2')
  await page.keyboard.press('F3')
  await expect(bar(page)).toContainText('2 of 2')
  await page.keyboard.press('Escape')
  await expect(bar(page)).toBeHidden()
  expect(await matched(page)).toEqual([])
  await expect(page).not.toHaveURL(/q=/)
  await page.goBack()
  await expect(field(page)).toHaveValue('typical ')
  await expect(hits(page).first()).toBeVisible()
})

test('search suggests other words, and narrows by what was read', async ({ lectern: { page, shoot } }) => {
  await page.keyboard.press('ControlOrMeta+Shift+f')
  await expect(field(page)).toBeFocused()
  await page.keyboard.type('walekr')
  await expect(page.getByRole('button', { name: 'Did you mean “walker”?' })).toBeVisible()
  await shoot('search-suggestion')
  await page.getByRole('button', { name: 'Did you mean “walker”?' }).click()
  await expect(hits(page)).toHaveCount(1)
  await page.getByRole('button', { name: 'With notes' }).click()
  await expect(field(page)).toHaveValue('is:annotated walker')
  await expect(page.getByText('Nothing found')).toBeVisible()
  await page.getByRole('button', { name: 'With notes' }).click()
  await expect(hits(page)).toHaveCount(1)
  await field(page).press('ArrowDown')
  await expect(hits(page).first().locator('.hit-link')).toBeFocused()
})

test('the palette and the search page have no violations', async ({ lectern: { page } }) => {
  await page.keyboard.press('ControlOrMeta+k')
  await page.keyboard.type('walk')
  await expect(option(page, WALK).first()).toBeVisible()
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.keyboard.press('ControlOrMeta+Shift+f')
  expect(await violations(page)).toEqual([])
  await field(page).fill('walk')
  await expect(hits(page).first()).toBeVisible()
  expect(await violations(page)).toEqual([])
  await hits(page).first().locator('a.place').first().click()
  await expect(bar(page)).toBeVisible()
  expect(await violations(page)).toEqual([])
})
