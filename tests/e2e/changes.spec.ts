/** What changed in a post since it was read: told, marked, stepped through, shown and settled; by keys, and while it is open. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { violations } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { expectWhole, openPost, post, row, topLine } from './reader.ts'

const TITLE = 'A harbour in winter'
const line = (n: number) => `Paragraph ${String(n)} tells how the boats were moored, which ropes were used for them, and who had paid for the ropes before the frost came.`
const BEFORE = `# ${TITLE}

## Ice

${line(1)}

The energy of the ice is $E = m c^2$ at rest, and grows with its depth below the quay.

${line(2)}

## Ropes

${[3, 4, 5, 6, 7, 8, 9].map(line).join('\n\n')}

\`\`\`python
ropes = 12
boats = 7
print(ropes - boats)
\`\`\`

## Speed

- A boat under sail
- A boat under oars

${[10, 11, 12].map(line).join('\n\n')}
`
const AFTER = BEFORE
  .replace('E = m c^2', 'E = m c^3').replace('at rest, and grows', 'at rest, but shrinks')
  .replace(`${line(5)}\n\n`, '')
  .replace('ropes = 12', 'ropes = 14')
  .replace('- A boat under oars\n', '- A boat under oars\n- A boat under tow\n')
  .concat('\nNobody had written down how fast the ice itself was moving.\n')

const banner = (page: Page) => page.getByRole('complementary', { name: 'Changed since you read it' })
const bar = (page: Page) => page.getByRole('group', { name: 'Changes since you read it' })
const flagged = (page: Page) => page.locator('[data-change]')

test.use({ fixture: 'reading' })

test.beforeEach(async ({ library }) => {
  await writeFile(join(library, 'harbour.md'), BEFORE)
})

/** Reads the post to its end and goes back to the library. */
async function readIt(page: Page) {
  await openPost(page, TITLE)
  await page.keyboard.press('End')
  await expect(page.getByRole('progressbar', { name: 'Read' })).toHaveAttribute('aria-valuenow', '100')
  await page.keyboard.press('g')
  await expect(row(page, TITLE)).toContainText('Read')
}

test('tells what changed since a post was read, by keys alone, until it is marked as seen', async ({ lectern, library }) => {
  const { page } = lectern
  await page.setViewportSize({ width: 1360, height: 900 })
  await readIt(page)
  await writeFile(join(library, 'harbour.md'), AFTER)
  await expect(row(page, TITLE)).toContainText('Changed since read')
  await page.getByRole('navigation', { name: 'Library' }).getByRole('link', { name: /^Changed since read/ }).click()
  await expect(page.locator('article.post-row').getByRole('heading')).toHaveText([TITLE])

  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await expectWhole(page, TITLE)
  await expect(banner(page)).toContainText('Changed since you read it: 2 paragraphs added in “Speed”, 1 paragraph and 1 code block reworded in “Ice” and “Ropes”, 1 paragraph removed in “Ropes”.')
  await expect(flagged(page)).toHaveCount(4)
  await expect(page.getByRole('button', { name: /^Reworded since you read it/ })).toHaveCount(2)
  await expect(page.getByRole('img', { name: 'Added since you read it' })).toHaveCount(2)
  await expect(page.getByRole('button', { name: '1 paragraph removed here' })).toHaveAttribute('aria-expanded', 'false')
  await page.keyboard.press('Home')
  await lectern.shoot('changes-banner')

  await page.keyboard.press('c')
  await expect(bar(page)).toContainText('1 of 5')
  await expect(bar(page)).toContainText('paragraph reworded in “Ice”')
  await page.keyboard.press('d')
  const difference = page.getByRole('region', { name: 'The difference' })
  await expect(difference.locator('del')).toHaveCount(2)
  await expect(difference.locator('del .katex')).toHaveCount(1)
  await expect(difference.locator('del').nth(1)).toHaveText('and grows')
  await expect(difference.locator('ins').nth(1)).toHaveText('but shrinks')
  await lectern.shoot('changes-difference')
  expect(await violations(page, 'article.post', '.change-bar')).toEqual([])
  await page.keyboard.press('d')
  await expect(difference).toHaveCount(0)

  await page.keyboard.press('c')
  await expect(bar(page)).toContainText('2 of 5')
  await page.keyboard.press('d')
  await expect(post(page).locator('.removed')).toContainText(line(5))
  await expect(post(page).locator('.removed')).toBeInViewport()
  await page.keyboard.press('c')
  await page.keyboard.press('d')
  await expect(difference.locator('ins')).toHaveText('14')
  await lectern.shoot('changes-removed')
  await page.keyboard.press('Shift+C')
  await expect(bar(page)).toContainText('2 of 5')
  await page.keyboard.press('Escape')
  await expect(bar(page)).toHaveCount(0)

  await page.keyboard.press('Shift+D')
  await expect(banner(page)).toHaveCount(0)
  await expect(flagged(page)).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).press('Enter')
  await expect(flagged(page)).toHaveCount(4)
  await page.keyboard.press('Shift+D')
  await expect(flagged(page)).toHaveCount(0)
  await page.keyboard.press('g')
  await expect(row(page, TITLE)).not.toContainText('Changed since read')

  const again = await lectern.restart()
  await openPost(again, TITLE)
  await expect(banner(again)).toHaveCount(0)
})

test('follows a post that changes while it is open, holds the line, and tells it after a restart, too', async ({ lectern, library }) => {
  const { page } = lectern
  await openPost(page, TITLE)
  await page.mouse.move(640, 400)
  await page.mouse.wheel(0, 900)
  await expect(page.getByText(/\d% · \d+ min left/)).toBeVisible()
  const paragraph = post(page).getByText(line(8))
  await paragraph.evaluate((element) => { window.scrollBy({ top: element.getBoundingClientRect().top - 70, behavior: 'instant' }) })
  await expect.poll(() => topLine(page)).toBe(line(8).slice(0, 30))
  await writeFile(join(library, 'harbour.md'), AFTER)
  await expect(flagged(page)).toHaveCount(4)
  await expect.poll(() => topLine(page)).toBe(line(8).slice(0, 30))
  await expect(page.getByRole('complementary', { name: 'Changed since you read it' })).toHaveCount(1)
  await writeFile(join(library, 'harbour.md'), AFTER.replace('Nobody had written', 'Somebody had written').concat('\nAnd one more.\n'))
  await expect(flagged(page)).toHaveCount(5)

  const again = await lectern.restart()
  await openPost(again, TITLE)
  await expect(banner(again)).toContainText('3 paragraphs added')
  await writeFile(join(library, 'harbour.md'), BEFORE)
  await expect(banner(again)).toHaveCount(0)
  expect(await readFile(join(library, 'harbour.md'), 'utf8')).toBe(BEFORE)
})

test('says that the words are the same where only the front matter changed, once', async ({ lectern, library }) => {
  const { page } = lectern
  await readIt(page)
  await writeFile(join(library, 'harbour.md'), `---\ntags: [sea]\n---\n${BEFORE}`)
  await expect(row(page, TITLE)).toContainText('Changed since read')
  await openPost(page, TITLE)
  await expect(banner(page)).toContainText('The words are the same.')
  await page.keyboard.press('g')
  await expect(row(page, TITLE)).not.toContainText('Changed since read')
})
