/** Finding one's way in a long post: lists of what stands in it, jumps, what was read, where one is, and previews to scroll. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { violations } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { annotate, expectWhole, openPost, post } from './reader.ts'

const TITLE = 'A long voyage'
const part = (n: number) => `## Part ${String(n)}\n\n${'The ship goes on through water that nobody has measured. '.repeat(40)}\n\n### Weather ${String(n)}\n\n${'Wind from the west, and rain in the evening. '.repeat(30)}\n`
const equation = (n: number) => `The sum of ${String(n)} parts is\n\n$$\\begin{equation} \\sum_{k=1}^{${String(n)}} a_k = s_{${String(n)}} \\label{eq:s${String(n)}} \\end{equation}$$\n`
const LONG = `# ${TITLE}

We begin at the quay[^1], look at [the weather](#weather-3) and at [another log](other.md).

${[1, 2, 3, 4].map(part).join('\n')}
## Sums

${Array.from({ length: 40 }, (_, n) => equation(n + 1)).join('\n')}
## Miles

| day | miles |
|---|---|
| 1 | 90 |

![The harbour at dawn](dawn.svg)

[^1]: ${'A note that is longer than its window. '.repeat(60)}See [the miles](#miles).
`
const OTHER = `# Another log\n\nIt begins in spring.\n\n## Summer\n\n${'Long days. '.repeat(300)}\n`

const contents = (page: Page): Locator => page.getByRole('navigation', { name: 'Contents' })
const tab = (page: Page, name: string): Locator => page.getByRole('tab', { name, exact: true })
const crumbs = (page: Page): Locator => page.getByRole('navigation', { name: 'Where you are' })
const peek = (page: Page): Locator => page.getByRole('note')
const wayBack = (page: Page): Locator => page.getByRole('group', { name: 'Where you were' })
/** The rows of the outline that tell how far they were read. */
const readSections = (page: Page): Promise<string[]> => contents(page).getByRole('listitem').evaluateAll((rows) => rows.flatMap((row) => {
  const mark = row.querySelector('.section-mark')?.textContent
  return mark ? [`${row.querySelector('a')?.textContent ?? ''}: ${mark}`] : []
}))

test.use({ fixture: 'reading' })
test.beforeEach(async ({ library }) => {
  await writeFile(join(library, 'voyage.md'), LONG)
  await writeFile(join(library, 'other.md'), OTHER)
  await writeFile(join(library, 'dawn.svg'), '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="100"><rect width="300" height="100"/></svg>')
})

test('lists equations, tables and figures beside the outline, and jumps to one and back', async ({ lectern: { page, ...lectern } }) => {
  await page.setViewportSize({ width: 1360, height: 900 })
  await openPost(page, TITLE)
  await expect(page.getByRole('tab')).toHaveText(['Contents', 'Figures', 'Equations', 'Tables'])
  await tab(page, 'Equations').focus()
  await page.keyboard.press('Enter')
  const rows = page.getByRole('list', { name: 'Equations' }).getByRole('button')
  await expect(rows).toHaveCount(40)
  await expect(rows.nth(1)).toContainText('Equation 2')
  await expect(rows.nth(1)).toContainText('The sum of 2 parts is')
  await expect(rows.nth(1).locator('.katex')).toBeVisible()
  await lectern.shoot('contents-equations')
  expect(await violations(page, '.contents')).toEqual([])
  await rows.nth(29).focus()
  await page.keyboard.press('Enter')
  await expect(post(page).locator('.math[data-display]').nth(29)).toBeInViewport()
  await wayBack(page).getByRole('button', { name: 'Back' }).click()
  await expect(post(page).getByRole('heading', { level: 1 })).toBeInViewport()
  await tab(page, 'Tables').click()
  await page.getByRole('button', { name: 'day · miles' }).click()
  await expect(post(page).locator('table')).toBeInViewport()
})

test('jumps to places and own notes by the palette', async ({ lectern: { page } }) => {
  await openPost(page, TITLE)
  await annotate(page, 'We begin at the quay', { comment: 'Where it all starts' })
  await page.keyboard.press('o')
  const field = page.getByRole('combobox', { name: 'Search or jump to' })
  await expect(field).toHaveValue('@')
  await page.keyboard.type('harbour')
  await expect(page.getByRole('option').first()).toContainText('The harbour at dawn')
  await page.keyboard.press('Enter')
  await expect(post(page).locator('img')).toBeInViewport()
  await expect(wayBack(page)).toBeVisible()
  await page.keyboard.press('o')
  await page.keyboard.type('equation 7')
  await expect(page.getByRole('option').first()).toContainText('Equation 7')
  await page.keyboard.press('Enter')
  await expect(post(page).locator('.math[data-display]').nth(6)).toBeInViewport()
  await page.keyboard.press('o')
  await page.keyboard.type('all starts')
  await page.keyboard.press('Enter')
  await expect(post(page).getByText('We begin at the quay')).toBeInViewport()
})

