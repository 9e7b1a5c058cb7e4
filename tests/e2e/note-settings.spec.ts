/** How notes are made as the reader wants it: names and marks of colours, the bar of a selection, overlaps, figures. */
import { expect, test } from './fixtures.ts'
import { journal } from './on-disk.ts'
import { annotate, boxOf, card, clickWords, dragOver, openPost, painted, popover, post, selectWords } from './reader.ts'

const QUOTE = 'Pairs are not independent'

test.use({ fixture: 'reading' })
test.beforeEach(async ({ lectern: { page } }) => {
  await page.setViewportSize({ width: 1360, height: 900 })
  await openPost(page, 'Sharing a birthday')
})

test('calls colours as the reader does, and marks them for those who do not see them', async ({ lectern: { page, ...lectern } }) => {
  await page.keyboard.press('Control+,')
  await page.getByText('Notes and colours').click()
  await page.getByRole('textbox', { name: 'Yellow' }).fill('Claim')
  await page.getByRole('checkbox', { name: 'Tell colours apart' }).check()
  await expect(page.locator('.reader')).toHaveAttribute('data-colour-marks')
  await lectern.shoot('note-settings')
  await page.keyboard.press('Escape')
  await selectWords(page, QUOTE)
  await popover(page).getByRole('button', { name: 'Claim' }).click()
  await expect(page.getByText('Highlighted in Claim')).toHaveCount(1)
  await clickWords(page, QUOTE)
  await expect(card(page, QUOTE).getByRole('button', { name: 'Claim' })).toHaveAttribute('aria-pressed', 'true')
  await lectern.shoot('colour-marks')
})

test('shows the bar of a selection when and only when the reader wants it', async ({ lectern: { page } }) => {
  const setting = async (value: string) => {
    await page.keyboard.press('Control+,')
    const field = page.getByRole('combobox', { name: 'The bar at a selection' })
    await expect(async () => {
      if (!await field.isVisible()) await page.getByText('Notes and colours').click()
      await expect(field).toBeVisible({ timeout: 1000 })
    }).toPass()
    await field.selectOption(value)
    await page.keyboard.press('Escape')
  }
  await setting('menu')
  await dragOver(page, 'counts the pairs')
  const middle = await boxOf(page, 'counts the pairs')
  await expect(popover(page)).toHaveCount(0)
  await page.mouse.click((middle.left + middle.right) / 2, middle.y, { button: 'right' })
  await expect(popover(page)).toBeVisible()
  await page.keyboard.press('Escape')
  await setting('never')
  await dragOver(page, 'counts the pairs')
  await page.keyboard.press('h')
  await expect.poll(() => painted(page, 'yellow')).toEqual(['counts the pairs'])
})

test('keeps highlights that overlap, and makes them one when asked to', async ({ lectern: { page, libraryPath } }) => {
  await annotate(page, 'more likely than not', { comment: 'a' })
  await page.keyboard.press('Control+,')
  await page.getByText('Notes and colours').click()
  await page.getByRole('combobox', { name: 'Highlights that overlap' }).selectOption('ask')
  await page.keyboard.press('Escape')
  await annotate(page, 'than not that two of')
  await page.getByRole('button', { name: 'Make them one' }).click()
  await expect.poll(() => painted(page, 'yellow')).toEqual(['more likely than not that two of'])
  await expect.poll(async () => (await journal(libraryPath)).filter(({ k }) => k === 'delete').length).toBe(2)
  await expect(card(page, 'more likely than not that two of')).toContainText('a')
  await page.keyboard.press('ControlOrMeta+z')
  await expect.poll(async () => (await painted(page, 'yellow')).length).toBe(2)
})

test('takes a figure that is clicked twice whole, and opens it when it is clicked once', async ({ lectern: { page, libraryPath } }) => {
  const figure = post(page).locator('figure img').first()
  await figure.scrollIntoViewIfNeeded()
  await figure.click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await figure.dblclick()
  await expect(popover(page)).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('2')
  await expect.poll(async () => (await journal(libraryPath)).at(-1)?.selector?.quote.exact).toMatch(/^A curve that climbs[^\n]*\n.*The chance of a match/)
})
