/** What a post calls by the names of another, and signs that are typeset for the eye alone. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { violations } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { annotate, expectWhole, openPost, painted, post, row } from './reader.ts'

test.use({ fixture: 'reading' })
test.beforeEach(async ({ lectern: { page, libraryPath } }) => {
  await page.setViewportSize({ width: 1360, height: 900 })
  const files = {
    '_config.yml': 'title: A book\n',
    'first.md': `# The first chapter\n:label:\`chap_first\`\n\n${'Words to scroll by.\n\n'.repeat(40)}## A section\n:label:\`sec_a\`\n\nIt ends here.\n`,
    'second.md': '# The second chapter\n\n"Quoted," it says -- see :numref:`sec_a` of :numref:`chap_first`, not :numref:`sec_none`.\n\nIt\'s where the note\'s words stand...\n'
  }
  for (const [name, text] of Object.entries(files)) await writeFile(join(libraryPath, name), text)
  await expect(row(page, 'The second chapter')).toBeVisible()
  await expect(row(page, 'The first chapter')).toBeVisible()
})

test('references to other chapters show what they are called there, and lead there', async ({ lectern: { page } }) => {
  await openPost(page, 'The second chapter')
  await expect(post(page).getByRole('link', { name: 'The first chapter' })).toBeVisible()
  await expect(post(page).locator('.reference')).toHaveAttribute('title', /has the label “sec_none”/)
  expect(await violations(page)).toEqual([])
  await post(page).getByRole('link', { name: 'A section' }).click()
  await expectWhole(page, 'The first chapter')
  await expect(post(page).getByRole('heading', { name: 'A section' })).toBeInViewport()
})

test('signs are typeset as the site would, or as written, and notes stay where they are', async ({ lectern: { page, ...lectern } }) => {
  await openPost(page, 'The second chapter')
  const text = async () => (await post(page).locator('.post-section').allInnerTexts()).join('\n').replaceAll('\u2060', '')
  expect(await text()).toContain('“Quoted,” it says – see A section')
  await annotate(page, 'where the note\u2019s words')
  await expect.poll(() => painted(page, 'yellow')).toContain('where the note\u2019s words')
  await page.keyboard.press('Control+,')
  await page.getByRole('combobox', { name: 'Quotes and dashes' }).selectOption('written')
  expect(await violations(page)).toEqual([])
  await lectern.shoot('punctuation-setting')
  await page.keyboard.press('Escape')
  await expect.poll(text).toContain('"Quoted," it says -- see A section')
  expect(await text()).toContain('It\'s where the note\'s words stand...')
  await expect.poll(() => painted(page, 'yellow')).toContain('where the note\'s words')
})
