/** Two posts side by side, or two places of one. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Frame, Page } from '@playwright/test'
import { violations } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { exactPlace, FIRST, scrollOn, SECOND, writeLongPosts } from './long-posts.ts'
import { expectWhole, openPost, post, row } from './reader.ts'

const SIDE = 'iframe.side-frame'

/** The page of the other side, once its post is there. */
async function other(page: Page): Promise<Frame> {
  const frame = await (await page.locator(SIDE).elementHandle())?.contentFrame()
  if (!frame) throw new Error('There is no other side.')
  await expect(frame.locator('article.post')).toBeVisible()
  await expect(frame.locator('article.post')).not.toHaveAttribute('aria-busy')
  return frame
}
/** Which side the keys go to. */
const isInFrame = (page: Page) => page.evaluate(() => document.activeElement instanceof HTMLIFrameElement)
const titleIn = (frame: Frame) => frame.locator('article.post h1')

test.beforeEach(async ({ lectern }) => {
  await lectern.page.setViewportSize({ width: 1360, height: 900 })
  await writeLongPosts(lectern)
})

test('one post at two places, by keys alone; a note made in one shows in the other', async ({ lectern: { page } }) => {
  await openPost(page, FIRST)
  const begun = await scrollOn(page, 2000)
  await page.keyboard.press('y')
  const frame = await other(page)
  await expect(titleIn(frame)).toHaveText(FIRST)
  await expect.poll(() => isInFrame(page)).toBe(true)
  await expect.poll(async () => (await exactPlace(frame)).split(' at ')[0]).toBe(begun.split(' at ')[0])

  await page.keyboard.press('End')
  await expect.poll(() => exactPlace(frame)).not.toBe(begun)
  // Sections above that come into sight on the way get their real height, so that one press may end just below the top.
  await expect.poll(async () => {
    await page.keyboard.press('Home')
    return frame.evaluate(() => scrollY)
  }).toBe(0)
  await page.keyboard.press('v')
  await page.keyboard.press('n')
  await frame.getByRole('textbox', { name: 'Note' }).fill('Seen from both sides.')
  await page.keyboard.press('Escape')
  await page.keyboard.press('F6')
  await expect.poll(() => isInFrame(page)).toBe(false)
  await page.getByRole('button', { name: /^Notes 1/ }).click()
  await expect(page.getByRole('complementary', { name: 'Notes' }).getByText('Seen from both sides.')).toBeVisible()
})

test('a link opens beside, and a reload finds both sides and their places', async ({ lectern: { page } }) => {
  await openPost(page, FIRST)
  await post(page).getByRole('link', { name: 'the well', exact: true }).focus()
  await page.keyboard.press('Alt+Enter')
  let frame = await other(page)
  await expect(titleIn(frame)).toHaveText(SECOND)
  await expect.poll(() => exactPlace(frame)).not.toContain('Step number 1 ')
  const theirs = await exactPlace(frame)
  await page.keyboard.press('F6')
  const mine = await scrollOn(page, 1500)
  const { hash } = new URL(page.url())

  await page.reload()
  frame = await other(page)
  await expectWhole(page, FIRST)
  await expect.poll(() => exactPlace(page)).toBe(mine)
  await expect.poll(() => exactPlace(frame)).toBe(theirs)
  expect(new URL(page.url()).hash).toBe(hash)

  await page.keyboard.press('Shift+F6')
  await expectWhole(page, SECOND)
  await expect(titleIn(frame)).toHaveText(FIRST)
  await page.keyboard.press('Shift+Y')
  await expect(page.locator(SIDE)).toHaveCount(0)
  await expectWhole(page, SECOND)
  await expect.poll(async () => (await exactPlace(page)).split(' at ')[0]).toBe(theirs.split(' at ')[0])
})

test('what is opened on the other side is no step of the page, and Back there goes back there', async ({ lectern: { page } }) => {
  await openPost(page, FIRST)
  await page.keyboard.press('y')
  const frame = await other(page)
  await frame.getByRole('link', { name: 'the well', exact: true }).click()
  await expect(titleIn(frame)).toHaveText(SECOND)
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(titleIn(frame)).toHaveText(FIRST)
  await page.keyboard.press('F6')
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(row(page, FIRST)).toBeVisible()
  await expect(page.locator(SIDE)).toBeHidden()
  await page.keyboard.press('Alt+ArrowRight')
  await expectWhole(page, FIRST)
  await expect(page.locator(SIDE)).toBeVisible()
})

