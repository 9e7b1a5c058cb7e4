/** Notes whose words were edited outside: what is proposed, what the reader can choose, and that each choice can be undone. */
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { fingerprints, journal } from './on-disk.ts'
import { annotate, expectWhole, notes, openPost, painted, post } from './reader.ts'

const TITLE = 'Sharing a birthday'
const FILE = '2024-02-29-sharing-a-birthday.md'
const CHANGED = 'With twenty-three people there are 253 pairs'
const LOST = 'a sum in a thin coat'

test.use({ fixture: 'reading' })

const item = (page: Page, words: string): Locator => page.getByRole('article', { name: `Note on “${words}”` })
const link = (page: Page): Locator => page.getByRole('link', { name: /^Needs attention/ })
const settled = (page: Page): Locator => page.getByText('Every note stands on its words')
const undo = (page: Page) => page.keyboard.press('ControlOrMeta+z')

/** Annotates, edits the file as another program would, and opens the tray. */
async function prepare(page: Page, library: string) {
  await page.setViewportSize({ width: 1360, height: 900 })
  await openPost(page, TITLE)
  await annotate(page, CHANGED, { comment: 'Count again.' })
  await annotate(page, LOST)
  await expect(link(page)).not.toContainText(/\d/)
  const file = join(library, FILE)
  const text = await readFile(file, 'utf8')
  await writeFile(file, text.replace('there are 253 pairs', 'there are 435 pairs').replace(/> A product.*\n/, ''))
  await expect(link(page)).toContainText('2')
  await link(page).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Needs attention' })).toBeVisible()
  await expect(item(page, CHANGED)).toBeVisible()
}

test('shows what changed and what went, accepts, detaches and deletes with one key each, and undoes all of it', async ({ lectern }) => {
  const { page, libraryPath } = lectern
  await link(page).click()
  await expect(settled(page)).toBeVisible()
  await lectern.shoot('attention-empty')
  await page.getByRole('link', { name: /^All posts/ }).click()
  await prepare(page, libraryPath)
  await expect(item(page, CHANGED).locator('del')).toHaveText('253')
  await expect(item(page, CHANGED).locator('ins')).toHaveText('435')
  await expect(item(page, CHANGED)).toContainText(/(likely|certainly|Probably) here · \d+%/)
  await expect(item(page, CHANGED)).toContainText('Count again.')
  await expect(item(page, LOST)).toContainText('no longer in the post')
  await expect(item(page, LOST).getByRole('button', { name: 'Accept' })).toHaveCount(0)
  await lectern.shoot('attention')
  const posts = await fingerprints(libraryPath)

  await item(page, CHANGED).focus()
  await page.keyboard.press('a')
  await expect(item(page, CHANGED)).toHaveCount(0)
  await expect.poll(async () => (await journal(libraryPath)).at(-1)?.selector?.quote.exact).toBe('With twenty-three people there are 435 pairs')
  await expect(item(page, LOST)).toBeFocused()
  await page.keyboard.press('d')
  await expect(settled(page)).toBeVisible()
  await expect(link(page)).not.toContainText(/\d/)

  await undo(page)
  await expect(item(page, LOST)).toBeVisible()
  await undo(page)
  await expect(item(page, CHANGED)).toBeVisible()
  await item(page, LOST).focus()
  await page.keyboard.press('Backspace')
  await expect(item(page, LOST)).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(item(page, LOST)).toBeVisible()

  await page.getByRole('button', { name: 'Accept many' }).click()
  await expect(page.getByRole('menuitem', { name: /^95% and surer/ })).toBeDisabled()
  await page.getByRole('menuitem', { name: /^80% and surer/ }).click()
  await expect(item(page, CHANGED)).toHaveCount(0)
  await expect(item(page, LOST)).toBeVisible()
  expect(await fingerprints(libraryPath)).toEqual(posts)
})

test('takes the place that the reader selects, and Escape leaves everything as it was', async ({ lectern }) => {
  const { page, libraryPath } = lectern
  await prepare(page, libraryPath)
  const before = (await journal(libraryPath)).length
  const picker = page.getByRole('region', { name: 'New place of a note' })
  await item(page, LOST).focus()
  await page.keyboard.press('p')
  await expectWhole(page, TITLE)
  await expect(picker).toContainText('Select the new place for this note')
  await lectern.shoot('attention-pick')
  await page.keyboard.press('Escape')
  await expect(item(page, LOST)).toBeVisible()
  expect(await journal(libraryPath)).toHaveLength(before)

  await item(page, LOST).getByRole('button', { name: 'Pick another place' }).click()
  await expectWhole(page, TITLE)
  await post(page).getByText('Turning it around').first().scrollIntoViewIfNeeded()
  const words = post(page).getByText('It is easier to count rooms')
  await words.scrollIntoViewIfNeeded()
  // Three clicks take the paragraph.
  await words.click({ clickCount: 3, position: { x: 60, y: 12 } })
  await expect(page.getByRole('heading', { level: 1, name: 'Needs attention' })).toBeVisible()
  await expect(item(page, LOST)).toHaveCount(0)
  await expect.poll(async () => (await journal(libraryPath)).at(-1)?.selector?.quote.exact).toMatch(/^It is easier to count rooms/)
  await undo(page)
  await expect(item(page, LOST)).toBeVisible()

  await item(page, CHANGED).press('Enter')
  await expectWhole(page, TITLE)
  await expect.poll(() => painted(page, 'active')).toEqual(['With twenty-three people there are 435 pairs'])
  await notes(page).getByText('Lost their place (1)').click()
  await notes(page).getByRole('link', { name: 'Decide what becomes of them' }).click()
  await expect(item(page, LOST)).toBeVisible()
})

test('knows after a restart what was edited while Lectern was closed', async ({ lectern }) => {
  await lectern.page.setViewportSize({ width: 1360, height: 900 })
  await openPost(lectern.page, TITLE)
  await annotate(lectern.page, CHANGED)
  // It is on disk once the core counts it.
  await expect(lectern.page.getByRole('link', { name: /^Notebook/ })).toContainText('1')
  const page = await lectern.restart(async () => {
    const file = join(lectern.libraryPath, FILE)
    await writeFile(file, (await readFile(file, 'utf8')).replace('there are 253 pairs', 'there are 435 pairs'))
  })
  await page.setViewportSize({ width: 1360, height: 900 })
  await expect(link(page)).toContainText('1')
  await link(page).click()
  await expect(item(page, CHANGED).locator('ins')).toHaveText('435')
})

test('keeps a note that is written while the file of its post is gone, and says where it waits', async ({ lectern: { page, libraryPath } }) => {
  await page.setViewportSize({ width: 1360, height: 900 })
  await openPost(page, TITLE)
  await rm(join(libraryPath, FILE))
  // What is on the page can be read on, and written on.
  await expect(page.getByRole('link', { name: 'All posts 1' })).toBeVisible()
  await annotate(page, CHANGED, { comment: 'Count again.' })
  await expect(page.getByText('Saved. Its words are not in the file now')).toBeVisible()
  await expect(notes(page).getByText('Count again.')).toBeVisible()
  expect(await painted(page, 'yellow')).toEqual([CHANGED])
  await expect(link(page)).toContainText('1')
  await link(page).click()
  await expect(item(page, CHANGED)).toContainText('Count again.')
})
