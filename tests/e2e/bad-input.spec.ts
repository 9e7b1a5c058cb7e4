/** Bad files, damaged data and a disk that refuses: the reader is told where they look, the rest goes on, nothing is lost. */
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdir, readFile, readdir, rename, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { damageJournal, journal } from './on-disk.ts'
import { annotate, card, notes, openPost, painted, popover, post, row, selectWords, titles } from './reader.ts'

const run = promisify(execFile)
const POST = 'How far a random walk gets'
const WORDS = 'A walker throws a coin'

/** Opens what the reader finds above a post that has problems. */
async function problems(page: Page) {
  await post(page).locator('details > summary').first().click()
  return post(page).locator('details').first()
}

test('opens what it can of bad files, and says in each what is wrong', async ({ lectern: { page, libraryPath, ...lectern } }) => {
  const write = (name: string, content: string | Buffer) => writeFile(join(libraryPath, name), content)
  await write('rubbish.md', Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), randomBytes(20_000)]))
  await write('broken.md', '---\ntitle: Broken above\ntags: [one, two\ndate: 2020-01-02\n---\nThe text below is whole.\n')
  await write('parts.md', '# Broken within\n\nBefore.\n\n```blub\ncode = 1\n```\n\nA formula $\\frac{1}{$ here, and one that works: $x^2$.\n\n![gone](nowhere.png)\n\n$$\n\\nosuchcommand{x}\n$$\n\nAfter.\n')
  // It comes whole: an empty file would be a post.
  await write('.huge', '')
  await truncate(join(libraryPath, '.huge'), 65 * 1024 * 1024)
  await rename(join(libraryPath, '.huge'), join(libraryPath, 'huge.md'))
  await expect(titles(page)).toHaveCount(8)
  await expect(page.getByRole('list', { name: 'Notices' })).toContainText(/huge\.md: This file is larger than 64 MB\. Split it/)
  await lectern.shoot('bad-home')

  await openPost(page, 'Broken above')
  await expect(post(page)).toContainText('The text below is whole.')
  await expect(post(page)).toContainText('1 problem in this file')
  await expect(await problems(page)).toContainText(/Line \d.*The front matter could not be read \(.+\)\. Title and dates were taken from its lines/)
  await page.keyboard.press('g')

  await openPost(page, 'Broken within')
  await expect(post(page)).toContainText('After.')
  await expect(await problems(page)).toContainText('The code language "blub" is not known')
  await expect(post(page).locator('details').first()).toContainText('A formula could not be typeset, so its source is shown')
  await expect(post(page).locator('.math-error').first()).toHaveText('\\frac{1}{')
  await expect(post(page).locator('.math-error').first()).toHaveAttribute('title', /\w/)
  await expect(post(page).locator('.math:not(.math-error) .katex')).toBeVisible()
  await expect(post(page).locator('.image-missing')).toHaveAttribute('title', /\w/)
  await expect(post(page).locator('figure.code')).toContainText('code = 1')
  await lectern.shoot('bad-parts')
  await page.keyboard.press('g')

  await row(page, 'Rubbish').getByRole('link').first().click()
  await expect(post(page)).toContainText('There is no text in this file.')
  await expect(post(page).locator('details')).toContainText('This file is not text, so nothing of it is shown.')
  await expect(post(page).locator('details')).toHaveAttribute('open')
  await lectern.shoot('bad-rubbish')
})

test('sets aside damaged lines and a damaged index, and keeps the notes', async ({ lectern, data }) => {
  await openPost(lectern.page, POST)
  await annotate(lectern.page, WORDS, { comment: 'Heads.' })
  await expect.poll(async () => (await journal(lectern.libraryPath)).at(-1)?.comment).toBe('Heads.')
  const page = await lectern.restart(async () => {
    await damageJournal(lectern.libraryPath)
    for (const name of await readdir(data)) if (/^store.*\.db/.test(name)) await writeFile(join(data, name), 'this is no database')
  })
  const notices = page.getByRole('list', { name: 'Notices' })
  await expect(notices).toContainText('The index was damaged and has been rebuilt. Your notes are kept elsewhere and are safe.')
  await expect(notices).toContainText(/Line \d+ of the notes journal .* is not whole/)
  await expect(notices).toContainText(/Line \d+ of the notes journal .* check sum is wrong/)
  await lectern.shoot('damaged')
  await expect(row(page, POST)).toContainText('1 note')
  await openPost(page, POST)
  expect(await painted(page, 'yellow')).toEqual([WORDS])
})

/** A note whose save failed, seen, mended and saved. */
async function failAndRetry(page: Page, message: RegExp, mend: () => Promise<unknown>) {
  await selectWords(page, WORDS)
  await page.keyboard.press('n')
  await page.getByRole('textbox', { name: 'Note' }).fill('Not to be lost.')
  const alert = notes(page).getByRole('alert')
  await expect(alert).toContainText('Not saved.')
  await expect(alert).toContainText(message)
  await expect(page.getByRole('textbox', { name: 'Note' })).toHaveValue('Not to be lost.')
  await page.keyboard.press('Escape')
  await expect(card(page, WORDS)).toContainText('Not to be lost.')
  const status = page.getByRole('navigation', { name: 'Library' }).getByRole('status')
  await expect(status).toContainText('1 note not saved.')
  await mend()
  await alert.getByRole('button', { name: 'Try again' }).click()
  await expect(alert).toHaveCount(0)
  await expect(status).toHaveText('Offline. All changes saved.')
}

test('keeps what cannot be saved, says why, and saves it later', async ({ lectern }) => {
  const { page, libraryPath } = lectern
  const folder = join(libraryPath, '.lectern')
  await openPost(page, POST)
  await rm(folder, { recursive: true, force: true })
  await writeFile(folder, 'a file in the way')
  await failAndRetry(page, /Your notes could not be written to disk/, async () => {
    await lectern.shoot('not-saved')
    await rename(folder, `${folder}-aside`)
  })
  await expect.poll(async () => (await journal(libraryPath)).at(-1)?.comment).toBe('Not to be lost.')
  expect(await readFile(`${folder}-aside`, 'utf8')).toBe('a file in the way')
})

test('says that the disk is full, and saves when there is room', async ({ lectern }) => {
  const { page, libraryPath } = lectern
  const folder = join(libraryPath, '.lectern')
  await openPost(page, POST)
  await mkdir(folder, { recursive: true })
  const mounted = await run('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]).then(() => true, () => false)
  test.skip(!mounted, 'Only root on Linux can mount a small disk.')
  try {
    await writeFile(join(folder, 'filler'), Buffer.alloc(1024 * 1024)).catch(() => undefined)
    await failAndRetry(page, /The disk is full, so this was not saved\. Free some space and try again\./, () => rm(join(folder, 'filler')))
    await expect.poll(async () => (await journal(libraryPath)).at(-1)?.comment).toBe('Not to be lost.')
    await expect(popover(page)).toHaveCount(0)
  } finally {
    await run('umount', ['-l', folder])
  }
})
