/** Writing in the margin: words are selected, painted and annotated, and what was written lasts. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './fixtures.ts'
import { fingerprints, journal } from './on-disk.ts'
import { annotate, card, clickWords, notes, openPost, painted, popover, post, row, selectWords } from './reader.ts'

const TITLE = 'Sharing a birthday'
const FILE = '2024-02-29-sharing-a-birthday.md'
const QUOTE = 'Pairs are not independent'
const COMMENT = 'But nearly so.'

test.use({ fixture: 'reading' })
test.beforeEach(async ({ lectern: { page } }) => {
  await page.setViewportSize({ width: 1360, height: 900 })
  await openPost(page, TITLE)
})

test('offers six colours and a note near the end of a selection', async ({ lectern: { page, libraryPath, ...lectern } }) => {
  await selectWords(page, 'Each pair matches', 'single multiplication')
  const end = await page.evaluate(() => [...document.getSelection()?.getRangeAt(0).getClientRects() ?? []].at(-1)?.toJSON() as DOMRect)
  const box = await popover(page).boundingBox() ?? { x: 0, y: 0, width: 0, height: 0 }
  expect(box.y - end.bottom).toBeGreaterThan(0)
  expect(box.y - end.bottom).toBeLessThan(20)
  expect(Math.abs(box.x + box.width / 2 - end.right)).toBeLessThan(box.width)
  await lectern.shoot('popover')
  await page.keyboard.press('Escape')
  await expect(popover(page)).toHaveCount(0)
  expect(await journal(libraryPath)).toEqual([])

  const quotes = {
    yellow: 'twenty-three people', green: 'more likely than not', blue: 'Nearly everyone', violet: 'birthdays of files', orange: 'single multiplication'
  }
  for (const [key, colour] of [['1', 'yellow'], ['2', 'green'], ['3', 'blue'], ['5', 'violet'], ['6', 'orange']] as const) {
    await selectWords(page, quotes[colour])
    await page.keyboard.press(key)
    await expect(popover(page)).toHaveCount(0)
    expect(await painted(page, colour)).toEqual([quotes[colour]])
  }
  // h takes the last colour.
  await annotate(page, 'whether any two share')
  expect(await painted(page, 'orange')).toEqual([quotes.orange, 'whether any two share'])
  await selectWords(page, 'counts the pairs')
  await popover(page).getByRole('button', { name: 'Pink' }).click()
  expect(await painted(page, 'pink')).toEqual(['counts the pairs'])
  await expect.poll(async () => (await journal(libraryPath)).map(({ k, colour }) => `${k} ${String(colour)}`)).toEqual(
    ['yellow', 'green', 'blue', 'violet', 'orange', 'orange', 'pink'].map((colour) => `annotation ${colour}`)
  )
})

/** What is selected: first and last words, the quote that is kept, and what is painted, formulas last. */
const SPANS = [
  ['single multiplication', QUOTE, 'single multiplication.\nPairs are not independent', ['single multiplication.', QUOTE]],
  ['a room of thirty', 'strangers', 'a room of thirty has 435 pairs, and\nmost of them are strangers',
    ['a room of thirty has 435 pairs, and', 'most of them are strangers']],
  ['matches with', 'so we', 'matches with probability 1/365, so we', ['matches with probability ', ', so we', '1/365']],
  ['is close to', 'product of', 'is close to e^{-x}, and a product of', ['is close to ', ', and a product of', 'e^{-x}']],
  ['0.507', '0.507', '0.507', ['0.507']],
  ['def', 'shared', 'def shared', ['def shared']]
] as const

