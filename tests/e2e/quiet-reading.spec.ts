/** Reading without anything around it: the text alone, a ruler over the lines, a page that moves by itself. */
import { expect, test } from './fixtures.ts'
import { violations } from './axe.ts'
import { annotate, notes, openPost, popover, selectWords, topLine } from './reader.ts'

const TITLE = 'Sharing a birthday'

test.use({ fixture: 'reading' })
test.beforeEach(async ({ lectern: { page } }) => {
  await page.setViewportSize({ width: 1360, height: 900 })
  await openPost(page, TITLE)
})

test('shows the text alone, at the line that is read, until Escape or a note brings the rest back', async ({ lectern: { page, ...lectern } }) => {
  await annotate(page, 'twenty-three people', { comment: 'How many?' })
  await page.keyboard.press('Escape')
  await page.evaluate(() => { document.querySelector('article.post h2')?.scrollIntoView() })
  const line = await topLine(page)
  const library = page.getByRole('navigation', { name: 'Library' })
  await page.keyboard.press('Shift+F')
  await expect(library).toHaveCount(0)
  await expect(page.getByRole('banner')).toHaveCount(0)
  await expect(notes(page)).toHaveCount(0)
  await expect.poll(() => topLine(page)).toBe(line)
  await lectern.shoot('text-alone')
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(library).toBeVisible()
  await expect(notes(page)).toBeVisible()
  await expect.poll(() => topLine(page)).toBe(line)

  await page.keyboard.press('Shift+F')
  await expect(library).toHaveCount(0)
  await selectWords(page, 'more likely than not')
  await page.keyboard.press('n')
  await expect(notes(page).getByRole('textbox')).toBeFocused()
  await page.keyboard.press('Escape')

  await page.keyboard.press('Shift+F')
  await page.getByRole('button', { name: 'Show everything again' }).click()
  await expect(library).toBeVisible()
  // The library has all its parts, whatever a post was shown with.
  await page.keyboard.press('Shift+F')
  await page.keyboard.press('g')
  await expect(library).toBeVisible()
})

test('lays a ruler over the lines, which follows the pointer', async ({ lectern: { page, ...lectern } }) => {
  const ruler = page.locator('.reading-ruler')
  const at = () => ruler.evaluate((element) => element.style.getPropertyValue('--at'))
  await page.keyboard.press('r')
  await expect(ruler).toBeVisible()
  await page.mouse.move(600, 321)
  await expect.poll(at).toBe('321px')
  await lectern.shoot('ruler')
  // It never takes a click from the text.
  await selectWords(page, 'more likely than not')
  await expect(popover(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('r')
  await expect(ruler).toHaveCount(0)
})

test('moves the page by itself until the reader does, and keeps the speed', async ({ lectern: { page, ...lectern } }) => {
  const top = () => page.evaluate(() => window.scrollY)
  const moving = page.getByRole('group', { name: 'Scrolling by itself' })
  await page.keyboard.press('s')
  await expect(moving).toBeVisible()
  await expect.poll(top).toBeGreaterThan(20)
  await lectern.shoot('scrolling')
  for (let press = 0; press < 12; press++) await page.keyboard.press('+')
  await page.keyboard.press('PageDown')
  await expect(moving).toHaveCount(0)
  const speed = Number(await page.evaluate(() => localStorage.getItem('lectern:scroll-speed')))
  expect(speed).toBeGreaterThan(200)
  await page.keyboard.press('s')
  await moving.getByRole('button', { name: 'Slower' }).click()
  expect(Number(await page.evaluate(() => localStorage.getItem('lectern:scroll-speed')))).toBeLessThan(speed)
  await page.keyboard.press('Escape')
  await expect(moving).toHaveCount(0)
  // At the end there is nothing to move any more.
  await page.keyboard.press('s')
  await page.evaluate(() => { window.scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' }) })
  await expect(moving).toHaveCount(0)
})
