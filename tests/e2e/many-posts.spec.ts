/** Lists of many posts: filtered, kept as collections, marked many at once, and left for archive, tags, authors and neighbours. */
import { appendFile, mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { violations } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { folder, sidebar } from './folders.ts'
import { journal } from './on-disk.ts'
import { openPost, row, titles } from './reader.ts'

const POSTS: Record<string, string> = {
  'snails.md': '---\ntitle: On snails\ndate: 2024-05-02\ntags: [biology, shells]\nauthor: Mary Anning\n---\nSnails carry shells; see [shells](shells.md). Their shells coil.\n',
  'shells.md': '---\ntitle: On shells\ndate: 2024-03-01\ntags: [biology]\nauthor: Mary Anning\n---\nShells coil to the right. Back to [snails](snails.md).\n',
  'rain.md': '---\ntitle: On rain\ndate: 2021-01-01\ntags: [weather]\nauthor: Luke Howard\n---\nClouds have names.\n'
}
const ALL = ['On snails', 'On shells', 'On rain']

const many = test.extend({
  library: async ({ library }, use) => {
    const path = join(library, 'posts')
    await mkdir(path)
    for (const [name, text] of Object.entries(POSTS)) await writeFile(join(path, name), text)
    await use(path)
  }
})
const bar = (page: Page): Locator => page.getByRole('toolbar', { name: 'Selected posts' })
const shelf = (page: Page, name: string): Locator => sidebar(page).getByRole('link', { name: new RegExp(`^${name}( \\d+)?$`) })

many.beforeEach(async ({ lectern: { page } }) => {
  await page.setViewportSize({ width: 1360, height: 900 })
  await expect(titles(page)).toHaveText(ALL)
})

many('combines filters by keys, saves them under a name, and has them again after a restart', async ({ lectern }) => {
  const { page } = lectern
  await page.keyboard.press('f')
  const filters = page.getByRole('dialog', { name: 'Filter' })
  await filters.getByLabel('Year').selectOption('2024')
  await expect(titles(page)).toHaveText(['On snails', 'On shells'])
  await filters.getByLabel('Tag').fill('shells')
  await page.keyboard.press('Enter')
  await expect(titles(page)).toHaveText(['On snails'])
  await expect(page).toHaveURL(/period=2024/)
  await lectern.shoot('filter')
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.keyboard.press('Shift+S')
  const dialog = page.getByRole('dialog', { name: 'Save as collection' })
  await expect(dialog.getByRole('textbox')).toHaveValue('posts · shells · 2024')
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('textbox').fill('')
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('alert')).toHaveText('Give it a name.')
  await dialog.getByRole('textbox').fill('Shells of late')
  await page.keyboard.press('Enter')
  await expect(shelf(page, 'Shells of late')).toHaveAttribute('aria-current', 'page')
  await expect(page.getByRole('heading', { level: 1, name: 'Shells of late' })).toBeVisible()
  expect((await journal(lectern.libraryPath)).map(({ k }) => k)).toEqual(['collection'])

  const again = await lectern.restart()
  await again.setViewportSize({ width: 1360, height: 900 })
  await shelf(again, 'Shells of late').click()
  await expect(titles(again)).toHaveText(['On snails'])
  await again.getByRole('button', { name: 'More about Shells of late' }).click()
  await again.getByRole('menuitem', { name: 'Rename…' }).click()
  await again.getByRole('dialog').getByRole('textbox').fill('Coils')
  await again.keyboard.press('Enter')
  await expect(shelf(again, 'Coils')).toBeVisible()
  await again.getByRole('button', { name: 'More about Coils' }).click()
  await again.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(shelf(again, 'Coils')).toHaveCount(0)
  await again.getByRole('button', { name: 'Undo' }).last().click()
  await expect(shelf(again, 'Coils')).toBeVisible()
})

many('marks one post and many as read by keys alone, and takes it back', async ({ lectern }) => {
  const { page } = lectern
  await page.keyboard.press('j')
  await page.keyboard.press('m')
  await expect(row(page, 'On snails')).toContainText('Read')
  await expect(shelf(page, 'Unread')).toContainText('2')
  await page.keyboard.press('m')
  await expect(row(page, 'On snails')).not.toContainText('Read')

  await page.keyboard.press('x')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(bar(page)).toContainText('2 selected')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('Shift+ArrowUp')
  await expect(bar(page)).toContainText('2 selected')
  await lectern.shoot('posts-selected')
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('m')
  await expect(bar(page)).toHaveCount(0)
  await expect(shelf(page, 'Read')).toContainText('2')
  await page.keyboard.press('ControlOrMeta+z')
  await expect(shelf(page, 'Unread')).toContainText('3')

  await page.keyboard.press('ControlOrMeta+a')
  await expect(bar(page)).toContainText('3 selected')
  await bar(page).getByRole('button', { name: 'Mark as read' }).click()
  await shelf(page, 'Read').click()
  await expect(titles(page)).toHaveText(ALL)
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.keyboard.press('Escape')
  await expect(bar(page)).toHaveCount(0)
})