test('takes paragraphs, lists, whole formulas, cells and code', async ({ lectern: { page, libraryPath, ...lectern } }) => {
  for (const [index, [from, to, exact, paint]] of SPANS.entries()) {
    await selectWords(page, from, to)
    await page.keyboard.press('2')
    await expect(popover(page)).toHaveCount(0)
    expect(await painted(page, 'green')).toEqual(expect.arrayContaining([...paint]))
    await expect.poll(async () => (await journal(libraryPath))[index]?.selector?.quote.exact).toBe(exact)
  }
  // A formula that is clicked twice is taken whole.
  await post(page).locator('.math[data-display]').first().dblclick()
  await page.keyboard.press('4')
  expect(await painted(page, 'pink')).toEqual(['\\binom{n}{2} = \\frac{n(n-1)}{2}.'])
  await lectern.shoot('highlights')
})

test('keeps a note, and a click goes from its words to its card and back', async ({ lectern }) => {
  await annotate(lectern.page, QUOTE, { comment: COMMENT })
  await annotate(lectern.page, 'the sun burns out first', { comment: 'So I am told.' })
  await lectern.shoot('notes')
  await expect(lectern.page.getByRole('button', { name: 'Notes 2' })).toBeVisible()

  const page = await lectern.restart()
  await page.setViewportSize({ width: 1360, height: 900 })
  await expect(row(page, TITLE)).toContainText('2 notes')
  await openPost(page, TITLE)
  await expect(card(page, QUOTE)).toContainText(COMMENT)
  expect(await painted(page, 'yellow')).toEqual([QUOTE, 'the sun burns out first'])
  expect(await painted(page, 'noted')).toHaveLength(2)

  await clickWords(page, QUOTE)
  await expect(card(page, QUOTE)).toHaveAttribute('aria-current', 'true')
  expect(await painted(page, 'active')).toEqual([QUOTE])
  const top = await page.evaluate(() => [...CSS.highlights.get('lectern-active') ?? []].map((range) => (range as Range).getBoundingClientRect().top)[0])
  await expect.poll(async () => Math.abs(((await card(page, QUOTE).boundingBox())?.y ?? 0) - Number(top)), 'the card stands level with its words').toBeLessThan(24)

  await card(page, 'the sun burns out first').click()
  await expect(card(page, 'the sun burns out first')).toHaveAttribute('aria-current', 'true')
  await expect(post(page).getByText('the sun burns out first')).toBeInViewport()
  expect(await painted(page, 'active')).toEqual(['the sun burns out first'])
  await page.keyboard.press('Escape')
  await expect(notes(page).locator('[aria-current]')).toHaveCount(0)
  await page.keyboard.press('[')
  await expect(card(page, QUOTE)).toHaveAttribute('aria-current', 'true')
})

test('recolours, edits, deletes, and takes each back and forth', async ({ lectern: { page, libraryPath, ...lectern } }) => {
  await annotate(page, QUOTE, { comment: COMMENT })
  const note = card(page, QUOTE)
  await note.getByRole('button', { name: 'Blue' }).click()
  expect(await painted(page, 'blue')).toEqual([QUOTE])
  await note.getByText(COMMENT).click()
  const field = note.getByRole('textbox', { name: 'Note' })
  await expect(field).toHaveValue(COMMENT)
  await field.press('End')
  await field.pressSequentially(' Are they?')
  await field.press('ControlOrMeta+Enter')
  await expect(note).toContainText(`${COMMENT} Are they?`)
  await note.getByRole('button', { name: 'Delete' }).click()
  await expect(note).toHaveCount(0)
  expect(await painted(page, 'blue')).toEqual([])
  await expect(page.getByRole('region', { name: 'Messages' })).toContainText('Note deleted')
  await expect.poll(async () => (await journal(libraryPath)).at(-1)?.k).toBe('delete')

  const undo = () => page.keyboard.press('ControlOrMeta+z')
  const redo = () => page.keyboard.press('ControlOrMeta+Shift+z')
  await undo()
  await expect(note).toContainText(`${COMMENT} Are they?`)
  await undo()
  await expect(note).not.toContainText('Are they?')
  await undo()
  await expect.poll(() => painted(page, 'yellow')).toEqual([QUOTE])
  await redo()
  await expect.poll(() => painted(page, 'blue')).toEqual([QUOTE])
  await redo()
  await expect(note).toContainText(`${COMMENT} Are they?`)
  await redo()
  await expect(note).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(note).toContainText(`${COMMENT} Are they?`)
  await expect.poll(async () => (await journal(libraryPath)).at(-1)?.k).toBe('restore')
  await note.getByText(COMMENT).dblclick()
  await lectern.shoot('editing')
})

