/** Folders and what is in them: added, watched, taken off the list; posts sorted and filtered. */
import { mkdir, mkdtemp, realpath, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { expect, test } from './fixtures.ts'
import { addFolder, folder, sidebar } from './folders.ts'
import { row, titles } from './reader.ts'

const ALL = ['Breaking lines', 'A filter that may say maybe', 'How far a random walk gets', 'Counting on fingers', 'A page of plain HTML']


/** A second folder outside the library, with one post. */
const withSecond = test.extend<{ second: string }>({
  second: async ({ lectern: _ }, use) => {
    const path = await realpath(await mkdtemp(join(tmpdir(), 'lectern-second-')))
    await writeFile(join(path, 'post.md'), '---\ntitle: From elsewhere\ndate: 2020-02-02\ntags: [walks]\n---\nIt came from another folder.\n')
    await use(path)
    await rm(path, { recursive: true, force: true })
  }
})

withSecond('adds a folder, tells what is wrong with a path, and removes a folder until Undo', async ({ lectern, second }) => {
  const { page, libraryPath } = lectern
  await expect(titles(page)).toHaveText(ALL)
  const dialog = page.getByRole('dialog', { name: 'Add a folder' })
  const wrong = [
    [join(libraryPath, 'missing'), /does not exist/], [join(libraryPath, 'index.md'), /This is a file/],
    [libraryPath, /already in your library/], [join(libraryPath, 'notes'), /lies inside another folder/]
  ] as const
  for (const [path, message] of wrong) {
    await addFolder(lectern, path)
    await expect(dialog.getByRole('alert')).toHaveText(message)
    await expect(dialog.getByRole('textbox')).toHaveValue(path)
    await expect(dialog.getByRole('textbox')).toBeFocused()
    if (path === libraryPath) await lectern.shoot('add-folder-refused')
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  }

  await addFolder(lectern, second)
  await expect(dialog).toBeHidden()
  await folder(page, second).getByRole('link', { name: '1' }).click()
  await expect(titles(page)).toHaveText(['From elsewhere'])
  await sidebar(page).getByRole('link', { name: 'All posts' }).click()
  await expect(row(page, 'From elsewhere')).toBeAttached()
  await expect(row(page, 'Counting on fingers')).toBeAttached()

  await folder(page, second).getByRole('button', { name: `More about ${basename(second)}` }).click()
  await page.getByRole('menuitem', { name: 'Remove from library' }).click()
  await expect(row(page, 'From elsewhere')).toHaveCount(0)
  await expect(folder(page, second)).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(row(page, 'From elsewhere')).toBeAttached()
})

test('keeps the library as it is when the folder dialog is cancelled', async ({ lectern }) => {
  test.skip(lectern.door === 'browser', 'The browser door has no folder dialog.')
  await lectern.answerFolderDialog(null)
  await lectern.page.getByRole('button', { name: 'Add a folder' }).click()
  await expect(titles(lectern.page)).toHaveText(ALL)
  await expect(lectern.page.getByRole('dialog')).toHaveCount(0)
})

test('shows within a second what changes outside', async ({ lectern }, info) => {
  const { page, libraryPath } = lectern
  await expect(titles(page)).toHaveText(ALL)
  const at = (path: string) => join(libraryPath, path)
  const seen = async (what: string, work: () => Promise<unknown>, ...expected: string[]) => {
    await work()
    const began = performance.now()
    await expect.poll(() => titles(page).allTextContents(), { intervals: [20] }).toEqual(expected)
    info.annotations.push({ type: what, description: `${String(Math.round(performance.now() - began))} ms` })
  }
  const text = '---\ndate: 2025-01-01\n---\nSome words.\n'
  await seen('added', () => writeFile(at('new-post.md'), text), 'New post', ...ALL)
  await seen('changed', () => writeFile(at('new-post.md'), text.replace('---\nSome', '---\n# A title\n\nSome')), 'A title', ...ALL)
  await writeFile(at('new-post.md'), text)
  await mkdir(at('deep/er'), { recursive: true })
  await seen('moved', () => rename(at('new-post.md'), at('deep/er/moved-away.md')), 'Moved away', ...ALL)
  await seen('replaced', async () => {
    await writeFile(at('deep/er/aside.tmp'), `${text}\n# Saved aside\n`)
    await rename(at('deep/er/aside.tmp'), at('deep/er/moved-away.md'))
  }, 'Saved aside', ...ALL)
  await seen('deleted', () => rm(at('deep'), { recursive: true }), ...ALL)
  await writeFile(at('index.md'), '# Another greeting\n')
  await expect(page.getByRole('heading', { level: 1, name: 'Another greeting' })).toBeVisible()
})

test('keeps a folder that is away in the list, says so, and takes it up again', async ({ lectern }) => {
  const { page, libraryPath } = lectern
  await expect(titles(page)).toHaveText(ALL)
  await rename(libraryPath, `${libraryPath}-away`)
  try {
    const item = folder(page, libraryPath)
    await expect(item.getByText('This folder is not there now.')).toBeVisible()
    await expect(titles(page)).toHaveText(ALL)
    await row(page, 'Breaking lines').getByRole('link').first().click()
    await expect(page.getByRole('alert')).toContainText('This post cannot be opened')
    await expect(page.getByRole('alert')).toContainText('This folder is not there now. Connect its disk')
    await lectern.shoot('folder-away')
    await page.getByRole('link', { name: 'Back to the library' }).click()
    await rename(`${libraryPath}-away`, libraryPath)
    await expect(item.getByText('This folder is not there now.')).toBeHidden()
    await row(page, 'Breaking lines').getByRole('link').first().click()
    await expect(page.locator('article.post')).toContainText('A paragraph is a sequence of boxes')
  } finally {
    await rename(`${libraryPath}-away`, libraryPath).catch(() => undefined)
  }
})

test('sorts, and filters by tag, folder and words', async ({ lectern }) => {
  const { page } = lectern
  await page.getByLabel('Sort').selectOption('Title')
  await expect(titles(page)).toHaveText(ALL.toSorted((a, b) => a.localeCompare(b)))
  await page.getByLabel('Sort').selectOption('Recently updated')
  await expect(titles(page).nth(2)).toHaveText('How far a random walk gets')
  await page.getByLabel('Sort').selectOption('Newest')

  await row(page, 'How far a random walk gets').getByRole('link', { name: 'probability' }).click()
  await expect(titles(page)).toHaveText(['A filter that may say maybe', 'How far a random walk gets'])
  await expect(page.getByRole('heading', { level: 1, name: 'probability' })).toBeVisible()
  await page.getByLabel('Filter by words').fill('walk')
  await expect(titles(page)).toHaveText(['How far a random walk gets'])
  await expect(page.getByRole('status').filter({ hasText: /^1 post$/ })).toBeVisible()
  await expect(page.getByRole('link', { name: /^Remove the filter/ })).toHaveCount(2)
  await page.getByRole('link', { name: 'Remove the filter probability' }).click()
  await expect(titles(page)).toHaveText(['How far a random walk gets'])
  await page.getByLabel('Filter by words').fill('zebra')
  await expect(page.getByText('No post has these words in its title, summary or tags.')).toBeVisible()
  await lectern.shoot('nothing-found')
  await page.getByRole('link', { name: 'Show all posts' }).click()
  await expect(row(page, 'Counting on fingers')).toBeAttached()
  await expect(page.getByLabel('Filter by words')).toHaveValue('')

  await sidebar(page).getByRole('link', { name: /^probability/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'probability' })).toBeVisible()
  await expect(row(page, 'Counting on fingers')).toHaveCount(0)
  await expect(row(page, 'How far a random walk gets')).toBeAttached()
  await page.goBack()
  await expect(row(page, 'Counting on fingers')).toBeAttached()
})
