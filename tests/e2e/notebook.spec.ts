/** All notes on one page: found, filtered, changed many at once, and left for their words and back. */
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { journal } from './on-disk.ts'
import { annotate, card, expectWhole, openPost, post } from './reader.ts'

const TITLE = 'Sharing a birthday'
const OTHER = 'A note on links'
const QUOTES = ['twenty-three people', 'counts the pairs', 'Pairs are not independent', 'the sun burns out first']

test.use({ fixture: 'reading' })

const lines = (page: Page): Locator => page.getByRole('list', { name: 'Notes' }).getByRole('article')
const line = (page: Page, words: string): Locator => lines(page).filter({ has: page.getByRole('link', { name: words, exact: true }) })
const bar = (page: Page): Locator => page.getByRole('toolbar', { name: 'Selected notes' })
const undo = (page: Page) => page.keyboard.press('ControlOrMeta+z')
const colours = async (library: string) => (await journal(library)).slice(-2).map(({ colour }) => colour)

async function openNotebook(page: Page) {
  await page.getByRole('link', { name: /^Notebook/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Notebook' })).toBeVisible()
}

test.beforeEach(async ({ lectern: { page } }) => { await page.setViewportSize({ width: 1360, height: 900 }) })

test('gathers the notes of all posts in reading order, and finds them by any of their words', async ({ lectern }) => {
  const { page } = lectern
  await openNotebook(page)
  await expect(page.getByText('Nothing is written yet')).toBeVisible()
  await lectern.shoot('notebook-empty')
  await page.getByRole('link', { name: 'Find something to read' }).click()
  await openPost(page, TITLE)
  await annotate(page, QUOTES[2]!, { comment: 'Naïve, but nearly so.' })
  await annotate(page, QUOTES[0]!, { key: '2' })
  await page.getByRole('link', { name: 'Back to the library' }).click()
  await openPost(page, OTHER)
  await annotate(page, 'Every kind of link', { key: '3' })
  await openNotebook(page)
  await expect(page.getByText('3 notes in 2 posts')).toBeVisible()
  await expect(page.getByRole('link', { name: /^Notebook/ })).toContainText('3')
  await expect(lines(page).getByRole('link')).toHaveText([QUOTES[0]!, QUOTES[2]!, 'Every kind of link'])
  await expect(page.getByRole('heading', { level: 2, name: TITLE })).toBeVisible()
  await lectern.shoot('notebook')

  const field = page.getByRole('searchbox')
  await page.keyboard.press('/')
  await page.keyboard.type('naive')
  await expect(lines(page)).toHaveCount(1)
  await field.fill('birthday')
  await expect(lines(page)).toHaveCount(2)
  await page.getByRole('button', { name: /^Green/ }).click()
  await expect(lines(page).getByRole('link')).toHaveText([QUOTES[0]!])
  await page.getByRole('button', { name: 'With a note' }).click()
  await expect(page.getByText('No note is like that.')).toBeVisible()
  await page.getByRole('button', { name: 'Show all' }).click()
  await expect(lines(page)).toHaveCount(3)
  await page.getByRole('combobox', { name: 'Group by' }).selectOption('Colour')
  await expect(page.getByRole('list', { name: 'Notes' }).getByRole('heading', { level: 2 })).toHaveText(['Yellow', 'Green', 'Blue'])
})

test('changes many at once, and takes each step back', async ({ lectern }) => {
  const { page, libraryPath } = lectern
  await openPost(page, TITLE)
  for (const quote of QUOTES) await annotate(page, quote)
  await openNotebook(page)
  await expect(lines(page)).toHaveCount(4)
  // The keys: a line and the next.
  await page.keyboard.press('j')
  await expect(line(page, QUOTES[0]!).getByRole('link')).toBeFocused()
  await page.keyboard.press('x')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(bar(page)).toContainText('2 selected')
  await lectern.shoot('notebook-selection')
  await page.keyboard.press('3')
  await expect.poll(() => colours(libraryPath)).toEqual(['blue', 'blue'])
  await undo(page)
  await expect.poll(() => colours(libraryPath)).toEqual(['yellow', 'yellow'])

  await bar(page).getByRole('button', { name: 'Tag' }).click()
  await page.getByRole('combobox', { name: 'Tag to add' }).fill('exam')
  await page.keyboard.press('Enter')
  await expect(line(page, QUOTES[1]!).getByRole('list', { name: 'Tags' })).toHaveText('exam')
  await page.getByRole('button', { name: 'Take exam off 2' }).click()
  await expect(lines(page).getByRole('list', { name: 'Tags' })).toHaveCount(0)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(bar(page)).toHaveCount(0)

  // The pointer: one, and with Shift all up to another.
  await line(page, QUOTES[1]!).hover()
  await line(page, QUOTES[1]!).getByRole('checkbox').check()
  await line(page, QUOTES[3]!).getByRole('link').click({ modifiers: ['Shift'] })
  await expect(bar(page)).toContainText('3 selected')
  await bar(page).getByRole('button', { name: 'Delete' }).click()
  await expect(lines(page)).toHaveCount(1)
  await page.getByRole('link', { name: /^Trash/ }).click()
  await expect(page.getByRole('list', { name: 'Deleted notes' }).getByRole('listitem')).toHaveCount(3)
  await lectern.shoot('trash')
  await page.getByRole('button', { name: `Restore “${QUOTES[1]!}”` }).click()
  await expect(page.getByRole('list', { name: 'Deleted notes' }).getByRole('listitem')).toHaveCount(2)
  await page.getByRole('button', { name: 'Restore all' }).click()
  await expect(page.getByText('Nothing is in the trash')).toBeVisible()
  await undo(page)
  await expect(page.getByRole('list', { name: 'Deleted notes' }).getByRole('listitem')).toHaveCount(2)
  await undo(page)
  await expect(page.getByRole('list', { name: 'Deleted notes' }).getByRole('listitem')).toHaveCount(3)
  await undo(page)
  await expect(page.getByText('Nothing is in the trash')).toBeVisible()
  await openNotebook(page)
  await expect(lines(page)).toHaveCount(4)
  await page.keyboard.press('ControlOrMeta+a')
  await expect(bar(page)).toContainText('4 selected')
})

test('goes to the words of a note and comes back to the same line', async ({ lectern: { page } }) => {
  await openPost(page, TITLE)
  for (const quote of QUOTES) await annotate(page, quote, { comment: `${quote}?\n\n`.repeat(4) })
  await page.setViewportSize({ width: 1360, height: 500 })
  await openNotebook(page)
  await line(page, QUOTES[3]!).scrollIntoViewIfNeeded()
  const top = await page.evaluate(() => window.scrollY)
  expect(top).toBeGreaterThan(100)
  await line(page, QUOTES[3]!).getByRole('link').press('Enter')
  await expectWhole(page, TITLE)
  await expect(card(page, QUOTES[3]!)).toHaveAttribute('aria-current', 'true')
  await expect(post(page).getByText(QUOTES[3]!)).toBeInViewport()
  await page.goBack()
  await expect(line(page, QUOTES[3]!)).toBeInViewport()
  await expect.poll(async () => Math.abs(await page.evaluate(() => window.scrollY) - top)).toBeLessThan(4)
})