test('writes one whole line per change beside the posts, and leaves the posts as they are', async ({ lectern }) => {
  const { page, libraryPath } = lectern
  const before = await fingerprints(libraryPath)
  // What is changed again before it is written is written once.
  const written = (lines: number) => expect.poll(async () => (await journal(libraryPath)).length).toBe(lines)
  await annotate(page, QUOTE)
  await written(1)
  await clickWords(page, QUOTE)
  await page.keyboard.press('n')
  await page.getByRole('textbox', { name: 'Note' }).fill(COMMENT)
  await page.keyboard.press('Escape')
  await written(2)
  await page.keyboard.press('3')
  await written(3)
  await page.keyboard.press('Delete')
  await expect.poll(async () => (await journal(libraryPath)).map(({ k, comment, colour }) => [k, comment, colour].join(' '))).toEqual([
    'annotation  yellow', `annotation ${COMMENT} yellow`, `annotation ${COMMENT} blue`, 'delete  '
  ])
  expect(new Set((await journal(libraryPath)).map(({ id }) => id)).size).toBe(1)
  await lectern.restart()
  expect(await fingerprints(libraryPath)).toEqual(before)
})

test('follows its words when the post is edited outside, and keeps a note whose words are gone', async ({ lectern }) => {
  const { page, libraryPath } = lectern
  await annotate(page, QUOTE, { comment: COMMENT })
  await annotate(page, 'The mistake is to think')
  await annotate(page, 'a sum in a thin coat', { comment: 'Nicely said.' })
  const file = join(libraryPath, FILE)
  const text = await readFile(file, 'utf8')
  await writeFile(file, text
    .replace('## Counting pairs', 'A paragraph that was not there before.\n\n## Counting all the pairs')
    .replace('not independent, of course', 'not independent of each other, of course')
    .replace(/> A product.*\n/, ''))
  await expect(post(page)).toContainText('A paragraph that was not there before.')
  await expect.poll(() => painted(page, 'yellow')).toEqual(expect.arrayContaining([QUOTE, 'The mistake is to think']))
  await expect(card(page, QUOTE)).toContainText(COMMENT)
  const lost = notes(page).getByText('Lost their place (1)')
  // The file is read, its notes are placed, and then the page hears of it.
  await expect(lost).toBeVisible()
  await lost.click()
  await expect(notes(page).locator('details')).toContainText('a sum in a thin coat')
  await expect(notes(page).locator('details')).toContainText('Nicely said.')
  await lectern.shoot('lost')

  await writeFile(file, text)
  await expect(card(page, 'a sum in a thin coat')).toContainText('Nicely said.')
  await expect(lost).toHaveCount(0)
})

test('lists the notes as cards in a narrow window', async ({ lectern: { page, ...lectern } }) => {
  await annotate(page, QUOTE, { comment: COMMENT })
  await page.setViewportSize({ width: 700, height: 900 })
  await expect(notes(page)).toHaveCount(0)
  await page.getByRole('button', { name: 'Notes 1' }).click()
  await expect(card(page, QUOTE).getByRole('blockquote')).toHaveText(QUOTE)
  await expect(card(page, QUOTE)).toContainText(COMMENT)
  await lectern.shoot('narrow-notes')
  await notes(page).getByRole('button', { name: 'Close notes' }).click()
  await expect(notes(page)).toHaveCount(0)
  await clickWords(page, QUOTE)
  await expect(card(page, QUOTE)).toHaveAttribute('aria-current', 'true')
  await page.keyboard.press('Escape')
  await expect(notes(page)).toHaveCount(0)
})
