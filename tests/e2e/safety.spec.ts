/**
 * Hostile posts: nothing in them executes, and nothing leaves the program. That the detector works is shown by the
 * same files as plain pages in the same browser, where nearly everything must trip it.
 */
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test, type Lectern } from './fixtures.ts'
import { setTrap } from './trap.ts'
import { watch } from './watch.ts'

test.use({ fixture: 'hostile' })

const POSTS = [/Hostile .* Markdown/, 'Hostile HTML', 'Hostile refresh']
const pwnedBy = (said: string[]) => said.filter((line) => line.startsWith('pwned')).map((line) => line.slice(6)).sort()

/** Points at everything in the post, clicks what can be clicked, and scrolls through. */
async function provoke(page: Page) {
  await page.locator('article.post').evaluate((post) => {
    const mouse = (type: string) => new MouseEvent(type, { bubbles: true, cancelable: true })
    for (const element of post.querySelectorAll('*')) element.dispatchEvent(mouse('mouseover'))
    for (const element of post.querySelectorAll('a, button, summary, input, text')) {
      // A link to the web that says so is no trick.
      if (!element.matches('a.external, a.image-remote')) element.dispatchEvent(mouse('click'))
    }
  })
  await page.evaluate(() => { scrollTo(0, document.documentElement.scrollHeight) })
}

async function expectNothing(lectern: Lectern, page: Page) {
  expect(pwnedBy(lectern.heard.said)).toEqual([])
  expect(lectern.heard.dialogs).toEqual([])
  expect(await page.evaluate(() => Reflect.get(globalThis, '__pwned') as unknown)).toBeUndefined()
  expect(await lectern.requests()).toEqual([])
}

for (const title of POSTS) {
  test(`opens the post ${String(title)}, and nothing executes or leaves`, async ({ lectern }) => {
    const { page } = lectern
    const home = page.url()
    await page.getByRole('link', { name: title }).click()
    await expect(page.locator('article.post')).toContainText('The end of the hostile post.')
    const url = page.url()
    await expectNothing(lectern, page)

    await provoke(page)
    expect(page.url().replace(/[?#].*/s, '')).toBe(url.replace(/[?#].*/s, ''))
    expect(await page.locator('article.post').locator('script, iframe, object, embed, form, base, meta, link, style, [onerror], [onload]').count()).toBe(0)

    // The page still works: nothing covers it, no name was taken from it.
    await page.goto(url)
    await expect(page.locator('article.post')).toContainText('The end of the hostile post.')
    await page.getByRole('navigation', { name: 'Library' }).getByRole('link').first().click()
    await expect(page.locator('article.post-row').first()).toBeVisible()
    expect(page.url().split('#')[0]).toBe(home.split('#')[0])
    await expectNothing(lectern, page)
  })
}

test('the same files as plain pages trip the detector', async ({ browser, library }) => {
  const trap = await setTrap()
  const server = createServer((request, response) => {
    void readFile(join(library, String(request.url))).then(
      (body) => response.writeHead(200, { 'Content-Type': 'text/html' }).end(String(body).replace(/^---.*?\n---\n/s, '')),
      () => response.writeHead(404).end()
    )
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const host = `127.0.0.1:${String((server.address() as AddressInfo).port)}`
  const context = await browser.newContext({ proxy: { server: trap.server, bypass: host } })
  const heard = watch(context)

  for (const name of ['hostile.md', 'hostile.html']) {
    const page = await context.newPage()
    await page.goto(`http://${host}/${name}`)
    expect(await page.evaluate(() => Reflect.get(globalThis, '__pwned') as unknown), name).toBe(1)
    await page.locator('#click-me').dispatchEvent('click')
  }
  const refreshed = await context.newPage()
  await refreshed.goto(`http://${host}/refresh.html`)

  const missing = (all: string[], found: string[]) => all.filter((one) => !found.includes(one))
  await expect.poll(() => missing([
    'annotation', 'body-onload', 'case', 'click', 'comment', 'head-script', 'html-onerror', 'img-onerror', 'module',
    'onbegin', 'ontoggle', 'script', 'shadow', 'slashes', 'svg-onload', 'svg-script'
  ], pwnedBy(heard.said))).toEqual([])
  await expect.poll(() => missing([
    'script.js', 'image.png', 'source.png', 'svg-image.png', 'iframe', 'object', 'embed', 'link.css', 'prefetch', 'import.css',
    'style.png', 'style-attribute.png', 'escaped.png', 'poster.png', 'video.mp4', 'audio.mp3', 'input.png', 'table.png',
    'html-link.css', 'body.png', 'font.woff2', 'foreign', 'image-set.png', 'in-frame.png', 'base/based.png', 'refresh'
  ].map((path) => `http://evil.test/${path}`), trap.caught)).toEqual([])
  expect(heard.requests).toEqual(expect.arrayContaining(['http://evil.test/image.png']))
  await context.close()
  server.close()
  trap.close()
})
