/** Notes leave as files and come in from files of other programs. */
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { violations } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { fingerprints, journal } from './on-disk.ts'
import { annotate, card, openPost } from './reader.ts'

const TITLE = 'How far a random walk gets'
const WORDS = 'A walker throws a coin'

const HYPOTHESIS = JSON.stringify({
  export_date: '2024-05-01T10:00:00Z', export_userid: 'acct:reader@example.org', client_version: '1',
  annotations: [
    { exact: 'So a typical distance', text: 'The root of the mean square.' },
    { exact: 'These words never stood there', text: 'Where did this go?' }
  ].map(({ exact, text }, n) => ({
    id: `h${n}`, uri: 'https://example.org/2023/random-walks/', text, tags: ['imported'], created: '2024-04-01T10:00:00+00:00', updated: '2024-04-01T10:00:00+00:00',
    document: { title: [TITLE] }, target: [{ source: 'https://example.org/2023/random-walks/', selector: [{ type: 'TextQuoteSelector', exact, prefix: '', suffix: '' }] }]
  }))
})

const exporting = (page: Page) => page.getByRole('dialog', { name: 'Export notes' })
const importing = (page: Page) => page.getByRole('dialog', { name: 'Import notes' })
const preview = (page: Page) => exporting(page).getByRole('region', { name: 'Preview' }).locator('pre')

async function openImport(page: Page) {
  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByRole('button', { name: 'Import', exact: true }).click()
  await expect(importing(page)).toBeVisible()
}

const choose = (page: Page) => importing(page).getByLabel('File of notes').setInputFiles({ name: 'hypothesis.json', mimeType: 'application/json', buffer: Buffer.from(HYPOTHESIS) })

test.beforeEach(async ({ lectern: { page } }) => { await page.setViewportSize({ width: 1360, height: 900 }) })

test('shows what an export will be as it is chosen, and saves it', async ({ lectern }) => {
  const { page, libraryPath } = lectern
  const before = await fingerprints(libraryPath)
  await openPost(page, TITLE)
  await annotate(page, WORDS, { comment: 'Heads or tails?' })
  await annotate(page, 'The mixed terms vanish', { key: '2' })
  await page.keyboard.press('Escape')
  await page.keyboard.press('ControlOrMeta+Shift+E')
  await expect(exporting(page)).toContainText(`The notes on “${TITLE}”.`)
  await expect(preview(page)).toContainText(`> ${WORDS}`)
  await expect(preview(page)).toContainText('Heads or tails?')
  await expect(exporting(page).getByText('2 notes on 1 post')).toBeVisible()
  await lectern.shoot('export')

  await exporting(page).getByRole('combobox', { name: 'in the colour' }).selectOption('green')
  await expect(preview(page)).not.toContainText(WORDS)
  await expect(exporting(page).getByText('1 note on 1 post')).toBeVisible()
  await exporting(page).getByRole('combobox', { name: 'in the colour' }).selectOption('')

  await exporting(page).getByText('Template', { exact: true }).click()
  await exporting(page).getByRole('textbox', { name: 'Template' }).fill('{{#notes}}* {{nothing}}{{/notes}}')
  await expect(exporting(page).getByRole('alert')).toContainText('{{nothing}} is not known')
  await exporting(page).getByRole('textbox', { name: 'Template' }).fill('{{#notes}}* {{text}}: {{comment}}{{/notes}}')
  await expect(preview(page)).toContainText(`* ${WORDS}: Heads or tails?`)

  // Hypothesis has no colours, but all the words.
  await exporting(page).getByRole('radio', { name: 'Hypothesis' }).click()
  await expect(preview(page)).toContainText('"export_userid"')
  await exporting(page).getByRole('radio', { name: 'W3C annotations' }).click()
  await expect(preview(page)).toContainText('"AnnotationCollection"')
  if (lectern.door === 'browser') {
    const download = page.waitForEvent('download')
    await exporting(page).getByRole('button', { name: 'Save' }).click()
    const file = await download
    expect(file.suggestedFilename()).toBe('notes.jsonld')
    expect(JSON.parse(await readFile(await file.path(), 'utf8'))).toMatchObject({ type: 'AnnotationCollection', total: 2 })
  }
  expect(await fingerprints(libraryPath)).toEqual(before)
})

test('imports a file of Hypothesis, and the second time finds all of it known', async ({ lectern }) => {
  const { page, libraryPath } = lectern
  await openImport(page)
  await lectern.shoot('import-choose')
  await choose(page)
  await expect(importing(page).getByRole('row').nth(1)).toContainText('New')
  await expect(importing(page).getByRole('row').nth(2)).toContainText('No place')
  await expect(importing(page)).toContainText('Hypothesis, 2 notes: 1 new, 1 no place.')
  await lectern.shoot('import-preview')
  expect(await journal(libraryPath)).toEqual([])
  await importing(page).getByRole('button', { name: 'Import', exact: true }).click()
  await expect(importing(page)).toContainText('2 notes imported.')
  await expect(importing(page)).toContainText('1 note found no place')
  await lectern.shoot('import-report')
  const written = await journal(libraryPath)
  expect(written.map(({ selector }) => selector?.quote.exact)).toEqual(['So a typical distance', 'These words never stood there'])

  await importing(page).getByRole('button', { name: 'Another file' }).click()
  await choose(page)
  await expect(importing(page)).toContainText('2 known.')
  await expect(importing(page).getByRole('button', { name: 'Import', exact: true })).toBeDisabled()
  await page.keyboard.press('Escape')
  expect(await journal(libraryPath)).toEqual(written)

  await openPost(page, TITLE)
  await expect(card(page, 'So a typical distance')).toContainText('The root of the mean square')
  await expect(page.getByText('Where did this go?')).toBeAttached()
})

test('the export dialog has no violations', async ({ lectern: { page } }) => {
  test.slow()
  await openPost(page, TITLE)
  await annotate(page, WORDS, { comment: 'Heads or tails?' })
  await page.keyboard.press('Escape')
  await page.keyboard.press('ControlOrMeta+Shift+E')
  await expect(preview(page)).toContainText(WORDS)
  await exporting(page).getByText('Template', { exact: true }).click()
  expect(await violations(page, '[role="dialog"]')).toEqual([])
})

test('the import dialog has no violations in any of its states', async ({ lectern: { page } }) => {
  test.slow()
  await openImport(page)
  expect(await violations(page, '[role="dialog"]')).toEqual([])
  await choose(page)
  await expect(importing(page).getByRole('row')).toHaveCount(3)
  expect(await violations(page, '[role="dialog"]')).toEqual([])
  await importing(page).getByRole('button', { name: 'Import', exact: true }).click()
  await expect(importing(page)).toContainText('2 notes imported.')
  expect(await violations(page, '[role="dialog"]')).toEqual([])
})

test('tells why a file cannot be read', async ({ lectern: { page } }) => {
  await openImport(page)
  await importing(page).getByLabel('File of notes').setInputFiles({ name: 'broken.json', mimeType: 'application/json', buffer: Buffer.from('{"annotations": [') })
  await expect(importing(page).getByRole('alert')).toContainText('damaged or was cut off')
  await choose(page)
  await expect(importing(page).getByRole('row')).toHaveCount(3)
})
