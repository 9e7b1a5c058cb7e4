/** Find in post: over all of its text, by keys. */
import type { Page } from '@playwright/test'
import { violations } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { openPost, post, selectWords, topLine } from './reader.ts'

const WALK = 'How far a random walk gets'

const bar = (page: Page) => page.getByRole('search', { name: 'Find in this post' })
const field = (page: Page) => bar(page).getByRole('textbox', { name: 'Find in this post' })
const count = (page: Page) => bar(page).getByRole('status')
const toggle = (page: Page, name: string) => bar(page).getByRole('button', { name, exact: true })
const formulas = (page: Page) => post(page).locator('[data-match]').evaluateAll((found) => found.map((one) => (one as HTMLElement).dataset.tex))

test.beforeEach(async ({ lectern: { page } }) => {
  await page.setViewportSize({ width: 1360, height: 700 })
  await openPost(page, WALK)
})

test('counts, marks and steps through what it finds', async ({ lectern: { page, shoot } }) => {
  await page.keyboard.press('ControlOrMeta+f')
  await expect(field(page)).toBeFocused()
  await page.keyboard.type('walk')
  await expect(count(page)).toHaveText(/^1 of \d+$/)
  const total = Number((await count(page).textContent())?.split(' of ')[1])
  expect(total).toBeGreaterThan(3)
  // A picture's text is found, too: the picture is marked whole.
  await expect.poll(() => page.evaluate(() => (CSS.highlights.get('lectern-match')?.size ?? 0) + document.querySelectorAll('[data-match]').length)).toBe(total - 1)
  expect(await page.evaluate(() => [...CSS.highlights.get('lectern-match-current') ?? []].map(String))).toEqual(['walk'])
  await shoot('find')
  await page.keyboard.press('Enter')
  await expect(count(page)).toHaveText(`2 of ${total}`)
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.press('Shift+Enter')
  await expect(count(page)).toHaveText(`${total} of ${total}`)
  await page.keyboard.type(' that is not there')
  await expect(count(page)).toHaveText('No matches')
})

test('minds case, whole words, code and formulas as it is told', async ({ lectern: { page } }) => {
  await page.keyboard.press('/')
  await field(page).fill('walk')
  const total = async () => Number((await count(page).textContent())?.split(' of ')[1] ?? 0)
  await expect(count(page)).toHaveText(/^1 of/)
  const all = await total()
  await toggle(page, 'Whole words').click()
  await expect.poll(total).toBeLessThan(all)
  await toggle(page, 'Whole words').click()
  await toggle(page, 'In code').click()
  await expect.poll(total).toBeLessThan(all)
  await field(page).fill('DEF WALK')
  await expect(count(page)).toHaveText('No matches')
  await toggle(page, 'In code').click()
  await expect(count(page)).toHaveText('1 of 1')
  await toggle(page, 'Match case').click()
  await expect(count(page)).toHaveText('No matches')
})

test('finds TeX whatever spaces it has, and marks the whole formula', async ({ lectern: { page } }) => {
  await page.keyboard.press('ControlOrMeta+f')
  await field(page).fill('X_1+\\dots')
  await expect(count(page)).toHaveText('1 of 1')
  await expect.poll(() => formulas(page)).toEqual(['S_n = X_1 + \\dots + X_n'])
  await toggle(page, 'In formulas').click()
  await expect(count(page)).toHaveText('No matches')
  expect(await formulas(page)).toEqual([])
})

test('Escape goes back to where the reader was, unless they moved on', async ({ lectern: { page } }) => {
  const top = await topLine(page)
  await page.keyboard.press('ControlOrMeta+f')
  await field(page).fill('a little less')
  await expect(count(page)).toHaveText('1 of 1')
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100)
  await page.keyboard.press('Escape')
  await expect(bar(page)).toBeHidden()
  await expect.poll(() => topLine(page)).toBe(top)

  await page.keyboard.press('ControlOrMeta+f')
  await field(page).fill('a little less')
  await expect(count(page)).toHaveText('1 of 1')
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100)
  await post(page).hover()
  await page.mouse.wheel(0, -40)
  await page.keyboard.press('Escape')
  await expect(bar(page)).toBeHidden()
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(60)
})

test('begins with the words that are selected, and leaves n to notes', async ({ lectern: { page } }) => {
  await selectWords(page, 'typical distance')
  await page.keyboard.press('ControlOrMeta+f')
  await expect(field(page)).toHaveValue('typical distance')
  await page.keyboard.press('Escape')
  await selectWords(page, 'typical distance')
  await page.keyboard.press('n')
  await expect(page.getByRole('textbox', { name: 'Note' })).toBeVisible()
})

test('has no violations', async ({ lectern: { page } }) => {
  await page.keyboard.press('ControlOrMeta+f')
  await field(page).fill('walk')
  await expect(count(page)).toHaveText(/^1 of/)
  expect(await violations(page)).toEqual([])
})
