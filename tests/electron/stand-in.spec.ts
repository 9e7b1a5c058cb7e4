/** The stand-in, held against what Electron's documentation says. Where Electron itself is there, it is held instead. */
import { test as base, expect, type ElectronApplication, type Page } from '@playwright/test'
import { fileURLToPath } from 'node:url'
import { hasElectron, launchElectron } from './launch.ts'

interface Fixture {
  platform: string
  say: (...words: unknown[]) => void
  invoke: (channel: string, ...args: unknown[]) => Promise<unknown>
  nested: { twice: (call: (n: number) => number) => number }
}
interface Seen { navigations: string[]; windows: string[]; preloadErrors: string[]; senders: string[]; requests: string[] }

/** What the fixture app's page and main process know of themselves. */
declare global {
  var fixture: Fixture & { seen: Seen; electron: Record<string, Record<string, unknown>> }
  var heard: unknown[][]
}

const APP = fileURLToPath(new URL('fixture-app', import.meta.url))

const test = base.extend<{ args: string[]; app: ElectronApplication; page: Page }>({
  args: [[], { option: true }],
  app: async ({ args }, use) => {
    const app = await launchElectron([APP, ...args])
    await use(app)
    await app.close()
  },
  page: async ({ app }, use) => {
    const page = await app.firstWindow()
    await expect(page.locator('h1')).toHaveText('Fixture')
    await use(page)
  }
})

const seen = (app: ElectronApplication) => app.evaluate(() => globalThis.fixture.seen)

test.describe('the bridge', () => {
  test('is there before the first script of the page, frozen, and only what was exposed', async ({ page }) => {
    await expect(page.locator('#early')).toHaveText(process.platform)
    expect(await page.evaluate(() => ({
      own: Object.keys(globalThis.fixture).sort(),
      frozen: Object.isFrozen(globalThis.fixture) && Object.isFrozen(globalThis.fixture.nested),
      node: [typeof Reflect.get(globalThis, 'require'), typeof Reflect.get(globalThis, 'process')]
    }))).toEqual({ own: ['hear', 'invoke', 'nested', 'platform', 'say'], frozen: true, node: ['undefined', 'undefined'] })
  })

  test('carries functions both ways', async ({ page }) => {
    expect(await page.evaluate(() => globalThis.fixture.nested.twice((n) => n * 10))).toBe(100)
  })

  test('sends, listens and invokes', async ({ app, page }) => {
    await page.evaluate(() => { globalThis.fixture.say('one', { two: [2, null, true] }, undefined) })
    await expect.poll(() => page.evaluate(() => globalThis.heard)).toEqual([['one', { two: [2, null, true] }, undefined]])
    expect(await page.evaluate(() => globalThis.fixture.invoke('add', 2, 3))).toBe(5)
    expect((await seen(app)).senders).toEqual(['app://fixture/page.html#start'])
  })

  test('keeps the order of many messages', async ({ page }) => {
    await page.evaluate(() => { for (let n = 0; n < 500; n++) globalThis.fixture.say(n) })
    await expect.poll(() => page.evaluate(() => globalThis.heard.length)).toBe(500)
    expect(await page.evaluate(() => globalThis.heard.every(([n], index) => n === index))).toBe(true)
  })

  test('words errors as Electron does', async ({ page }) => {
    const failure = (channel: string) => page.evaluate((name) => globalThis.fixture.invoke(name).catch((error: Error) => error.message), channel)
    expect(await failure('fail')).toBe("Error invoking remote method 'fail': TypeError: it broke")
    expect(await failure('none')).toBe("Error invoking remote method 'none': Error: No handler registered for 'none'")
  })

  test('survives a reload', async ({ app, page }) => {
    await page.reload()
    await expect(page.locator('#early')).toHaveText(process.platform)
    expect(await page.evaluate(() => globalThis.fixture.invoke('add', 1, 1))).toBe(2)
    expect((await seen(app)).navigations).toEqual([])
  })
})

test.describe('a preload script', () => {
  test.describe('that wants the disk', () => {
    test.use({ args: ['--preload=preload-fs.cjs'] })
    test('fails, and says so', async ({ app, page }) => {
      await expect(page.locator('#early')).toHaveText('no bridge')
      await expect.poll(async () => (await seen(app)).preloadErrors).toEqual([expect.stringContaining('module not found: node:fs')])
    })
  })
  test.describe('that is an ES module', () => {
    test.use({ args: ['--preload=preload-esm.cjs'] })
    test('fails, and says so', async ({ app, page }) => {
      await expect(page.locator('#early')).toHaveText('no bridge')
      await expect.poll(async () => (await seen(app)).preloadErrors).toEqual([expect.stringContaining('import statement')])
    })
  })
})