many('tells what was read to its end, and what changed since', async ({ lectern }) => {
  const { page, libraryPath } = lectern
  await openPost(page, 'On rain')
  await expect(page.getByRole('button', { name: 'Mark as unread' })).toBeVisible()
  await page.getByRole('link', { name: 'Back to the library' }).click()
  await expect(row(page, 'On rain')).toContainText('Read')
  await appendFile(join(libraryPath, 'rain.md'), '\nAnd so has rain.\n')
  await expect(row(page, 'On rain')).toContainText('Changed since read')
  await shelf(page, 'Changed since read').click()
  await expect(titles(page)).toHaveText(['On rain'])
  await openPost(page, 'On rain')
  await page.getByRole('button', { name: 'Mark as seen' }).first().click()
  await page.getByRole('link', { name: 'Back to the library' }).click()
  await expect(row(page, 'On rain')).not.toContainText('Changed since read')
  await expect(shelf(page, 'Changed since read')).toContainText('0')
})

many('leads through archive, tags and authors', async ({ lectern }) => {
  const { page } = lectern
  await shelf(page, 'Archive').click()
  await expect(page.getByRole('heading', { level: 2 }).filter({ hasText: /^20/ })).toHaveText([/^2024/, /^2021/])
  await lectern.shoot('archive')
  expect(await violations(page)).toEqual([])
  await page.getByRole('link', { name: /^March/ }).click()
  await expect(titles(page)).toHaveText(['On shells'])
  await expect(page.getByRole('heading', { level: 1, name: 'March 2024' })).toBeVisible()
  await shelf(page, 'Authors').click()
  await expect(page.getByRole('list', { name: 'Authors' }).getByRole('listitem')).toHaveText([/Mary Anning.*2/, /Luke Howard.*1/])
  await page.keyboard.press('/')
  await page.keyboard.type('luke')
  await expect(page.getByRole('list', { name: 'Authors' }).getByRole('listitem')).toHaveCount(1)
  expect(await violations(page)).toEqual([])
  await page.getByRole('link', { name: 'Luke Howard' }).click()
  await expect(titles(page)).toHaveText(['On rain'])

  await page.goto(`${page.url().replace(/#.*/, '')}#/tags`)
  await page.getByRole('list', { name: 'Tags' }).getByRole('link', { name: 'biology' }).click()
  await expect(titles(page)).toHaveText(['On snails', 'On shells'])
  await page.getByRole('navigation', { name: 'Related tags' }).getByRole('link', { name: /^shells/ }).click()
  await expect(titles(page)).toHaveText(['On snails'])
  await expect(page.getByRole('heading', { level: 1, name: 'biology, shells' })).toBeVisible()
})

many('goes on from the foot of a post, and finds on home what was open', async ({ lectern }) => {
  const { page } = lectern
  await openPost(page, 'On snails')
  const foot = page.locator('.post-foot')
  for (const name of ['Related', 'Leads to', 'Linked from']) await expect(foot.getByRole('region', { name }).getByRole('link')).toHaveText(['On shells'])
  await lectern.shoot('post-foot')
  expect(await violations(page)).toEqual([])
  await foot.getByRole('button', { name: 'Mark as unread' }).click()
  await expect(foot.getByRole('button', { name: 'Mark as read' })).toBeVisible()
  await foot.getByRole('link', { name: /^Older/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'On shells' })).toBeVisible()
  await expect(shelf(page, 'Read')).toContainText('0')
  await expect(foot.getByRole('button', { name: 'Mark as unread' })).toBeVisible()
  await page.keyboard.press('m')
  await expect(foot.getByRole('button', { name: 'Mark as read' })).toBeVisible()
  await page.keyboard.press('m')
  await expect(shelf(page, 'Read')).toContainText('1')
  await foot.getByRole('link', { name: /^Older/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'On rain' })).toBeVisible()
  await page.getByRole('link', { name: 'Back to the library' }).click()
  await expect(page.getByRole('region', { name: 'Recently opened' }).getByRole('link')).toHaveText(['On rain', 'On shells'])
})

many('lists posts of a folder that is away as offline', async ({ lectern: { page, libraryPath } }) => {
  await rename(libraryPath, `${libraryPath}-away`)
  await expect(folder(page, libraryPath).getByText('This folder is not there now.')).toBeVisible()
  await expect(titles(page)).toHaveText(ALL)
  for (const title of ALL) await expect(row(page, title)).toContainText('Offline')
  await rename(`${libraryPath}-away`, libraryPath)
  await expect(row(page, 'On rain')).not.toContainText('Offline')
})

many('shows a long first scan while it goes on: how far it is, posts as they come, and that it can be stopped', async ({ lectern }) => {
  const { libraryPath } = lectern
  const words = 'Some words that take their time. '.repeat(1500)
  await lectern.restart(async () => {
    for (let n = 0; n < 900; n++) await writeFile(join(libraryPath, `long-${String(n)}.md`), `---\ntitle: Long ${String(n)}\ndate: 2019-01-01\n---\n${words}\n`)
  })
  const now = lectern.page
  await now.setViewportSize({ width: 1360, height: 900 })
  const scan = now.getByRole('region', { name: 'Scan of posts' })
  await expect(scan).toContainText(/of 90\d posts/)
  await expect(now.getByRole('status').filter({ hasText: /^[1-8]\d\d posts$/ })).toBeVisible()
  await now.getByRole('button', { name: 'Stop the scan of posts' }).click()
  await expect(scan).toContainText('was not read to its end')
  await lectern.shoot('scan-stopped')
  expect(await violations(now)).toEqual([])
  await now.getByRole('button', { name: 'Go on with the scan of posts' }).click()
  await expect(now.getByRole('status').filter({ hasText: /^903 posts$/ })).toBeVisible({ timeout: 60_000 })
  await expect(scan).toHaveCount(0)
})
