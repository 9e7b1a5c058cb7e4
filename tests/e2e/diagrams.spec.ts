/** Mermaid diagrams: drawn offline under the page's policy, in the reader's colours, and harmless whatever they hold. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { notes, openPost, post, row, selectWords } from './reader.ts'

test.use({ fixture: 'diagrams', shelf: true })

const blocks = (page: Page): Locator => post(page).locator('figure.code[data-language="mermaid"]')

/** Scrolls to each diagram and waits until something is decided about it. @returns what, in order */
async function drawAll(page: Page): Promise<string[]> {
  const states: string[] = []
  for (const block of await blocks(page).all()) {
    await block.scrollIntoViewIfNeeded()
    await expect(block).toHaveAttribute('data-diagram', /./)
    states.push(await block.getAttribute('data-diagram') ?? '')
  }
  return states
}

/** Whether the browser could read the picture of a block. */
const loaded = (block: Locator) => block.locator('.diagram img').evaluate(async (image: HTMLImageElement) => {
  await image.decode()
  return image.naturalWidth > 40 && image.naturalHeight > 40
})

/** What the browser sees in a picture: its colours, the most frequent first. */
const colours = (block: Locator) => block.locator('.diagram img').evaluate(async (image: HTMLImageElement) => {
  await image.decode()
  const canvas = Object.assign(document.createElement('canvas'), { width: image.naturalWidth, height: image.naturalHeight })
  const context = canvas.getContext('2d')
  context?.drawImage(image, 0, 0)
  const counts = new Map<string, number>()
  const { data } = context?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] as number[] }
  for (let at = 0; at < data.length; at += 4) {
    if (data[at + 3] !== 255) continue
    const colour = `#${[...data.slice(at, at + 3)].map((part) => part.toString(16).padStart(2, '0')).join('')}`
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  return [...counts].sort(([, a], [, b]) => b - a).slice(0, 4).map(([colour]) => colour)
})

test('draws diagrams of every kind offline, and says what is wrong with one that cannot be', async ({ lectern }) => {
  const { page } = lectern
  await openPost(page, 'Drawn from words')
  expect(await drawAll(page)).toEqual([...Array.from({ length: 9 }, () => 'drawn'), 'refused'])
  for (const block of (await blocks(page).all()).slice(0, 9)) expect(await loaded(block)).toBe(true)
  await expect(blocks(page).nth(1).getByRole('img', { name: 'Diagram: A greeting' })).toBeVisible()
  await expect(blocks(page).nth(9)).toContainText('This diagram could not be drawn: Parse error on line 3')
  await expect(blocks(page).nth(9).locator('pre')).toBeVisible()
  expect(await lectern.requests()).toEqual([])
  await blocks(page).nth(1).scrollIntoViewIfNeeded()
  await lectern.shoot('diagrams')
})

test('fetches what draws them only for a post that has one', async ({ lectern: { page, libraryPath } }) => {
  await writeFile(join(libraryPath, 'plain.md'), '# Plain words\n\nNo diagram.\n')
  const fetched: string[] = []
  page.on('request', (request) => { if (/mermaid/i.test(request.url())) fetched.push(request.url()) })
  await expect(row(page, 'Plain words')).toBeVisible()
  await openPost(page, 'Plain words')
  expect(fetched).toEqual([])
  await page.goBack()
  await openPost(page, 'Drawn from words')
  await expect(blocks(page).first()).toHaveAttribute('data-diagram', 'drawn')
  expect(fetched.length).toBeGreaterThan(0)
})

test('draws anew in the colours of another theme', async ({ lectern: { page } }) => {
  await page.emulateMedia({ colorScheme: 'light' })
  await openPost(page, 'Drawn from words')
  await expect(blocks(page).first()).toHaveAttribute('data-diagram', 'drawn')
  expect(await colours(blocks(page).first())).toContain('#f4f2ec')
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect.poll(() => colours(blocks(page).first())).toContain('#1c1d21')
  expect(await colours(blocks(page).first())).not.toContain('#f4f2ec')
})

test('shows the source, copies it, keeps notes on it, and opens the drawing by itself', async ({ lectern: { page } }) => {
  await page.setViewportSize({ width: 1360, height: 900 })
  await openPost(page, 'Drawn from words')
  const first = blocks(page).first()
  await expect(first).toHaveAttribute('data-diagram', 'drawn')
  await first.getByRole('button', { name: 'Source' }).focus()
  await page.keyboard.press('Enter')
  await expect(first).toHaveAttribute('data-diagram', 'source')
  await expect(first.getByText('Ready?')).toBeVisible()
  await selectWords(page, 'flowchart')
  await page.keyboard.press('h')
  await expect(notes(page).getByRole('button', { name: 'Highlight on “flowchart”' })).toBeVisible()
  await first.getByRole('button', { name: 'Source' }).click()
  await expect(first).toHaveAttribute('data-diagram', 'drawn')
  await expect(notes(page).getByRole('button', { name: 'Highlight on “flowchart”' })).toBeVisible()
  await first.locator('.diagram img').click()
  await expect(page.getByRole('dialog', { name: /^Figure/ }).getByRole('img')).toBeVisible()
})

test('the diagram of the shelf is drawn', async ({ lectern: { page } }) => {
  await page.getByRole('navigation', { name: 'Library' }).getByRole('link', { name: "Lectern's shelf" }).click()
  await openPost(page, 'Agents driven by language models')
  expect(await drawAll(page)).toEqual(['drawn'])
  expect(await loaded(blocks(page).first())).toBe(true)
})

test('nothing in a hostile diagram executes or leaves, and the policy has nothing to report', async ({ lectern }) => {
  const { page, libraryPath } = lectern
  const file = join(libraryPath, 'hostile.md')
  const fence = (lines: string) => `\`\`\`mermaid\nflowchart LR\n${lines}\n\`\`\``
  const long = Array.from({ length: 60 }, (_, n) => `  n${String(n)}[${'word '.repeat(180)}] --> n${String(n + 1)}`).join('\n')
  const many = (prefix: string) => Array.from({ length: 25 }, (_, n) => `${prefix}${String(n)}`).join(' & ')
  await writeFile(file, (await readFile(file, 'utf8')).replace('HUGE', `${fence(long)}\n\n${fence(`  ${many('a')} --> ${many('b')}`)}`))
  await openPost(page, 'Hostile diagrams')
  await expect(post(page)).toContainText('The end of the hostile diagrams.')
  const states = await drawAll(page)
  expect(states).toHaveLength(10)
  expect(states.slice(0, 4)).toEqual(['drawn', 'refused', 'refused', 'drawn'])
  await expect(blocks(page).nth(8)).toContainText('longer than 50,000 characters')
  expect(states[9]).toBe('refused')
  expect(await page.evaluate(() => document.querySelectorAll('article.post svg:not(.katex svg), body > .diagram-bench, style').length)).toBe(0)
  await blocks(page).first().locator('.diagram img').dispatchEvent('click')
  await page.keyboard.press('Escape')
  expect(lectern.heard.said.filter((line) => line.includes('pwned'))).toEqual([])
  expect(lectern.heard.dialogs).toEqual([])
  expect(await lectern.requests()).toEqual([])
})
