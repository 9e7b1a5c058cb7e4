/** The fixture itself: a test must be able to fail by it. */
import { expect, test } from './fixtures.ts'
import type { Page } from '@playwright/test'

const throwLater = async (page: Page) => {
  const thrown = page.waitForEvent('pageerror')
  await page.evaluate(() => { setTimeout(() => { throw new Error('thrown on purpose') }) })
  await thrown
}

const loadRemote = (page: Page) => page.evaluate(() => new Promise((failed) => {
  const image = Object.assign(new Image(), { src: 'http://evil.test/injected.png', onerror: failed })
  document.body.append(image)
}).then(() => undefined))

test('an error that nobody caught fails a test', async ({ lectern: { page } }) => {
  test.fail()
  await throwLater(page)
})

test('a violation of the policy fails a test', async ({ lectern: { page } }) => {
  test.fail()
  await loadRemote(page)
})

test('a test may expect both', async ({ lectern: { page, expectProblem } }) => {
  expectProblem(/thrown on purpose/)
  expectProblem(/Content Security Policy directive/)
  await throwLater(page)
  await loadRemote(page)
})

test('a request that leaves is seen, even where the policy is off', async ({ lectern }) => {
  const { page } = lectern
  const session = await page.context().newCDPSession(page)
  await session.send('Page.setBypassCSP', { enabled: true })
  await page.reload()
  await loadRemote(page)
  expect(await lectern.requests()).toContainEqual(expect.stringMatching(/^https?:\/\/evil\.test\/injected\.png$/))
})
