/** What axe-core finds: nothing, on every page and dialog, in both themes. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { violations } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { annotate, card, clickWords, openPost, selectWords, titles } from './reader.ts'

const TITLE = 'How far a random walk gets'
const WORDS = 'A walker throws a coin'

test('the library has no violations', async ({ lectern: { page } }) => {
  await expect(titles(page)).toHaveCount(5)
  expect(await violations(page)).toEqual([])
  await page.setViewportSize({ width: 700, height: 900 })
  await page.getByRole('button', { name: 'Show the sidebar' }).click()
  await expect(page.getByRole('dialog', { name: 'Library' })).toBeVisible()
  expect(await violations(page)).toEqual([])
})

test('an open post with notes has no violations', async ({ lectern: { page } }) => {
  await page.setViewportSize({ width: 1360, height: 900 })
  await openPost(page, TITLE)
  await annotate(page, WORDS, { comment: 'Heads.' })
  await annotate(page, 'The mixed terms vanish')
  await selectWords(page, 'So a typical distance')
  expect(await violations(page)).toEqual([])
})

test('a note that is written, and a narrow window, have no violations', async ({ lectern: { page } }) => {
  await page.setViewportSize({ width: 1360, height: 900 })
  await openPost(page, TITLE)
  await selectWords(page, WORDS)
  await page.keyboard.press('n')
  await page.getByRole('textbox', { name: 'Note' }).fill('Heads.')
  expect(await violations(page)).toEqual([])
  await page.setViewportSize({ width: 700, height: 900 })
  await page.getByRole('button', { name: /^Notes \d/ }).click()
  await expect(card(page, WORDS)).toBeVisible()
  expect(await violations(page)).toEqual([])
})

test('notes of every kind, tags and handles have no violations', async ({ lectern: { page } }) => {
  await page.setViewportSize({ width: 1360, height: 900 })
  await openPost(page, TITLE)
  await selectWords(page, WORDS)
  await page.keyboard.press('u')
  await page.keyboard.press('Shift+N')
  await page.getByRole('textbox', { name: 'Note' }).fill('So **much** of $x^2$:\n\n```python\nprint(1)\n```')
  await page.keyboard.press('Escape')
  // Once the note stands as it reads, nothing moves any more.
  await expect(page.locator('.page-notes pre code span').first()).toBeVisible()
  await expect(page.locator('.page-notes .katex').first()).toBeVisible()
  await selectWords(page, 'So a typical distance')
  await page.keyboard.press('b')
  await page.keyboard.press('Escape')
  await annotate(page, 'The mixed terms vanish')
  await clickWords(page, 'The mixed terms vanish')
  await page.keyboard.press('t')
  await page.getByRole('combobox', { name: 'Add a tag' }).fill('walks')
  expect(await violations(page)).toEqual([])
})

test('the way back from a note has no violations', async ({ lectern: { page } }) => {
  await page.setViewportSize({ width: 1360, height: 900 })
  await openPost(page, TITLE)
  await annotate(page, WORDS)
  // So low that the place that was left is out of sight after the jump.
  await page.setViewportSize({ width: 1360, height: 420 })
  await page.evaluate(() => { window.scrollTo(0, document.body.scrollHeight) })
  await page.getByRole('navigation', { name: 'Notes along the post' }).getByRole('button').first().click()
  await expect(page.getByRole('group', { name: 'Where you were' })).toBeVisible()
  expect(await violations(page)).toEqual([])
})

test.describe('of the notes', () => {
  const view = async (page: Page, name: string) => {
    await page.getByRole('link', { name: new RegExp(`^${name}`) }).click()
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  }

  test('the notebook and the trash have no violations', async ({ lectern: { page } }) => {
    await page.setViewportSize({ width: 1360, height: 900 })
    await openPost(page, TITLE)
    await annotate(page, WORDS, { comment: 'Heads.' })
    await annotate(page, 'The mixed terms vanish')
    await view(page, 'Notebook')
    await expect(page.getByRole('link', { name: 'The mixed terms vanish' })).toBeVisible()
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    await expect(page.getByRole('toolbar', { name: 'Selected notes' })).toBeVisible()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Delete')
    await expect(page.getByRole('link', { name: /^Trash/ })).toContainText('1')
    await view(page, 'Trash')
    await expect(page.getByRole('list', { name: 'Deleted notes' })).toBeVisible()
    expect(await violations(page)).toEqual([])
  })

  test('what needs attention has no violations, nor has picking a place', async ({ lectern: { page, libraryPath } }) => {
    await page.setViewportSize({ width: 1360, height: 900 })
    await openPost(page, TITLE)
    await annotate(page, WORDS, { comment: 'Heads.' })
    await annotate(page, 'The mixed terms vanish')
    const file = join(libraryPath, '2023-03-04-random-walks.md')
    await writeFile(file, (await readFile(file, 'utf8')).replace(WORDS, 'A walker tosses a coin').replace('The mixed terms vanish', 'Gone'))
    await expect(page.getByRole('link', { name: /^Needs attention/ })).toContainText('2')
    await view(page, 'Needs attention')
    await expect(page.getByRole('article')).toHaveCount(2)
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Pick another place' }).last().click()
    await expect(page.getByRole('region', { name: 'New place of a note' })).toBeVisible()
    expect(await violations(page)).toEqual([])
  })
})

test('the dialogs have no violations', async ({ lectern: { page } }) => {
  await expect(titles(page)).toHaveCount(5)
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Settings' }).click()
  await expect(page.getByRole('radiogroup', { name: 'Theme' })).toBeVisible()
  await page.getByText('Notes and colours').click()
  await page.getByRole('checkbox', { name: 'Tell colours apart' }).check()
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^More about/ }).first().click()
  await expect(page.getByRole('menu')).toBeVisible()
  expect(await violations(page)).toEqual([])
})