test('marks how far sections were read, also after the program was started again and the post changed', async ({ lectern }) => {
  let { page } = lectern
  await page.clock.install()
  await page.reload()
  await page.setViewportSize({ width: 1360, height: 900 })
  await openPost(page, TITLE)
  expect(await readSections(page)).toEqual([])
  await page.mouse.move(700, 500)
  await page.clock.runFor(4000)
  await expect.poll(() => readSections(page)).toEqual(['Part 1: partly read'])
  const next = post(page).locator('[id="post-part-2"]')
  while (await next.evaluate((heading) => heading.getBoundingClientRect().top) > 300) {
    await page.evaluate(() => { window.scrollBy(0, 400) })
    await page.clock.runFor(4000)
  }
  await expect.poll(() => readSections(page)).toEqual(['Part 1: read', 'Weather 1: read', 'Part 2: partly read'])
  // Whoever flings past has not read it.
  await page.evaluate(() => { window.scrollTo(0, document.documentElement.scrollHeight) })
  await page.clock.runFor(1000)
  await page.evaluate(() => { window.scrollTo(0, 600) })
  await page.clock.runFor(1000)
  expect(await readSections(page)).toEqual(['Part 1: read', 'Weather 1: read', 'Part 2: partly read'])
  await page.getByRole('link', { name: 'Back to the library' }).click()
  await expect(page.getByRole('main').getByRole('heading', { name: TITLE }).first()).toBeVisible()

  page = await lectern.restart(() => writeFile(join(lectern.libraryPath, 'voyage.md'), LONG.replace('We begin', `${'A new beginning. '.repeat(200)}\n\nWe begin`)))
  await page.setViewportSize({ width: 1360, height: 900 })
  await openPost(page, TITLE)
  await expect.poll(() => readSections(page)).toEqual(['Part 1: read', 'Weather 1: read', 'Part 2: partly read'])
})

test('folds the outline by keys', async ({ lectern: { page } }) => {
  await page.setViewportSize({ width: 1360, height: 900 })
  await openPost(page, TITLE)
  const link = contents(page).getByRole('link', { name: 'Part 1' })
  await link.focus()
  await page.keyboard.press('ArrowLeft')
  await expect(link).toHaveAttribute('aria-expanded', 'false')
  await expect(contents(page).getByRole('link', { name: 'Weather 1' })).toHaveCount(0)
  await page.keyboard.press('ArrowDown')
  await expect(contents(page).getByRole('link', { name: 'Part 2' })).toBeFocused()
  await contents(page).getByRole('button', { name: 'Show the sections of Part 1' }).click()
  await expect(contents(page).getByRole('link', { name: 'Weather 1' })).toBeVisible()
})

test('tells where the reader is, and each part leads there', async ({ lectern: { page } }) => {
  await openPost(page, TITLE)
  await post(page).getByRole('heading', { name: 'Weather 2' }).evaluate((heading) => { window.scrollBy(0, heading.getBoundingClientRect().top - 100) })
  await expect(crumbs(page).getByRole('button', { name: 'Weather 2' })).toBeVisible()
  await crumbs(page).getByRole('button', { name: TITLE }).click()
  await expect(post(page).getByRole('heading', { level: 1 })).toBeInViewport()
  await page.setViewportSize({ width: 620, height: 900 })
  await expect(crumbs(page).getByRole('link', { name: 'Back to the library' })).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
  await page.setViewportSize({ width: 1360, height: 900 })
  await crumbs(page).getByRole('link').nth(1).click()
  await expect(page).toHaveURL(/#\/\?folder=/)
})

test('previews notes, sections and other posts, which keys enter, scroll and leave', async ({ lectern: { page, ...lectern } }) => {
  await openPost(page, TITLE)
  const note = post(page).locator('.footnote-ref a')
  await page.keyboard.press('Tab')
  await note.focus()
  await expect(peek(page)).toHaveAccessibleName('Footnote')
  await page.keyboard.press('i')
  const words = peek(page).getByRole('group')
  await expect(words).toBeFocused()
  const before = await page.evaluate(() => scrollY)
  await page.keyboard.press('End')
  await expect.poll(() => words.evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(100)
  expect(await page.evaluate(() => scrollY)).toBe(before)
  await lectern.shoot('contents-peek')
  expect(await violations(page, '#post-peek')).toEqual([])
  await page.keyboard.press('Escape')
  await expect(peek(page)).toHaveCount(0)
  await expect(note).toBeFocused()

  await post(page).getByRole('link', { name: 'the weather' }).hover()
  await expect(peek(page)).toContainText('Wind from the west')
  await expect(peek(page)).not.toContainText('The ship goes on')
  await post(page).getByRole('link', { name: 'another log' }).hover()
  await expect(peek(page)).toContainText('It begins in spring.')
  await peek(page).getByRole('button', { name: 'Open the post' }).click()
  await expectWhole(page, 'Another log')
})
