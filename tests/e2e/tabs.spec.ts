/** Posts that are open one behind the other. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { violations } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { exactPlace, FIRST, scrollOn, SECOND, writeLongPosts } from './long-posts.ts'
import { expectWhole, openPost, post, row } from './reader.ts'

const WALK = 'How far a random walk gets'

const strip = (page: Page): Locator => page.getByRole('navigation', { name: 'Open posts' })
const tabs = (page: Page): Locator => strip(page).getByRole('link')
const current = (page: Page): Locator => strip(page).locator('[aria-current="page"]')

/** Opens a post and another one behind it, by keys. */
async function openTwo(page: Page) {
  await openPost(page, FIRST)
  await page.keyboard.press('g')
  await row(page, SECOND).getByRole('link', { name: SECOND }).focus()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(`Opened “${SECOND}” in a new tab.`)).toBeVisible()
  await page.keyboard.press('.')
  await expectWhole(page, FIRST)
  await expect(tabs(page)).toHaveText([FIRST, SECOND])
}

test.beforeEach(async ({ lectern }) => {
  await lectern.page.setViewportSize({ width: 1360, height: 900 })
  await writeLongPosts(lectern)
})

test('a single post has no tabs, and a plain click stays in the present one', async ({ lectern: { page } }) => {
  await openPost(page, FIRST)
  await post(page).getByRole('link', { name: 'the well', exact: true }).click()
  await expectWhole(page, SECOND)
  await expect(strip(page)).toHaveCount(0)
})

test('each tab comes back exactly where it was left: after switching, by Back, and after a reload', async ({ lectern: { page } }) => {
  await openTwo(page)
  const first = await scrollOn(page, 2345)
  await page.keyboard.press('.')
  await expectWhole(page, SECOND)
  await expect(current(page)).toHaveText(SECOND)
  const second = await scrollOn(page, 1234)
  await page.keyboard.press(',')
  await expect(current(page)).toHaveText(FIRST)
  await expect.poll(() => exactPlace(page)).toBe(first)

  await page.keyboard.press('Alt+ArrowLeft')
  await expect(current(page)).toHaveText(SECOND)
  await expect.poll(() => exactPlace(page)).toBe(second)
  await page.keyboard.press('Alt+ArrowRight')
  await expect(current(page)).toHaveText(FIRST)
  await expect.poll(() => exactPlace(page)).toBe(first)

  await page.reload()
  await expect(current(page)).toHaveText(FIRST)
  await expect.poll(() => exactPlace(page)).toBe(first)
  await page.keyboard.press('.')
  await expect.poll(() => exactPlace(page)).toBe(second)
})

test('Back and Forward within a tab find the exact places', async ({ lectern: { page } }) => {
  await openTwo(page)
  await post(page).getByRole('link', { name: 'the well', exact: true }).click()
  await expectWhole(page, SECOND)
  const second = await scrollOn(page, 777)
  await page.goBack()
  await expectWhole(page, FIRST)
  await page.goForward()
  await expectWhole(page, SECOND)
  await expect.poll(() => exactPlace(page)).toBe(second)
  await expect(tabs(page)).toHaveText([SECOND, SECOND])
})

test('a tab is closed and opened again by keys and by the pointer', async ({ lectern: { page } }) => {
  await openTwo(page)
  const place = await scrollOn(page, 999)
  await page.keyboard.press('w')
  await expectWhole(page, SECOND)
  await expect(strip(page)).toHaveCount(0)
  await page.keyboard.press('Shift+W')
  await expectWhole(page, FIRST)
  await expect(tabs(page)).toHaveText([FIRST, SECOND])
  await expect.poll(() => exactPlace(page)).toBe(place)

  await tabs(page).getByText(SECOND).click({ button: 'middle' })
  await expect(strip(page)).toHaveCount(0)
  await expectWhole(page, FIRST)
  await page.keyboard.press('w')
  await expect(row(page, FIRST)).toBeVisible()
})

test('Ctrl, the middle button and the palette open behind, from rows, texts and lists', async ({ lectern: { page } }) => {
  await openPost(page, FIRST)
  await post(page).getByRole('link', { name: 'the well', exact: true }).click({ modifiers: ['Control'] })
  await expect(tabs(page)).toHaveText([FIRST, SECOND])
  await post(page).getByRole('link', { name: 'the well', exact: true }).click({ button: 'middle' })
  await expect(tabs(page)).toHaveText([FIRST, SECOND, SECOND])
  await page.mouse.move(5, 5)
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Search or jump to' }).fill(WALK)
  await expect(page.getByRole('option', { name: WALK }).first()).toHaveAttribute('data-highlighted')
  await page.keyboard.press('Control+Enter')
  await expect(tabs(page)).toHaveText([FIRST, SECOND, SECOND, WALK])
  await expectWhole(page, FIRST)
  await expect(current(page)).toHaveText(FIRST)
})

test('a post whose file is gone says so in its tab, which can be closed', async ({ lectern }) => {
  const { page, libraryPath } = lectern
  await openTwo(page)
  await rm(join(libraryPath, 'steps.md'))
  await expect(strip(page).getByRole('link', { name: `${SECOND}, the file is gone` })).toBeVisible()
  await strip(page).getByRole('button', { name: `Close ${SECOND}` }).click()
  await expect(strip(page)).toHaveCount(0)
})

test('tabs are hidden with the text alone, scroll to the present one, and have no violations', async ({ lectern: { page } }) => {
  await openTwo(page)
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Shift+F')
  await expect(strip(page)).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(strip(page)).toBeVisible()
  await page.setViewportSize({ width: 700, height: 900 })
  for (let n = 0; n < 8; n++) await post(page).getByRole('link', { name: 'the well', exact: true }).click({ modifiers: ['Control'] })
  await expect(tabs(page)).toHaveCount(10)
  await page.keyboard.press(',')
  await expect(current(page)).toHaveText(SECOND)
  await expect(tabs(page).last()).toBeInViewport({ ratio: 0.9 })
  await page.emulateMedia({ media: 'print' })
  await expect(strip(page)).toBeHidden()
})

test('a tab that is closed by its key gives the focus to the next, and says so', async ({ lectern: { page } }) => {
  await openTwo(page)
  await post(page).getByRole('link', { name: 'the well', exact: true }).click({ modifiers: ['Control'] })
  await expect(tabs(page)).toHaveText([FIRST, SECOND, SECOND])
  await tabs(page).nth(1).focus()
  await page.keyboard.press('Delete')
  await expect(tabs(page)).toHaveText([FIRST, SECOND])
  await expect(tabs(page).nth(1)).toBeFocused()
  await expect(page.getByRole('status').filter({ hasText: `Closed “${SECOND}”.` })).toBeAttached()
  await page.keyboard.press('Delete')
  await expect(strip(page)).toHaveCount(0)
  await expect(page.getByRole('main')).toBeFocused()
  await expectWhole(page, FIRST)
})