test.describe('the network', () => {
  test('is what the app answers under its own scheme', async ({ app, page }) => {
    expect(await page.evaluate(async () => {
      const response = await fetch('echo', { method: 'POST', body: 'grüße' })
      return [response.status, response.headers.get('X-Method'), await response.text()]
    })).toEqual([200, 'POST', 'grüße'])
    expect(await page.evaluate(async () => (await fetch('absent.txt')).status)).toBe(404)
    expect((await seen(app)).requests).toEqual(expect.arrayContaining(['app://fixture/page.html', 'app://fixture/echo']))
  })

  test('is refused to everything else, and recorded', async ({ app, page }) => {
    test.skip(hasElectron, 'Electron itself does not refuse.')
    expect(await page.evaluate(() => fetch('http://127.0.0.1:9/x').catch(() => 'refused'))).toBe('refused')
    await page.evaluate(() => { document.body.append(Object.assign(new Image(), { src: 'https://example.com/i.png' })) })
    await expect.poll(() => app.evaluate(() => globalThis.standIn.refused.map(({ url }) => url)))
      .toEqual(['http://127.0.0.1:9/x', 'https://example.com/i.png'])
  })
})

test.describe('a page', () => {
  test('goes nowhere when the app prevents it', async ({ app, page }) => {
    await page.click('#away')
    await page.evaluate(() => { location.href = 'https://example.com/script' })
    await expect.poll(async () => (await seen(app)).navigations).toEqual(['https://example.com/away', 'https://example.com/script'])
    await expect(page.locator('h1')).toHaveText('Fixture')
  })

  test('opens no window when the app denies it, and the app may open a browser', async ({ app, page }) => {
    test.skip(hasElectron, 'This would open a browser.')
    await page.click('#new')
    await page.evaluate(() => { window.open('https://example.com/open', 'name') })
    const urls = ['https://example.com/new', 'https://example.com/open']
    await expect.poll(async () => (await seen(app)).windows).toEqual(urls)
    expect(await app.evaluate(() => globalThis.standIn.opened)).toEqual(urls)
    await page.click('#new', { modifiers: ['Control'] })
    await expect.poll(() => app.windows().length).toBe(1)
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
    expect(await app.evaluate(() => globalThis.standIn.refused)).toEqual([])
  })

  test('has the permissions that the app gives it', async ({ page }) => {
    expect(await page.evaluate(async () => {
      const state = async (name: string) => (await navigator.permissions.query({ name: name as PermissionName })).state
      return [await state('geolocation'), await state('notifications'), await state('clipboard-read'), await state('clipboard-write')]
    })).toEqual(['denied', 'denied', 'denied', 'granted'])
    expect(await page.evaluate(() => new Promise((done) => {
      navigator.geolocation.getCurrentPosition(() => { done('told') }, ({ code }) => { done(code) })
    }))).toBe(1)
  })

  test('follows the theme that a menu item sets', async ({ app, page }) => {
    const dark = () => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
    expect(await dark()).toBe(false)
    await app.evaluate(({ Menu }) => { Menu.getApplicationMenu()?.getMenuItemById('dark')?.click() })
    await expect.poll(dark).toBe(true)
  })
})

test('a dialog answers what the spec says, and fails without an answer', async ({ app, page }) => {
  const choose = () => page.evaluate(() => globalThis.fixture.invoke('choose').catch((error: Error) => error.message))
  if (!hasElectron) expect(await choose()).toContain('A spec must answer dialog.showOpenDialog')
  await app.evaluate(({ dialog }) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: ['/a/folder'] })
  })
  expect(await choose()).toEqual(['/a/folder'])
})

test('the app knows its name, version, folder and window', async ({ app, page }) => {
  expect(await app.evaluate(({ app: it }) => [it.getName(), it.getVersion(), it.getAppPath(), it.isPackaged])).toEqual(['fixture-app', '1.2.3', APP, false])
  const window = await app.browserWindow(page)
  expect(await window.evaluate((it) => [it.isVisible(), it.isDestroyed(), it.webContents.getURL()])).toEqual([true, false, 'app://fixture/page.html#start'])
  expect(await page.evaluate(() => [isSecureContext, innerWidth])).toEqual([true, 700])
})

test('what the stand-in lacks says so', async ({ app }) => {
  test.skip(hasElectron, 'Electron itself lacks nothing.')
  const ask = (...path: string[]) => app.evaluate((_electron, [name = '', member = '']) => {
    try {
      return String(Reflect.get(Reflect.get(globalThis.fixture.electron, name) as object, member))
    } catch (error) {
      return (error as Error).message
    }
  }, path)
  expect(await ask('Tray', 'create')).toBe('electron.Tray is not offered by the stand-in.')
  expect(await ask('app', 'setJumpList')).toBe('app.setJumpList is not offered by the stand-in.')
  expect(await app.evaluate(({ app: it }) => { try { return it.on('login', () => undefined) } catch (error) { return String(error) } }))
    .toBe("Error: app.on('login') is not offered by the stand-in.")
})

test('the app quits when its last window closes', async ({ app, page }) => {
  const child = app.process()
  const closed = app.waitForEvent('close')
  await page.close()
  await closed
  expect(child.exitCode).toBe(0)
})
