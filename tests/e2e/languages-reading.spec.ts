/** Reading, notes, notebook, home and export in Chinese: nothing of Lectern's own is left in English, and all of it follows a change of the language. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { violations } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { dragOver, openPost, painted, post, row } from './reader.ts'

const FILE = '2024-02-29-sharing-a-birthday.md'
const TITLE = 'Sharing a birthday'
const QUOTE = 'Pairs are not independent'
const COMMENT = 'Nearly so.'

test.use({ fixture: 'reading' })
test.skip(({ door }) => door === 'electron', 'settings are saved over HTTP here')

test.beforeEach(async ({ lectern: { page } }) => { await page.setViewportSize({ width: 1360, height: 900 }) })

/** Saves the setting as another window would. */
async function speak(page: Page, language: 'zh-Hans' | 'en') {
  const status = await page.evaluate(async (wanted) => {
    const headers = { 'content-type': 'application/json', 'authorization': `Bearer ${localStorage.getItem('lectern:token') ?? ''}` }
    return (await fetch('api/saveSettings', { method: 'POST', headers, body: JSON.stringify({ json: { language: wanted } }) })).status
  }, language)
  expect(status).toBe(200)
  await expect(page.locator('html')).toHaveAttribute('lang', language)
}

/** What stands in the fixture, and names that are the same in every language. */
const ALLOWED = ['A curve that climbs through one half at twenty-three', TITLE, 'A note on links', 'R. Ambler', QUOTE, COMMENT, 'Copy TeX', 'Lectern', /“[^”]*”/g, /#[\w-]+/g, /\{\{.*?\}\}/g, /[\w/-]+\.(md|py|markdown|html?)/g]

/** Two or more English words in a row in what Lectern itself says in a part of the page: names, titles, placeholders, buttons, labels, headings. */
async function english(page: Page, part: string): Promise<string[]> {
  const said = await page.locator(part).evaluateAll((roots) => roots.flatMap((root) => {
    const isOfPost = (element: Element) => element.closest('.post-section, .post-head h1, .crumb') !== null && element.closest('[data-skip]') === null
    const shown = [root, ...root.querySelectorAll('*')].filter((element) => !isOfPost(element))
    const attributes = shown.flatMap((element) => ['aria-label', 'aria-description', 'title', 'placeholder', 'alt'].map((name) => element.getAttribute(name) ?? ''))
    const texts = shown.filter((element) => element.matches('button, label, legend, option, summary, h2, h3, th, [role="status"], .facts, .meta span, .peek-head, .hint'))
    return [...attributes, ...texts.map((element) => element.textContent ?? '')]
  }))
  const plain = said.map((text) => ALLOWED.reduce<string>((rest, allowed) => rest.replaceAll(allowed, ''), text.replace(/\s+/g, ' ').trim()))
  return [...new Set(plain.filter((text) => /[A-Za-z]{2,}[ ,.:]+[A-Za-z]{2,}/.test(text)))]
}

test('a post is read and written beside in Chinese', async ({ lectern: { page, ...lectern } }) => {
  await speak(page, 'zh-Hans')
  await expect(row(page, TITLE)).toContainText(/2024年2月29日.*分钟/)
  expect(await english(page, '.home')).toEqual([])
  await lectern.shoot('zh-home')

  await openPost(page, TITLE)
  await expect(page.getByRole('navigation', { name: '目录' })).toBeVisible()
  await dragOver(page, QUOTE)
  const popover = page.getByRole('toolbar', { name: '所选文字' })
  await expect(popover.getByRole('button', { name: '笔记' })).toBeVisible()
  await expect(popover.getByRole('group', { name: '颜色' }).getByRole('button')).toHaveCount(6)
  expect(await english(page, '.reader')).toEqual([])
  await page.keyboard.press('n')
  const field = page.getByRole('textbox', { name: '笔记' })
  await expect(field).toBeFocused()
  expect(await field.getAttribute('placeholder')).toMatch(/^写笔记/)
  await page.keyboard.type(COMMENT)
  await page.keyboard.press('Escape')
  const card = page.getByRole('complementary', { name: '笔记' }).getByRole('article', { name: `“${QUOTE}”上的笔记` })
  await expect(card).toContainText(COMMENT)
  await expect(card.getByRole('button', { name: '删除' })).toBeVisible()
  await expect(page.locator('.post-section button[data-action="copy"]').first()).toHaveText('复制')
  expect(await english(page, '.reader')).toEqual([])
  expect(await violations(page, '.reader')).toEqual([])
  await lectern.shoot('zh-reader')

  await page.keyboard.press('ControlOrMeta+f')
  await expect(page.getByRole('textbox', { name: '在文章中查找' })).toBeFocused()
  await page.keyboard.type('pairs')
  await expect(page.getByRole('search').getByRole('status')).toHaveText(/^\d+ \/ \d+$/)
  expect(await english(page, '.find-bar')).toEqual([])
})

test('a post that changed says so in Chinese', async ({ lectern: { page, libraryPath, ...lectern } }) => {
  await speak(page, 'zh-Hans')
  await openPost(page, TITLE)
  await page.keyboard.press('End')
  await expect(page.getByRole('progressbar', { name: '已读' })).toHaveAttribute('aria-valuenow', '100')
  await page.keyboard.press('g')
  await expect(row(page, TITLE)).toContainText('已读')
  const path = join(libraryPath, FILE)
  const source = await readFile(path, 'utf8')
  await writeFile(path, source.replace('Pairs are not independent, of course.', 'Pairs are never independent, of course.').replace('\n> A product', '\nThis paragraph is a new one.\n\n> A product'))
  await expect(row(page, TITLE)).toContainText('读后有更改')
  await openPost(page, TITLE)
  const banner = page.getByRole('complementary', { name: '读后有更改' })
  await expect(banner).toContainText(/读后有更改：“Turning it around”中新增 1 个段落，“Counting pairs”中改写 1 处。/)
  await banner.getByRole('button', { name: '显示更改' }).click()
  await expect(page.getByRole('group', { name: '读后的更改' })).toContainText('1 / 2')
  expect(await english(page, '.reader')).toEqual([])
  expect(await violations(page, '.change-banner', '.change-bar')).toEqual([])
  await lectern.shoot('zh-changes')
})

test('the notebook and the export are in Chinese', async ({ lectern: { page, ...lectern } }) => {
  await speak(page, 'zh-Hans')
  await openPost(page, TITLE)
  await dragOver(page, QUOTE)
  await page.keyboard.press('n')
  await page.keyboard.type(COMMENT)
  await page.keyboard.press('Escape')
  await dragOver(page, 'counts the pairs')
  await page.keyboard.press('2')
  await page.keyboard.press('Shift+G')
  await expect(page.getByRole('heading', { level: 1, name: '笔记本' })).toBeVisible()
  await expect(page).toHaveTitle('笔记本 · Lectern')
  await expect(page.locator('.notebook .sum')).toHaveText('1 篇文章中的 2 条笔记')
  await page.getByRole('checkbox', { name: `选择“${QUOTE}”` }).check()
  await expect(page.getByRole('toolbar', { name: '所选笔记' })).toContainText('已选 1 条')
  expect(await english(page, '.notebook')).toEqual([])
  expect(await violations(page, '.notebook')).toEqual([])
  await lectern.shoot('zh-notebook')
  await page.getByRole('search').getByRole('button', { name: '导出…' }).click()
  const dialog = page.getByRole('dialog', { name: '导出笔记' })
  await expect(dialog.getByRole('radio', { name: '网页' })).toBeVisible()
  await expect(dialog.locator('output')).toHaveText('1 篇文章上的 2 条笔记')
  expect(await english(page, '[role="dialog"]')).toEqual([])
  expect(await violations(page, '[role="dialog"]')).toEqual([])
  await lectern.shoot('zh-export')
})

test('what is on screen follows a change of the language at once, and back', async ({ lectern: { page } }) => {
  await openPost(page, TITLE)
  await dragOver(page, QUOTE)
  await page.keyboard.press('h')
  await expect.poll(() => painted(page, 'yellow')).toEqual([QUOTE])
  await page.keyboard.press(']')
  await page.keyboard.press('Delete')
  await expect(page.getByText('Highlight deleted')).toBeVisible()
  const code = page.locator('.post-section button[data-action="copy"]').first()
  await expect(code).toHaveText('Copy')
  await speak(page, 'zh-Hans')
  await expect(page.getByText('已删除高亮')).toBeVisible()
  await expect(page.locator('.said')).toHaveText('')
  await expect(code).toHaveText('复制')
  expect(await english(page, '.reader')).toEqual([])
  await page.getByRole('button', { name: '撤销' }).click()
  await expect.poll(() => painted(page, 'yellow')).toEqual([QUOTE])
  await speak(page, 'en')
  await expect(code).toHaveText('Copy')
  await expect(page.getByRole('navigation', { name: 'Contents' })).toBeVisible()
  await expect(post(page).locator('.post-facts')).toContainText(/\d min/)
})
