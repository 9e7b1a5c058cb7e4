/** The page of statistics: time while the reader is there, on this computer alone, and nothing where it is switched off. */
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { violations } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { openPost } from './reader.ts'

const TITLE = 'Sharing a birthday'

test.use({ fixture: 'reading' })

/** Time passes while the reader moves now and then. */
async function readOn(page: Page, seconds: number) {
  for (let passed = 0; passed < seconds; passed += 30) {
    await page.mouse.move(600 + (passed % 60), 400)
    await page.clock.runFor(30_000)
  }
}

async function runCommand(page: Page, title: string) {
  await page.keyboard.press('Control+K')
  await page.keyboard.type(`>${title}`)
}

const recorded = async (data: string): Promise<number> => {
  const text = await readFile(join(data, 'statistics.json'), 'utf8').catch(() => '{"days":{}}')
  const { days } = JSON.parse(text) as { days: Record<string, Record<string, number>> }
  return Object.values(days).flatMap((day) => Object.values(day)).reduce((sum, seconds) => sum + seconds, 0)
}

test('adds up the minutes in which the reader was there, and shows them', async ({ lectern: { page, ...lectern }, data }) => {
  await page.clock.install()
  await page.reload()
  await openPost(page, TITLE)
  await readOn(page, 120)
  await expect.poll(() => recorded(data)).toBeGreaterThanOrEqual(90)
  // Nobody is there any more: a minute is the most that counts.
  await page.clock.runFor(1_200_000)
  await expect.poll(() => recorded(data)).toBeGreaterThanOrEqual(150)
  expect(await recorded(data)).toBeLessThan(200)
  await runCommand(page, 'statistics')
  await page.clock.runFor(500)
  await expect(page.getByRole('option').first()).toContainText('Go to the statistics')
  await page.keyboard.press('Enter')
  await page.clock.runFor(500)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Statistics')
  await expect(page.getByRole('region', { name: 'Time read' })).toContainText('3 min in all')
  await expect(page.getByRole('listitem').filter({ hasText: TITLE }).filter({ hasText: '3 min' })).toBeVisible()
  await page.getByText('The same as a table').click()
  await expect(page.getByRole('row')).toHaveCount(13)
  await expect(page.getByRole('row').nth(1)).toContainText('3 min')
  await lectern.shoot('statistics')
  expect(await violations(page, '.statistics')).toEqual([])
})

test('records and shows nothing while switched off, and forgets what was recorded when asked to', async ({ lectern: { page }, data }) => {
  await page.clock.install()
  await page.reload()
  await openPost(page, TITLE)
  await readOn(page, 60)
  await expect.poll(() => recorded(data)).toBeGreaterThan(0)
  await page.keyboard.press('Control+,')
  await page.clock.runFor(500)
  const settings = page.getByRole('dialog')
  await settings.getByRole('checkbox', { name: 'Keep how long I read' }).uncheck()
  await expect(settings.getByRole('link', { name: 'Show the statistics' })).toHaveCount(0)
  const before = await recorded(data)
  await settings.getByRole('button', { name: 'Delete what was recorded' }).click()
  await settings.getByRole('button', { name: 'Cancel' }).click()
  expect(await recorded(data)).toBe(before)
  await settings.getByRole('button', { name: 'Delete what was recorded' }).click()
  expect(await violations(page, '[role=dialog]')).toEqual([])
  await settings.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(page.getByText('The reading times were deleted')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.clock.runFor(500)
  await readOn(page, 120)
  await runCommand(page, 'statistics')
  await page.clock.runFor(500)
  await expect(page.getByText('Nothing is called that.')).toBeVisible()
  await expect(stat(join(data, 'statistics.json'))).rejects.toThrow()
  await page.goto(page.url().replace(/#.*/, '#/statistics'))
  await expect(page.getByRole('heading', { name: 'Statistics are off' })).toBeVisible()
})
