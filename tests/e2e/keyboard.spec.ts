/** A reader without a pointer: from a folder that is opened to notes that are exported and taken back. */
import { mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { journal } from './on-disk.ts'
import { card, expectWhole, painted, row, titles } from './reader.ts'

const POST = `---
title: Counting handshakes
date: 2024-06-01
---

Everyone in a room shakes hands with everyone else. Nobody shakes hands twice.

With $n$ people there are

$$
\\frac{n(n-1)}{2}
$$

handshakes, which grows faster than most people guess.
`

const SENTENCE = 'Everyone in a room shakes hands with everyone else.'

let folder = ''
test.beforeEach(async ({ lectern: { page } }) => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'lectern-keys-')))
  await writeFile(join(folder, 'handshakes.md'), POST)
  await page.setViewportSize({ width: 1360, height: 900 })
})
test.afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }))

/** Goes from control to control until this one has the focus. */
async function tabTo(page: Page, target: Locator, key = 'Tab') {
  for (let presses = 0; presses < 80; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press(key)
  }
  throw new Error(`No number of presses of ${key} leads to ${String(target)}.`)
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')

test('reads, marks, writes, tags, finds again, exports and takes back without a pointer', async ({ lectern }) => {
  const { page, door } = lectern
  const notes = async () => (await journal(folder)).length
  await expect(titles(page).first()).toBeVisible()

  await test.step('opens a folder', async () => {
    if (door === 'electron') await lectern.answerFolderDialog(folder)
    await page.keyboard.press('ControlOrMeta+Shift+O')
    if (door === 'browser') {
      await expect(page.getByLabel('Path of the folder')).toBeFocused()
      await page.keyboard.type(folder)
      await page.keyboard.press('Enter')
    }
    await expect(page.getByRole('navigation', { name: 'Library' }).getByTitle(folder)).toBeVisible()
  })

  await test.step('finds a post and opens it', async () => {
    await page.keyboard.press('g')
    await page.keyboard.press('/')
    await page.keyboard.type('handshakes')
    await expect(titles(page)).toHaveText(['Counting handshakes'])
    await page.keyboard.press('ArrowDown')
    await expect(row(page, 'Counting handshakes').getByRole('link', { name: 'Counting handshakes', exact: true })).toBeFocused()
    await page.keyboard.press('Enter')
    await expectWhole(page, 'Counting handshakes')
  })

  await test.step('highlights a sentence and a formula', async () => {
    await page.keyboard.press('v')
    await expect.poll(() => page.evaluate(() => String(document.getSelection()))).toBe(SENTENCE)
    await page.keyboard.press('h')
    await expect.poll(() => painted(page, 'yellow')).toEqual([SENTENCE])
    await page.keyboard.press('v')
    await page.keyboard.press('f')
    await page.keyboard.press('f')
    await page.keyboard.press('3')
    await expect.poll(() => painted(page, 'blue')).toEqual(['\\frac{n(n-1)}{2}'])
    await expect.poll(notes).toBe(2)
  })

  await test.step('writes a comment and a tag', async () => {
    await page.keyboard.press(']')
    await expect(card(page, SENTENCE)).toHaveAttribute('aria-current', 'true')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('textbox', { name: 'Note' })).toBeFocused()
    await page.keyboard.type('Who counts **both** hands?')
    await page.keyboard.press('Escape')
    await expect(card(page, SENTENCE)).toBeFocused()
    await expect(card(page, SENTENCE).locator('strong')).toHaveText('both')
    await page.keyboard.press('t')
    await page.keyboard.type('pairs')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await expect(card(page, SENTENCE)).toContainText('#pairs')
    await page.keyboard.press('Escape')
  })

  await test.step('finds the note in the notebook, and comes from it to its words', async () => {
    await page.keyboard.press('Shift+G')
    await expect(page.locator('.notebook article.line').first()).toBeVisible()
    await page.keyboard.press('/')
    await page.keyboard.type('both hands')
    await expect(page.locator('.notebook article.line')).toHaveCount(1)
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => focused(page)).toContain('Everyone in a room')
    await page.keyboard.press('Enter')
    await expectWhole(page, 'Counting handshakes')
    await expect(card(page, SENTENCE)).toBeFocused()
    await page.keyboard.press('Alt+ArrowLeft')
    await expect(page.locator('.notebook article.line')).toHaveCount(1)
  })

  await test.step('tags what is selected, and takes that back', async () => {
    await page.keyboard.press('j')
    await expect.poll(() => focused(page)).toContain('Everyone in a room')
    await page.keyboard.press('x')
    await page.keyboard.press('t')
    await page.keyboard.type('later')
    await page.keyboard.press('Enter')
    const tags = page.locator('.notebook article.line').getByRole('list', { name: 'Tags' })
    await expect(tags).toContainText('later')
    await page.keyboard.press('Escape')
    await page.keyboard.press('ControlOrMeta+z')
    await expect(tags).not.toContainText('later')
    await expect(tags).toContainText('pairs')
  })

  await test.step('exports', async () => {
    await page.keyboard.press('ControlOrMeta+Shift+E')
    const dialog = page.getByRole('dialog', { name: 'Export notes' })
    await expect(dialog.getByRole('radio', { name: 'Markdown' })).toBeFocused()
    // The choice follows the focus while the key is down.
    await page.keyboard.down('ArrowDown')
    await expect(dialog.getByRole('radio', { name: 'Web page' })).toBeChecked()
    await page.keyboard.up('ArrowDown')
    await page.keyboard.down('ArrowUp')
    await expect(dialog.getByRole('radio', { name: 'Markdown' })).toBeChecked()
    await page.keyboard.up('ArrowUp')
    await expect(dialog.locator('pre')).toContainText('Who counts **both** hands?')
    const save = dialog.getByRole('button', { name: /^Save/ })
    await tabTo(page, save)
    if (door === 'browser') {
      const download = page.waitForEvent('download')
      await page.keyboard.press('Enter')
      expect(await readFile(await (await download).path(), 'utf8')).toContain('Who counts **both** hands?')
    }
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
  })

  await test.step('takes back what was done in the post', async () => {
    await page.keyboard.press('g')
    await expect(titles(page).first()).toBeVisible()
    await page.keyboard.press('/')
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('handshakes')
    await expect(titles(page)).toHaveText(['Counting handshakes'])
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expectWhole(page, 'Counting handshakes')
    await page.keyboard.press(']')
    await expect(card(page, SENTENCE)).toHaveAttribute('aria-current', 'true')
    await page.keyboard.press('Delete')
    await expect.poll(() => painted(page, 'yellow')).toEqual([])
    await page.keyboard.press('ControlOrMeta+z')
    await expect.poll(() => painted(page, 'yellow')).toEqual([SENTENCE])
    await expect(card(page, SENTENCE).locator('strong')).toHaveText('both')
  })
})

test('leads through the settings, the sidebar and the keys by Tab, and gives the focus back', async ({ lectern: { page } }) => {
  await expect(titles(page).first()).toBeVisible()
  await page.keyboard.press('ControlOrMeta+,')
  const settings = page.getByRole('dialog', { name: 'Settings' })
  await expect(settings).toBeVisible()
  await tabTo(page, settings.getByText('Notes and colours'))
  await page.keyboard.press('Enter')
  await tabTo(page, settings.getByRole('combobox', { name: 'Highlights that overlap' }))
  // In a low window the panel scrolls, so that what has the focus is in sight.
  await page.setViewportSize({ width: 900, height: 420 })
  await tabTo(page, settings.getByRole('button', { name: 'Import', exact: true }))
  await expect(settings.getByRole('button', { name: 'Import', exact: true })).toBeInViewport()
  await page.keyboard.press('Escape')
  await expect(settings).toHaveCount(0)
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toContainText('Go to the notebook')
  await page.keyboard.press('Escape')
  await tabTo(page, page.getByRole('link', { name: 'Notebook' }), 'Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Notebook' })).toBeVisible()
})