test('the palette opens on the side where the reader is, and settings show in both', async ({ lectern: { page } }) => {
  await openPost(page, FIRST)
  await page.keyboard.press('y')
  const frame = await other(page)
  await expect.poll(() => isInFrame(page)).toBe(true)
  await page.mouse.move(5, 5)
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Search or jump to' }).fill(SECOND)
  await expect(page.getByRole('option', { name: SECOND }).first()).toHaveAttribute('data-highlighted')
  await page.keyboard.press('Enter')
  await expect(titleIn(frame)).toHaveText(SECOND)
  await expectWhole(page, FIRST)
  await expect.poll(() => isInFrame(page)).toBe(true)

  await frame.getByRole('button', { name: 'Text size and theme' }).click()
  await page.getByRole('radio', { name: 'Dark' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'night')
  await expect(frame.locator('html')).toHaveAttribute('data-theme', 'night')
})

test('the divider moves by keys and by the pointer, and keeps its share', async ({ lectern: { page } }) => {
  await openPost(page, FIRST)
  await page.keyboard.press('y')
  await other(page)
  const divider = page.getByRole('separator', { name: 'Width of the sides' })
  await expect(divider).toHaveAttribute('aria-valuenow', '50')
  await divider.focus()
  await page.keyboard.press('ArrowRight')
  await expect(divider).toHaveAttribute('aria-valuenow', '52')
  await page.keyboard.press('End')
  await expect(divider).toHaveAttribute('aria-valuenow', '75')
  const box = await divider.boundingBox()
  await page.mouse.move((box?.x ?? 0) + 4, 400)
  await page.mouse.down()
  await page.mouse.move(680, 400, { steps: 4 })
  await page.mouse.up()
  await expect(divider).toHaveAttribute('aria-valuenow', '40')
  await page.reload()
  await expect(divider).toHaveAttribute('aria-valuenow', '40')
  await other(page)
  // One after the other: two readers of one page have landmarks of the same names, each in a document of its own.
  expect(await violations(page, '.app > main')).toEqual([])
  expect(await violations(page, '.sides')).toEqual([])
})

test('in a narrow window the sides take turns', async ({ lectern: { page } }) => {
  await page.setViewportSize({ width: 700, height: 900 })
  await openPost(page, FIRST)
  await page.keyboard.press('y')
  const frame = await other(page)
  await expect(page.getByText('so the sides take turns')).toBeVisible()
  await expect(page.locator(SIDE)).toBeVisible()
  await frame.getByRole('button', { name: 'Go to the other side' }).click()
  await expect(page.locator(SIDE)).toBeHidden()
  await page.getByRole('button', { name: 'Go to the other side' }).click()
  await expect(page.locator(SIDE)).toBeVisible()
  await frame.getByRole('button', { name: 'Close this side' }).click()
  await expect(page.locator(SIDE)).toHaveCount(0)
})

test('a post that is deleted stays on the other side and says so; printing prints the page', async ({ lectern: { page, libraryPath } }) => {
  await openPost(page, FIRST)
  await post(page).getByRole('link', { name: 'the well', exact: true }).click({ modifiers: ['Alt'] })
  const frame = await other(page)
  await expect(titleIn(frame)).toHaveText(SECOND)
  await rm(join(libraryPath, 'steps.md'))
  await expect(frame.getByText('The file of this post is gone.')).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator(SIDE)).toBeHidden()
  await expect(post(page)).toBeVisible()
})

test('the sides are swapped where both show one post, each with its place', async ({ lectern: { page } }) => {
  await openPost(page, FIRST)
  const mine = await scrollOn(page, 2000)
  await page.keyboard.press('y')
  const frame = await other(page)
  await expect.poll(() => isInFrame(page)).toBe(true)
  await expect.poll(async () => (await exactPlace(frame)).split(' at ')[0]).toBe(mine.split(' at ')[0])
  await page.keyboard.press('Home')
  await expect.poll(() => frame.evaluate(() => scrollY)).toBe(0)
  await page.keyboard.press('Shift+F6')
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(0)
  await expect.poll(async () => (await exactPlace(frame)).split(' at ')[0]).toBe(mine.split(' at ')[0])
})

test('a side that is not seen any more takes no commands, and what is typed on one is not written by the other', async ({ lectern: { page } }) => {
  await openPost(page, FIRST)
  await page.keyboard.press('y')
  const frame = await other(page)
  await expect.poll(() => isInFrame(page)).toBe(true)
  await page.keyboard.press('v')
  await page.keyboard.press('n')
  await frame.getByRole('textbox', { name: 'Note' }).pressSequentially('Typed on the right.')
  await page.keyboard.press('Escape')
  await expect.poll(() => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('lectern.unsaved.')))).toEqual([])
  await expect(page.getByText('not saved before')).toHaveCount(0)
  await page.keyboard.press('g')
  await expect(row(page, FIRST)).toBeVisible()
  await expect(page.locator(SIDE)).toBeHidden()
  await expect.poll(() => isInFrame(page)).toBe(false)
})
