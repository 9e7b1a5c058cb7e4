/** Lectern in another language than English: chosen in the settings, or as the system has it. */
import type { Locator, Page } from '@playwright/test'
import { violations } from './axe.ts'
import { expect, test } from './fixtures.ts'
import { openPost, post, titles } from './reader.ts'

const html = (page: Page) => page.locator('html')
const language = (page: Page) => page.getByRole('combobox', { name: /^(Language|语言)/ })

/** Goes from control to control until this one has the focus. */
async function tabTo(page: Page, target: Locator) {
  await expect(target).toBeVisible()
  await expect(async () => {
    if (!await target.evaluate((element) => element === document.activeElement)) await page.keyboard.press('Tab')
    await expect(target).toBeFocused({ timeout: 1 })
  }).toPass()
}

/** What controls of the page are called that has two Latin words in a row; names of folders, posts and keys aside. */
const englishNames = (page: Page, within: string) => page.locator(within).evaluate((root) => [...root.querySelectorAll('button, [aria-label], [placeholder], [title], h2, h3, legend')]
  .filter((element) => !element.closest('.side-link, .broken'))
  .flatMap((element) => [element.getAttribute('aria-label') ?? element.textContent, element.getAttribute('placeholder'), element.getAttribute('title')])
  .filter((name) => name !== null && /[A-Za-z]{2,} [A-Za-z]{2,}/.test(name.replaceAll(/\b(?:Ctrl|Cmd|Shift|Alt|Enter)\b/g, ''))))

test('speaks Chinese as soon as the reader wants it, and English again', async ({ lectern: { page, ...lectern } }) => {
  await page.setViewportSize({ width: 1360, height: 900 })
  await expect(titles(page)).toHaveCount(5)

  await test.step('is told so in the settings, by keys', async () => {
    await page.keyboard.press('ControlOrMeta+,')
    await tabTo(page, language(page))
    await language(page).press('ArrowDown')
    await language(page).press('ArrowDown')
    await expect(html(page)).toHaveAttribute('lang', 'zh-Hans')
    const settings = page.getByRole('dialog', { name: '设置' })
    await expect(settings.getByRole('radiogroup', { name: '主题' })).toBeVisible()
    await expect(language(page)).toBeFocused()
    await settings.getByText('间距与宽度').click()
    await settings.getByText('笔记与颜色').click()
    expect(await englishNames(page, '.settings-popover')).toEqual([])
    expect(await violations(page, '.settings-popover')).toEqual([])
    await lectern.shoot('settings-chinese')
    await page.keyboard.press('Escape')
  })

  await test.step('has a sidebar in Chinese', async () => {
    const sidebar = page.getByRole('navigation', { name: '书库' })
    await expect(sidebar.getByRole('link', { name: '所有文章' })).toContainText('5')
    await expect(sidebar.getByRole('link', { name: '笔记本' })).toBeVisible()
    await expect(sidebar.getByRole('status')).toHaveText('离线。所有更改已保存。')
    expect(await englishNames(page, '.sidebar')).toEqual([])
    expect(await violations(page, '.sidebar')).toEqual([])
  })

  await test.step('has a sheet of keys in Chinese', async () => {
    await page.keyboard.press('?')
    const sheet = page.getByRole('dialog', { name: '快捷键' })
    await expect(sheet.getByText('下一篇文章', { exact: true })).toBeVisible()
    expect(await englishNames(page, '.dialog')).toEqual([])
    expect(await violations(page, '.dialog')).toEqual([])
    await lectern.shoot('keys-chinese')
    await page.keyboard.press('Escape')
    await expect(sheet).toHaveCount(0)
  })

  await test.step('finds a command by either name', async () => {
    for (const typed of ['>归档', '>archive']) {
      await page.keyboard.press('ControlOrMeta+k')
      await expect(page.getByRole('combobox', { name: '搜索或跳转' })).toBeFocused()
      await page.keyboard.type(typed)
      await expect(page.getByRole('option').first()).toContainText('前往归档')
      if (typed === '>归档') expect(await violations(page, '.palette')).toEqual([])
      await page.keyboard.press('Enter')
      await expect(page.getByRole('heading', { level: 1, name: '归档' })).toBeVisible()
      await expect(page).toHaveTitle('归档 · Lectern')
      await page.keyboard.press('g')
      await expect(titles(page)).toHaveCount(5)
    }
  })

  await test.step('has a search in Chinese', async () => {
    await page.keyboard.press('ControlOrMeta+Shift+F')
    await expect(page.getByRole('searchbox', { name: '搜索书库' })).toBeFocused()
    await page.keyboard.type('walk')
    await expect(page.locator('.told')).toHaveText(/^\d+ 篇文章$/)
    await expect(page).toHaveTitle('walk · 搜索 · Lectern')
    expect(await violations(page, '.search-page')).toEqual([])
  })

  await test.step('still does when it is started again', async () => {
    await page.reload()
    await expect(page.getByRole('navigation', { name: '书库' })).toBeVisible()
  })

  await test.step('goes back to English', async () => {
    await page.getByRole('searchbox').evaluate((field: HTMLElement) => { field.blur() })
    await page.keyboard.press('ControlOrMeta+,')
    await tabTo(page, language(page))
    await language(page).press('ArrowUp')
    await expect(html(page)).toHaveAttribute('lang', 'en')
    await expect(page.getByRole('navigation', { name: 'Library' })).toBeVisible()
    await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible()
    await expect(page).toHaveTitle('walk · Search · Lectern')
  })
})

