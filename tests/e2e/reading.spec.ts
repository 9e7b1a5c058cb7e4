/** A post as it is read: where one is in it, where its links lead, what stands in it, and how it looks. */
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { expectWhole, openPost, post, row, titles, topLine } from './reader.ts'

const TITLE = 'Sharing a birthday'

test.use({ fixture: 'reading' })

test('shows where one is, goes to a heading, and Back returns to the line', async ({ lectern: { page, ...lectern } }) => {
  await page.setViewportSize({ width: 1360, height: 900 })
  await openPost(page, TITLE)
  const contents = page.getByRole('navigation', { name: 'Contents' })
  await expect(contents.getByRole('link')).toHaveText([
    'Counting pairs', 'Turning it around', 'How far off it is', 'Birthdays of files', 'A short list for the road', 'Where to go on'
  ])
  const current = contents.locator('[aria-current]')
  await page.mouse.move(700, 500)
  await page.mouse.wheel(0, 300)
  await expect(current).toHaveText('Counting pairs')
  const line = await topLine(page)

  await contents.getByRole('link', { name: 'Birthdays of files' }).click()
  await expect(current).toHaveText('Birthdays of files')
  const heading = post(page).getByRole('heading', { name: 'Birthdays of files' })
  await expect(heading).toBeInViewport()
  await expect(page).toHaveURL(/#post-birthdays-of-files$/)
  await lectern.shoot('reading-outline')
  await page.goBack()
  await expect(current).toHaveText('Counting pairs')
  await expect.poll(() => topLine(page)).toBe(line)

  await heading.hover()
  await heading.locator('a.anchor').click()
  await expect(page).toHaveURL(/#post-birthdays-of-files$/)
  await expect(heading).toBeInViewport()
})

test('leads through footnotes and to other posts, and back', async ({ lectern: { page } }) => {
  await openPost(page, TITLE)
  const reference = post(page).locator('.footnote-ref a')
  await reference.click()
  const note = post(page).getByText('Birthdays are not spread evenly over the year.')
  await expect(note).toBeInViewport()
  await post(page).locator('a.footnote-backref').click()
  await expect(reference).toBeInViewport()

  await post(page).getByRole('link', { name: 'a note on links' }).click()
  await expect(post(page).getByRole('heading', { level: 1 })).toHaveText('A note on links')
  await post(page).getByRole('link', { name: 'the files' }).click()
  await expect(post(page).getByRole('heading', { name: 'Birthdays of files' })).toBeInViewport()
  await page.goBack()
  await expect(post(page).getByRole('heading', { level: 1 })).toHaveText('A note on links')
})

test('opens web and mail addresses outside, each once, and nothing else', async ({ lectern }) => {
  const { page } = lectern
  await openPost(page, 'A note on links')
  const address = page.url()
  const link = (name: string) => post(page).getByText(name, { exact: true })
  for (const name of ['a file server', 'a file', 'a script', 'another program', 'a post that is not there']) await link(name).click()
  await link('a page').click()
  await link('a safe page').click()
  await link('a letter').click()
  await expect.poll(lectern.openedLinks).toEqual(['http://example.com/plain', 'https://example.com/safe', 'mailto:someone@example.com'])
  expect(page.url()).toBe(address)
  expect(lectern.heard.dialogs).toEqual([])
})

test('shows code to copy, figures, footnotes, tables and tasks', async ({ lectern: { page } }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']).catch(() => undefined)
  await openPost(page, TITLE)
  const code = post(page).locator('figure.code')
  await expect(code).toContainText('birthday.py')
  expect(await code.locator('pre span').evaluateAll((tokens) => new Set(tokens.map((token) => getComputedStyle(token).color)).size)).toBeGreaterThan(2)
  await code.hover()
  await code.getByRole('button', { name: 'Copy' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Copied' })).toBeAttached()
  await page.keyboard.press('g')
  await page.getByLabel('Filter by words').focus()
  await page.keyboard.press('ControlOrMeta+v')
  await expect(page.getByLabel('Filter by words')).toHaveValue(/^from math import comb, exp.*def shared\(guests: int, days: int = 365\)/)
  await page.goBack()
  await expect(post(page).getByRole('img', { name: 'A curve that climbs' })).toHaveJSProperty('naturalWidth', 320)
  const tasks = post(page).getByRole('listitem').filter({ has: page.getByRole('img', { name: /^(Done|To do)$/ }) })
  await expect(tasks).toHaveText([/count pairs/, /turn the question around/, /take the logarithm/])
  await expect(tasks.getByRole('img', { name: 'Done' })).toHaveCount(1)
  await expect(post(page).getByRole('table')).toContainText('0.507')
  await expect(post(page).locator('.math .katex-html').first()).toBeVisible()
})

test('resumes at the same line after a restart, and the library tells how far one is', async ({ lectern }) => {
  const { page } = lectern
  await openPost(page, TITLE)
  await page.mouse.move(640, 400)
  await page.mouse.wheel(0, 1500)
  await expect(page.getByText(/\d% · \d+ min left/)).toBeVisible()
  const line = await topLine(page)
  expect(line).not.toBe('')
  await page.getByRole('link', { name: 'Back to the library' }).click()
  await expect(row(page, TITLE)).toContainText(/\d+% read/)
  await expect(page.getByRole('link', { name: `Resume ${TITLE}` })).toBeVisible()

  const again = await lectern.restart()
  await expect(row(again, TITLE)).toContainText(/\d+% read/)
  await again.getByRole('navigation', { name: 'Library' }).getByRole('link', { name: /^Reading/ }).click()
  await expect(titles(again)).toHaveText([TITLE])
  await lectern.shoot('home-reading')
  await again.getByRole('link', { name: `Resume ${TITLE}` }).click()
  await expectWhole(again, TITLE)
  await expect.poll(() => topLine(again)).toBe(line)

  await again.keyboard.press('End')
  await expect(again.getByRole('progressbar', { name: 'Read' })).toHaveAttribute('aria-valuenow', '100')
  await again.keyboard.press('g')
  await expect(row(again, TITLE)).toContainText('Read')
  await expect(row(again, TITLE)).not.toContainText('%')
})

/** What the reader sees of the theme and the text size. */
const look = (page: Page) => page.evaluate(() => ({
  dark: getComputedStyle(document.body).backgroundColor.match(/\d+/g)?.map(Number).every((part) => part < 80),
  size: getComputedStyle(document.querySelector('article.post p:not([class])') ?? document.body).fontSize
}))

test('keeps theme and text size over a restart', async ({ lectern }) => {
  const { page } = lectern
  await page.emulateMedia({ colorScheme: 'light' })
  await openPost(page, TITLE)
  expect(await look(page)).toEqual({ dark: false, size: '18px' })
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect.poll(() => look(page)).toEqual({ dark: true, size: '18px' })

  await page.getByRole('button', { name: 'Text size and theme' }).click()
  await page.getByRole('radio', { name: 'Light' }).click()
  await expect.poll(() => look(page)).toEqual({ dark: false, size: '18px' })
  await page.getByRole('radio', { name: 'Dark' }).click()
  await page.emulateMedia({ colorScheme: 'light' })
  await page.getByRole('button', { name: 'Larger text' }).click()
  await page.getByRole('button', { name: 'Larger text' }).click()
  await expect.poll(() => look(page)).toEqual({ dark: true, size: '20px' })
  await page.keyboard.press('Escape')
  const second = await lectern.openSecondWindow()
  await openPost(second, TITLE)
  await expect.poll(() => look(second)).toEqual({ dark: true, size: '20px' })

  const again = await lectern.restart()
  await again.emulateMedia({ colorScheme: 'light' })
  await openPost(again, TITLE)
  await expect.poll(() => look(again)).toEqual({ dark: true, size: '20px' })
})

test('can be read with keys alone', async ({ lectern: { page } }) => {
  await expect(titles(page)).toHaveText([TITLE, 'A note on links'])
  const focused = page.locator(':focus')
  await page.keyboard.press('j')
  await expect(focused).toHaveText(TITLE)
  await page.keyboard.press('j')
  await expect(focused).toHaveText('A note on links')
  await page.keyboard.press('k')
  await page.keyboard.press('Enter')
  await expectWhole(page, TITLE)
  await page.keyboard.press('Space')
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(300)
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(focused).toHaveText(TITLE)

  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toContainText('Highlight the selection')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('/')
  await page.keyboard.type('links')
  await expect(titles(page)).toHaveText(['A note on links'])
  await page.keyboard.press('Escape')
  await expect(titles(page)).toHaveCount(2)
  await page.keyboard.press('Escape')
  await page.keyboard.press('ControlOrMeta+,')
  await expect(page.getByRole('radiogroup', { name: 'Theme' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('radiogroup')).toHaveCount(0)
})
