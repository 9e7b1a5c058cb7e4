/** A post that is far too long: it opens, says so, and the rest goes on. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './fixtures.ts'
import { openPost, post, row } from './reader.ts'

// A trace copies the whole page before and after each step.
test.use({ trace: 'off', actionTimeout: 30_000 })

test('shows a post of 20 MB as plain text, says so, and goes on', async ({ lectern: { page, libraryPath } }, info) => {
  test.setTimeout(180_000)
  const line = 'All work and no play makes a long line of words that go on and on, with a formula $x^2$ now and then.\n\n'
  await writeFile(join(libraryPath, 'very-long.md'), `First words.\n\n${line.repeat(Math.ceil(20_000_000 / line.length))}`)
  await expect(row(page, 'Very long')).toBeAttached()
  const began = performance.now()
  await row(page, 'Very long').getByRole('link').first().click()
  await expect(post(page).locator('.post-section').first()).toContainText('First words.', { timeout: 45_000 })
  info.annotations.push({ type: 'first words', description: `${String(Math.round(performance.now() - began))} ms` })
  await post(page).locator('details > summary').first().click()
  await expect(post(page).locator('details')).toContainText('It is shown as plain text; split it to see it formatted.')
  await page.getByRole('link', { name: 'Back to the library' }).click()
  await openPost(page, 'How far a random walk gets')
})
