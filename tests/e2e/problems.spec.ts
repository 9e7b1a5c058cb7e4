/** What could not be read as written, over the whole library; and what is too wide, which scrolls inside itself. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { violations } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { openPost, post } from './reader.ts'

test.use({ fixture: 'diagrams' })

const kinds = (page: Page): Locator => page.getByRole('navigation', { name: 'Kinds of problems' })

test('lists the problems of a folder by kind, with lines, keeps up with its files, and leads to the post', async ({ lectern }) => {
  const { page, libraryPath } = lectern
  const folder = page.getByRole('navigation', { name: 'Library' }).getByRole('listitem').filter({ has: page.getByTitle(libraryPath) })
  await folder.hover()
  await folder.getByRole('button', { name: /^More about/ }).click()
  await page.getByRole('menuitem', { name: 'Show problems' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Problems' })).toBeVisible()
  const tags = page.getByRole('region', { name: 'Unknown tags' })
  await expect(tags.getByRole('listitem').filter({ hasText: 'unknowntag' }).last()).toContainText(/Line \d+/)
  await expect(page.getByRole('region', { name: 'Links that lead nowhere' })).toContainText('#nowhere')
  expect(await violations(page)).toEqual([])
  await lectern.shoot('problems')

  await writeFile(join(libraryPath, 'new.md'), '# New\n\n{% rubbish %}\n')
  await expect(tags).toContainText('rubbish')
  await kinds(page).getByRole('link', { name: /^Links that lead nowhere/ }).click()
  await expect(tags).toHaveCount(0)
  await expect(page.getByRole('status').filter({ hasText: 'found while reading' })).toContainText('1 problem')
  await page.getByRole('link', { name: 'Wide things' }).click()
  await expect(post(page).getByRole('heading', { level: 1 })).toHaveText('Wide things')
})

test('wide tables, formulas and code scroll by keys and show at which side more is', async ({ lectern: { page } }) => {
  await page.setViewportSize({ width: 1024, height: 700 })
  await openPost(page, 'Wide things')
  for (const part of [post(page).locator('.table-scroll').first(), post(page).locator('.math[data-display]'), post(page).locator('pre')]) {
    await part.scrollIntoViewIfNeeded()
    await expect(part).toHaveAttribute('data-more', 'end')
    await part.focus()
    await expect(part).toBeFocused()
    await page.keyboard.press('ArrowRight')
    await expect(part).toHaveAttribute('data-more', 'start end')
    await part.evaluate((element) => { element.scrollLeft = element.scrollWidth })
    await expect(part).toHaveAttribute('data-more', 'start')
  }
  // The tall tables have too many cells to be looked at one by one.
  expect(await violations(page, '.math[data-display]', 'figure.code')).toEqual([])
})

test('a tall table holds its header, within itself where it is wide, else in the window', async ({ lectern: { page } }) => {
  await page.setViewportSize({ width: 1024, height: 700 })
  await openPost(page, 'Wide things')
  const both = post(page).locator('.table-scroll').nth(2)
  await both.scrollIntoViewIfNeeded()
  await expect(both).toHaveAttribute('data-tall')
  await both.evaluate((element) => { element.scrollTo(120, 600) })
  await expect(both.getByText('row 0', { exact: true })).not.toBeInViewport()
  await both.evaluate((element) => { element.scrollIntoView({ block: 'center' }) })
  await expect(both.getByRole('columnheader', { name: 'Column 3' })).toBeInViewport()

  const tall = post(page).locator('.table-scroll').nth(3)
  await tall.evaluate((element) => { element.scrollIntoView({ block: 'end' }) })
  await expect(tall).toHaveAttribute('data-fits')
  await tall.getByText('name 40', { exact: true }).evaluate((element) => { element.scrollIntoView({ block: 'center' }) })
  await expect(tall.getByText('name 1', { exact: true })).not.toBeInViewport()
  await expect(tall.getByRole('columnheader', { name: 'Value' })).toBeInViewport()
})

test('formulas have MathML for those who do not see them, and nothing of them is told twice', async ({ lectern: { page } }) => {
  await openPost(page, 'Wide things')
  const formula = post(page).locator('.math[data-display]')
  await expect(formula.locator('.katex-mathml math annotation[encoding="application/x-tex"]')).toHaveCount(1)
  await expect(formula.locator('.katex-html')).toHaveAttribute('aria-hidden', 'true')
})
