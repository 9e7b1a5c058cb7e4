/** The shelf that comes with Lectern: shown at the first start with example notes in its margins, and put away again. */
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { row, titles } from './reader.ts'

const NOTES = 20
const sidebar = (page: Page): Locator => page.getByRole('navigation', { name: 'Library' })
const cards = (page: Page): Locator => page.locator('article.post').locator('..').getByText('The whole method in six words.')
const shelfMenu = (page: Page): Locator => page.getByRole('button', { name: "More about Lectern's shelf" })

async function showShelf(page: Page) {
  await sidebar(page).getByRole('link', { name: "Lectern's shelf" }).click()
  await expect(titles(page)).toHaveCount(NOTES)
}

async function openDiffusion(page: Page) {
  await showShelf(page)
  await row(page, 'What a diffusion model learns').getByRole('link').first().click()
  await expect(page.locator('article.post').getByRole('heading', { level: 1 })).toHaveText('What a diffusion model learns')
}

async function setting(page: Page, name: string): Promise<Locator> {
  if (await page.getByRole('dialog', { name: 'Settings' }).count() === 0) await page.getByRole('button', { name: 'Settings' }).click()
  return page.getByRole('checkbox', { name })
}

test.use({ shelf: true })

test('shows at the first start twenty notes, with examples in their margins', async ({ lectern }) => {
  const { page } = lectern
  await showShelf(page)
  await expect(page.getByRole('heading', { level: 1, name: 'Learning notes' })).toBeVisible()
  await expect(row(page, 'What a diffusion model learns')).toContainText('2 notes')
  await lectern.shoot('shelf')
  await openDiffusion(page)
  await expect(cards(page)).toBeVisible()
  await expect.poll(() => page.evaluate(() => [...CSS.highlights.values()].reduce((sum, highlight) => sum + highlight.size, 0))).toBeGreaterThan(0)
  await cards(page).scrollIntoViewIfNeeded()
  await lectern.shoot('shelf-post')
  expect(await lectern.requests()).toEqual([])
})

test('takes the example notes away and brings them back, and remembers it', async ({ lectern }) => {
  await openDiffusion(lectern.page)
  await expect(cards(lectern.page)).toBeVisible()
  await shelfMenu(lectern.page).click()
  await lectern.shoot('shelf-menu')
  await lectern.page.keyboard.press('Escape')
  await shelfMenu(lectern.page).click()
  await lectern.page.getByRole('menuitem', { name: 'Remove the example notes' }).click()
  await expect(cards(lectern.page)).toHaveCount(0)

  const page = await lectern.restart()
  await showShelf(page)
  await expect(row(page, 'What a diffusion model learns')).toBeAttached()
  await expect(row(page, 'What a diffusion model learns')).not.toContainText('notes')
  await openDiffusion(page)
  await shelfMenu(page).click()
  await page.getByRole('menuitem', { name: 'Bring back the example notes' }).click()
  await expect(cards(page)).toBeVisible()

  await (await setting(page, 'Show its example notes')).uncheck()
  await expect(cards(page)).toHaveCount(0)
  await (await setting(page, 'Show its example notes')).check()
  await expect(cards(page)).toBeVisible()
})

test('hides the shelf and brings it back, and remembers it', async ({ lectern }) => {
  await showShelf(lectern.page)
  await shelfMenu(lectern.page).click()
  await lectern.page.getByRole('menuitem', { name: 'Hide the shelf' }).click()
  await expect(sidebar(lectern.page).getByRole('link', { name: "Lectern's shelf" })).toHaveCount(0)
  await lectern.page.getByRole('button', { name: 'Undo' }).click()
  await showShelf(lectern.page)
  await shelfMenu(lectern.page).click()
  await lectern.page.getByRole('menuitem', { name: 'Hide the shelf' }).click()
  await expect(sidebar(lectern.page).getByRole('link', { name: "Lectern's shelf" })).toHaveCount(0)

  const page = await lectern.restart()
  await expect(row(page, 'Breaking lines')).toBeAttached()
  await expect(sidebar(page).getByRole('link', { name: "Lectern's shelf" })).toHaveCount(0)
  await expect(await setting(page, 'Show the shelf')).not.toBeChecked()
  await expect(page.getByRole('checkbox', { name: 'Show its example notes' })).toBeDisabled()
  await lectern.shoot('shelf-settings')
  await (await setting(page, 'Show the shelf')).check()
  await page.keyboard.press('Escape')
  await showShelf(page)
})