test('speaks Chinese from its first word when it is opened again, and has a guide in it', async ({ lectern: { page, ...lectern } }) => {
  await page.setViewportSize({ width: 1360, height: 900 })
  await expect(titles(page)).toHaveCount(5)
  await page.keyboard.press('ControlOrMeta+,')
  await language(page).selectOption('zh-Hans')
  await expect(html(page)).toHaveAttribute('lang', 'zh-Hans')
  await page.keyboard.press('Escape')

  await test.step('says nothing in English before', async () => {
    await page.addInitScript(() => {
      new MutationObserver((_changes, observer) => {
        const name = document.querySelector('#app nav[aria-label]')?.getAttribute('aria-label') ?? null
        if (name === null) return
        document.documentElement.dataset.firstWords = name
        observer.disconnect()
      }).observe(document, { childList: true, subtree: true })
    })
    await page.reload()
    await expect(html(page)).toHaveAttribute('data-first-words', '书库')
  })

  await test.step('opens its guide in Chinese', async () => {
    await expect(titles(page)).toHaveCount(5)
    await page.keyboard.press('F1')
    await expect(page.getByRole('heading', { level: 1, name: 'Lectern 使用指南' })).toBeVisible()
    await expect(titles(page)).toHaveCount(10)
    await expect(titles(page).first()).toHaveText('书库')
    await lectern.shoot('guide-chinese')
    await openPost(page, '书库')
    await expect(post(page)).toContainText('Lectern 就地读取这些文件')
    await expect(post(page).locator('[lang="zh-Hans"]').first()).toBeVisible()
    expect(await violations(page, 'main')).toEqual([])
    await lectern.shoot('guide-page-chinese')
  })
})

test.describe('on a system that is in Chinese', () => {
  test.use({ locale: 'zh-CN' })

  test('speaks Chinese from the first', async ({ lectern: { page, door } }) => {
    test.skip(door === 'electron', 'An Electron window has the language of the system that the tests run on.')
    await expect(html(page)).toHaveAttribute('lang', 'zh-Hans')
    await expect(page.getByRole('navigation', { name: '书库' })).toBeVisible()
    await page.keyboard.press('ControlOrMeta+,')
    await expect(language(page)).toHaveValue('system')
    await expect(language(page).getByRole('option', { selected: true })).toHaveText('跟随系统')
  })
})
