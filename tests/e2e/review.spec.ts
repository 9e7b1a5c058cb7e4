/** The day's review, by keys alone: highlights of days before come back, one after the other, and ask for nothing. */
import { createHash } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { toLine } from '../../src/main/core/annotations/journal/record.ts'
import { localIdOf } from '../../src/main/core/ids.ts'
import { parsePost } from '../../src/main/core/parse/parse-post.ts'
import { describe } from '../../src/shared/anchor/describe.ts'
import { violations } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { journal } from './on-disk.ts'
import { annotate, notes, openPost, post } from './reader.ts'

const TITLE = 'Ropes in winter'
const PATH = 'ropes.md'
const SOURCE = `# ${TITLE}

## Frost

The energy $E = m c^2$ is in every rope that holds a boat in winter, and nobody on the quay sees it there.

A rope that froze once is never quite as long again.

## Knots

Knots are sums: $\\sum_{k=1}^{n} k = \\frac{n(n+1)}{2}$ of them hold a mast, and one of them fails.
`
const WORDS = ['is in every rope', 'A rope that froze once is never quite as long again.', 'of them hold a mast']

test.use({ fixture: 'reading' })

/** Highlights that another device made long ago. */
test.beforeEach(async ({ library }) => {
  await writeFile(join(library, PATH), SOURCE)
  const { text, headings } = parsePost({ source: SOURCE, format: 'markdown', path: PATH })
  const hash = createHash('sha256').update(SOURCE).digest('hex')
  const lines = WORDS.map((words, n) => {
    const start = text.indexOf(words)
    const created = `2024-0${String(n + 1)}-02T10:00:00.000Z`
    return toLine({
      v: 1, t: `018d0000000${String(n)}-0000-tablet.000000`, k: 'annotation', id: `${String(n)}a0f6b1e-24b7-4ad4-9a6e-3c9c5a0d3c11`, base: [], post: localIdOf(PATH), path: PATH,
      selector: describe({ text, headings, hash }, { start, end: start + words.length }), colour: n === 1 ? 'green' : 'yellow', kind: 'highlight', comment: n === 1 ? 'Why *once*?' : '',
      tags: n === 1 ? ['rope'] : [], detached: false, created, modified: created
    })
  })
  await mkdir(join(library, '.lectern/journal/tablet'), { recursive: true })
  await writeFile(join(library, '.lectern/journal/tablet/2024-01.jsonl'), `${lines.join('\n')}\n`)
})

const highlight = (page: Page) => page.locator('.review-card')
const quote = (page: Page) => highlight(page).locator('.quote')

test('goes through the day with keys alone: context, grades, skip, comment, back, and open in place', async ({ lectern, library }) => {
  const { page } = lectern
  await page.setViewportSize({ width: 1360, height: 900 })
  const link = page.getByRole('navigation').getByRole('link', { name: 'Review' })
  await expect(link).toHaveText('Review')
  await page.keyboard.press('Shift+R')
  await expect(page.getByRole('heading', { name: 'Review', level: 1 })).toBeVisible()
  await expect(page.getByText('3 for today')).toBeVisible()
  const shown = highlight(page).locator('blockquote[data-shown]')
  await expect(shown).toHaveCount(0)
  await page.keyboard.press('Space')
  await expect(shown).toHaveCount(1)
  await lectern.shoot('review-context')
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('Space')
  await expect(shown).toHaveCount(0)

  // Until the one with a comment is on screen, the others are put off.
  while (!(await quote(page).textContent())?.includes('froze once')) {
    const before = await quote(page).textContent()
    await page.keyboard.press('s')
    await expect(quote(page)).not.toHaveText(before ?? '')
    await expect(page.getByText('Skipped for today.')).toBeVisible()
  }
  await page.keyboard.press('Space')
  await expect(highlight(page)).toContainText('Why once?')
  await expect(highlight(page)).toContainText('#rope')
  await page.keyboard.press('e')
  await page.keyboard.type(' Ask about 3 more.')
  await page.keyboard.press('Escape')
  await expect(highlight(page)).toContainText('Why once? Ask about 3 more.')
  await expect.poll(async () => (await journal(library)).filter(({ comment }) => comment === 'Why *once*? Ask about 3 more.').length).toBeGreaterThan(0)
  await page.keyboard.press('3')
  await expect(page.getByText(/^Good: it comes back in \d+ days?\./)).toBeVisible()
  await expect(quote(page).filter({ hasText: 'froze once' })).toHaveCount(0)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(quote(page)).toContainText('froze once')
  await page.keyboard.press('o')
  await expect(post(page).getByRole('heading', { level: 1 })).toHaveText(TITLE)
  await expect(notes(page).getByRole('article', { name: /A rope that froze once/ })).toBeInViewport()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(page.getByRole('heading', { name: 'Review', level: 1 })).toBeVisible()
  while (await highlight(page).count() > 0) {
    const before = await page.getByText(/for today$/).textContent()
    await page.keyboard.press('4')
    await expect(page.getByText(before ?? '', { exact: true })).toHaveCount(0)
  }
  await expect(page.getByRole('heading', { name: 'That was today’s review' })).toBeVisible()
  await lectern.shoot('review-done')
  expect(await violations(page, '.review')).toEqual([])

  const again = await lectern.restart()
  await again.keyboard.press('Shift+R')
  await expect(again.getByRole('heading', { name: 'That was today’s review' })).toBeVisible()
})

test('sets formulas in the words and around them, and can be switched off', async ({ lectern }) => {
  const { page } = lectern
  await page.keyboard.press('Shift+R')
  while (!(await quote(page).textContent())?.includes('is in every rope')) {
    const before = await quote(page).textContent()
    await page.keyboard.press('s')
    await expect(quote(page)).not.toHaveText(before ?? '')
  }
  await page.keyboard.press('Space')
  await expect(highlight(page).locator('.around .katex')).toHaveCount(1)
  await lectern.shoot('review-formula')

  await page.keyboard.press('ControlOrMeta+,')
  await page.getByText('Notes and colours').click()
  await page.getByLabel('Highlights to review a day').selectOption('none')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { name: 'Review is switched off' })).toBeVisible()
  await expect(page.getByRole('navigation').getByRole('link', { name: 'Review' })).toHaveCount(0)
})

test('shows nothing of what was highlighted today', async ({ lectern, library }) => {
  const page = await lectern.restart(() => writeFile(join(library, '.lectern/journal/tablet/2024-01.jsonl'), ''))
  await openPost(page, TITLE)
  await annotate(page, 'never quite as long')
  await page.keyboard.press('g')
  await page.keyboard.press('Shift+R')
  await expect(page.getByRole('heading', { name: 'Nothing to review today' })).toBeVisible()
})
