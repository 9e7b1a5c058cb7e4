/** How the reader has the page: themes, accents, and how text is set, everywhere, in a folder, in a post. */
import type { Page } from '@playwright/test'
import { violations } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { openPost, post, row, topLine } from './reader.ts'

const TITLE = 'Sharing a birthday'
const OTHER = 'A note on links'

const settings = async (page: Page) => {
  await page.keyboard.press('ControlOrMeta+,')
  await expect(page.getByRole('radiogroup', { name: 'Theme' })).toBeVisible()
}
const style = (page: Page, property: string, part = 'article.post') =>
  page.locator(part).first().evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property)
const root = (page: Page) => page.evaluate(() => ({ ...document.documentElement.dataset }))
const slide = async (page: Page, name: string, value: number) => { await page.getByRole('slider', { name }).fill(String(value)) }

test.use({ fixture: 'reading' })
test.beforeEach(async ({ lectern: { page } }) => {
  await page.setViewportSize({ width: 1360, height: 900 })
  await page.emulateMedia({ colorScheme: 'light' })
  await openPost(page, TITLE)
})

test('follows the system with the reader’s own light and dark themes, and takes another accent', async ({ lectern }) => {
  const { page } = lectern
  await settings(page)
  await page.getByRole('combobox', { name: 'Light' }).selectOption('sepia')
  await page.getByRole('combobox', { name: 'Dark' }).selectOption('black')
  await expect.poll(() => root(page)).toMatchObject({ theme: 'sepia', scheme: 'light' })
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect.poll(() => root(page)).toMatchObject({ theme: 'black', scheme: 'dark' })
  await page.getByRole('radio', { name: 'Light' }).click()
  await expect.poll(() => root(page)).toMatchObject({ theme: 'sepia', scheme: 'light' })
  await page.getByRole('combobox', { name: 'Light' }).selectOption('contrast')
  await expect.poll(() => root(page)).toMatchObject({ theme: 'contrast' })
  const before = await style(page, '--accent', ':root')
  await page.getByRole('radio', { name: 'Violet' }).check()
  await expect.poll(() => style(page, '--accent', ':root')).not.toBe(before)
  const again = await lectern.restart()
  // Before the first paint already: the script that names the theme knows all of it.
  await expect.poll(() => root(again)).toMatchObject({ theme: 'contrast', accent: 'violet' })
})

test('brings a face whose letters are hard to confuse, takes an installed one by name, and says where there is none of that name', async ({ lectern: { page, ...lectern } }) => {
  await settings(page)
  const face = page.getByRole('combobox', { name: 'Face' })
  await face.selectOption('legible')
  await expect.poll(() => style(page, 'font-family')).toContain('Hyperlegible')
  await expect.poll(() => page.evaluate(() => [...document.fonts].some(({ family, status }) => family.includes('Hyperlegible') && status === 'loaded'))).toBe(true)
  await lectern.shoot('face-legible')
  await face.selectOption('own')
  const name = page.getByRole('textbox', { name: 'Name of the font' })
  const unknown = page.getByText('No font of this name is installed here')
  await name.fill('No Such Font At All')
  await name.press('Enter')
  await expect(unknown).toBeVisible()
  await lectern.shoot('face-unknown')
  // Every machine with a browser has one of these.
  for (const installed of ['DejaVu Sans', 'Liberation Sans', 'Arial']) {
    await name.fill(installed)
    await name.press('Enter')
    await expect.poll(() => style(page, 'font-family')).toContain(installed)
    if (await unknown.count() === 0) return
  }
  await expect(unknown).toHaveCount(0)
})

test('sets text as the reader wants it, and keeps the line that is read', async ({ lectern: { page, ...lectern } }) => {
  await page.evaluate(() => { document.querySelector('article.post h2:nth-of-type(1)')?.scrollIntoView() })
  const line = await topLine(page)
  await settings(page)
  await page.getByRole('combobox', { name: 'Face' }).selectOption('sans')
  await expect.poll(() => style(page, 'font-family')).toContain('Inter')
  await page.getByText('Spacing and width').click()
  await slide(page, 'Line height', 2)
  await slide(page, 'Width', 50)
  await slide(page, 'Letters', 0.05)
  await slide(page, 'Code', 0.9)
  await page.getByRole('checkbox', { name: 'Justify lines' }).check()
  await page.getByRole('checkbox', { name: 'Indent paragraphs' }).check()
  await page.getByRole('checkbox', { name: 'Wrap long lines of code' }).check()
  await lectern.shoot('text-settings')
  await expect.poll(() => style(page, 'line-height')).toBe('36px')
  expect(await style(page, 'letter-spacing')).toBe('0.9px')
  expect(Math.round((await post(page).boundingBox())?.width ?? 0)).toBe(450)
  expect(await style(page, 'text-align', 'article.post .post-section p')).toBe('justify')
  expect(await style(page, 'white-space', 'article.post pre')).toBe('pre-wrap')
  await page.keyboard.press('Escape')
  await expect.poll(() => topLine(page)).toBe(line)
  await settings(page)
  await page.getByText('Spacing and width').click()
  await page.getByRole('button', { name: 'Back to how it came' }).click()
  await expect.poll(() => style(page, 'line-height')).toBe('30.24px')
  await page.keyboard.press('Escape')
  await expect.poll(() => topLine(page)).toBe(line)
})

test('sets one post, or those of a folder, otherwise than all', async ({ lectern }) => {
  const { page } = lectern
  await settings(page)
  await page.getByText('This folder').click()
  await page.getByRole('combobox', { name: 'Face' }).selectOption('system')
  await page.getByText('This post').click()
  await page.getByRole('button', { name: 'Larger text' }).click()
  await expect.poll(() => style(page, 'font-size')).toBe('19px')
  expect(await style(page, 'font-family')).toContain('system-ui')
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Back to the library' }).click()
  await expect(row(page, OTHER)).toBeVisible()
  await openPost(page, OTHER)
  expect(await style(page, 'font-size')).toBe('18px')
  expect(await style(page, 'font-family')).toContain('system-ui')

  const again = await lectern.restart()
  await openPost(again, TITLE)
  await expect.poll(() => style(again, 'font-size')).toBe('19px')
  await settings(again)
  await expect(again.getByRole('radio', { name: 'This post' })).toBeChecked()
  await again.getByText('Spacing and width').click()
  await again.getByRole('button', { name: 'Same as everywhere' }).click()
  await expect.poll(() => style(again, 'font-size')).toBe('18px')
})

test('the settings have no violations', async ({ lectern: { page } }) => {
  await settings(page)
  await page.getByText('Spacing and width').click()
  expect(await violations(page, '.settings')).toEqual([])
})
