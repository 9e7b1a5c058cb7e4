/**
 * Electron's own list of what makes an app safe (https://www.electronjs.org/docs/latest/tutorial/security), each of its
 * twenty points by name. What can be seen in the sources is read there; what modules of the door do is done with a
 * double of Electron in their hands. That the packaged program is the same is for the check of the package.
 */
import { EventEmitter } from 'node:events'
import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { ASSET_POLICY, PAGE_POLICY, plainResponse, safetyHeaders } from '../../src/main/policy.ts'
import { sayEnglish } from '../../src/main/words.ts'

const fake = vi.hoisted(() => ({ app: null as unknown as EventEmitter, ipcMain: null as unknown as EventEmitter & { handle: (name: string, does: unknown) => void }, handled: new Map<string, (...args: unknown[]) => unknown>(), boxes: [] as { message: string; buttons: string[] }[], answer: 0 }))
vi.mock('electron', async () => {
  const { EventEmitter } = await import('node:events')
  fake.app = new EventEmitter()
  fake.ipcMain = Object.assign(new EventEmitter(), { handle: (name: string, does: unknown) => { fake.handled.set(name, does as () => unknown) } })
  return {
    app: fake.app, ipcMain: fake.ipcMain,
    BrowserWindow: { getFocusedWindow: () => null },
    dialog: {
      showMessageBox: (options: { message: string; buttons: string[] }) => {
        fake.boxes.push(options)
        return Promise.resolve({ response: fake.answer, checkboxChecked: false })
      }
    }
  }
})
const { answerPages, confinePages, denyPermissions, isOurs, relayMessages } = await import('../../src/main/ipc.ts')
const { createDialogs } = await import('../../src/main/desktop/dialogs.ts')
const { confirmLink } = createDialogs({ say: sayEnglish, sayMessage: (text) => text })

const ROOT = resolve(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')
const sources = globSync('src/{main,preload}/**/*.ts', { cwd: ROOT }).map((path) => ({ path, text: read(path) }))
const all = globSync('src/**/*.{ts,vue,html}', { cwd: ROOT }).map((path) => ({ path, text: read(path) }))
/** Files whose code, without comments, matches. */
const having = (pattern: RegExp, files = sources) =>
  files.filter(({ text }) => pattern.test(text.replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, ''))).map(({ path }) => path)

/** A page, window or frame as `web-contents-created` hands it over, of any type. */
function created() {
  const contents = Object.assign(new EventEmitter(), { setWindowOpenHandler: vi.fn<(handler: (details: object) => { action: string }) => void>(), getType: () => 'window', id: 1 })
  fake.app.emit('web-contents-created', {}, contents)
  return contents
}
const prevented = (contents: EventEmitter, name: string, ...args: unknown[]) => {
  const event = { preventDefault: vi.fn(), url: 'https://evil.example/' }
  contents.emit(name, event, ...args)
  return event.preventDefault.mock.calls.length > 0
}

beforeEach(() => {
  fake.app.removeAllListeners()
  fake.ipcMain.removeAllListeners()
  fake.handled.clear()
})

describe('Electron\'s list of what makes an app safe', () => {
  it('1. Only load secure content', () => {
    // The window loads its own scheme, and no address that is written out.
    expect(having(/loadURL\(\s*['"`]|loadFile\(/)).toEqual([])
    expect(read('src/main/window.ts').match(/loadURL/g)).toHaveLength(1)
    expect(read('src/renderer/index.html')).not.toMatch(/https?:\/\//)
  })

  it('2. Do not enable Node.js integration for remote content', () => {
    expect(read('src/main/window.ts')).toMatch(/nodeIntegration: false/)
    expect(having(/nodeIntegration(InWorker|InSubFrames)?: true/)).toEqual([])
  })

  it('3. Enable context isolation', () => {
    expect(read('src/main/window.ts')).toMatch(/contextIsolation: true/)
    expect(having(/contextIsolation: false/)).toEqual([])
  })

  it('4. Enable process sandboxing', () => {
    expect(read('src/main/window.ts')).toMatch(/sandbox: true/)
    // Before the app is ready, for every process there will be.
    const main = read('src/main/index.ts')
    expect(main.indexOf('app.enableSandbox()')).toBeGreaterThan(0)
    expect(main.indexOf('app.enableSandbox()')).toBeLessThan(main.indexOf('app.whenReady()'))
    expect(having(/no-sandbox|sandbox: false/)).toEqual([])
  })

  it('5. Handle session permission requests from remote content', () => {
    let request: (contents: null, permission: string, answer: (granted: boolean) => void, details: object) => void = () => undefined
    let check: (contents: null, permission: string, origin: string) => boolean = () => true
    denyPermissions({ setPermissionRequestHandler: (handler: typeof request) => { request = handler }, setPermissionCheckHandler: (handler: typeof check) => { check = handler } } as never)
    const granted = (permission: string, requestingUrl: string) => {
      let answer: boolean | null = null
      request(null, permission, (yes) => { answer = yes }, { requestingUrl })
      return [answer, check(null, permission, new URL(requestingUrl).origin === 'null' ? 'app://lectern/' : requestingUrl)]
    }
    for (const permission of ['media', 'geolocation', 'notifications', 'midi', 'midiSysex', 'pointerLock', 'fullscreen', 'openExternal', 'clipboard-read', 'display-capture', 'hid', 'serial', 'usb', 'idle-detection', 'storage-access', 'window-management', 'fileSystem', 'unknown']) {
      expect(granted(permission, 'app://lectern/index.html'), permission).toEqual([false, false])
    }
    expect(granted('clipboard-sanitized-write', 'app://lectern/index.html')).toEqual([true, true])
    expect(granted('clipboard-sanitized-write', 'https://evil.example/')).toEqual([false, false])
  })

  it('6. Do not disable webSecurity', () => { expect(having(/webSecurity: false|disable-web-security/)).toEqual([]) })

  it('7. Define a Content Security Policy', () => {
    expect(PAGE_POLICY).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/)
    for (const policy of [PAGE_POLICY, ASSET_POLICY]) {
      expect(policy).not.toMatch(/unsafe-eval|https?:|\*/)
      expect(policy).not.toMatch(/script-src[^;]*unsafe-inline/)
    }
    // The page may frame itself, and nobody anything else of ours.
    expect(PAGE_POLICY).toMatch(/frame-src 'self';.*frame-ancestors 'self'$/)
    expect(ASSET_POLICY).toContain("frame-ancestors 'none'")
    for (const headers of [new Headers(safetyHeaders()), plainResponse(404, '').headers]) {
      expect(headers.get('content-security-policy')).toBe(PAGE_POLICY)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
    }
  })

  it('8. Do not enable allowRunningInsecureContent', () => { expect(having(/allowRunningInsecureContent|allow-running-insecure/)).toEqual([]) })

  it('9. Do not enable experimental features', () => { expect(having(/experimentalFeatures|enable-experimental/)).toEqual([]) })

  it('10. Do not use enableBlinkFeatures', () => { expect(having(/enableBlinkFeatures|enable-blink-features/)).toEqual([]) })

  it('11. <webview>: do not use allowpopups', () => { expect(having(/allowpopups/i, all)).toEqual([]) })

  it('12. <webview>: verify options and params', () => {
    expect(read('src/main/window.ts')).toMatch(/webviewTag: false/)
    expect(having(/<webview/, all)).toEqual([])
    confinePages()
    expect(prevented(created(), 'will-attach-webview', {}, { src: 'https://evil.example/' })).toBe(true)
  })

  it('13. Disable or limit navigation', () => {
    confinePages()
    const contents = created()
    for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect']) expect(prevented(contents, name), name).toBe(true)
    const frame = (url: string, isMainFrame = false) => {
      const preventDefault = vi.fn()
      contents.emit('will-frame-navigate', { preventDefault, url, isMainFrame })
      return preventDefault.mock.calls.length > 0
    }
    // The page itself, beside the post that is open, is the one thing that a frame may show.
    expect(frame('app://lectern/index.html?pane')).toBe(false)
    expect(frame('app://lectern/index.html?pane', true)).toBe(true)
    for (const url of ['app://lectern/index.html', 'app://lectern/index.html?pane#/', 'app://lectern/asset/x', 'app://lectern.evil/index.html?pane', 'https://evil.example/', 'file:///etc/passwd', 'about:blank', 'data:text/html,x']) {
      expect(frame(url), url).toBe(true)
    }
  })

  it('14. Disable or limit creation of new windows', () => {
    confinePages()
    const handler = created().setWindowOpenHandler.mock.calls[0]?.[0]
    for (const url of ['https://example.com/', 'app://lectern/index.html', 'about:blank', 'file:///etc/passwd']) expect(handler?.({ url })).toEqual({ action: 'deny' })
  })

  it('15. Do not use shell.openExternal with untrusted content', async () => {
    // One place, behind a question that names the site in a form that cannot be mistaken.
    expect(having(/openExternal\(/)).toEqual(['src/main/index.ts'])
    expect(read('src/main/index.ts')).toMatch(/if \(await dialogs\.confirmLink\(url\)\) await shell\.openExternal\(url\)/)
    fake.answer = 1
    expect(await confirmLink('https://аррӏе.com/')).toBe(false)
    expect(fake.boxes.at(-1)).toMatchObject({ message: 'Open xn--80ak6aa92e.com in your browser?', buttons: ['Open', 'Cancel'] })
    const asked = fake.boxes.length
    for (const url of ['file:///etc/passwd', 'javascript:alert(1)', 'ms-msdt:/id', 'lectern://post/x']) await expect(confirmLink(url)).rejects.toThrow(/Only web and mail links/)
    expect(fake.boxes).toHaveLength(asked)
    // Of the files of this machine only the log is opened.
    expect(having(/openPath\(log\.path\)/)).toEqual(['src/main/index.ts'])
    expect(having(/(?<!')\bshell\.(?!openExternal\(url\)|openPath\(log\.path\))\w+/)).toEqual([])
  })

  it('16. Use a current version of Electron', () => {
    const wanted = (JSON.parse(read('package.json')) as { devDependencies: { electron: string } }).devDependencies.electron
    const { version } = JSON.parse(read('node_modules/electron/package.json')) as { version: string }
    expect(Number(version.split('.')[0])).toBeGreaterThanOrEqual(45)
    expect(wanted).toMatch(/^\^?\d+\.\d+\.\d+$/)
    // Electron's own Chromium, not one of the switches that hold it back.
    expect(having(/appendSwitch/)).toEqual([])
  })

  it('17. Validate the sender of all IPC messages', async () => {
    const forward = vi.fn()
    const open = vi.fn()
    const savePdf = vi.fn(() => Promise.resolve(true))
    relayMessages({ forward, drop: vi.fn() })
    answerPages({ open, savePdf })
    const window = { getType: () => 'window' }
    const ours = { senderFrame: { url: 'app://lectern/index.html#/', parent: null }, sender: window }
    const strangers = [
      { senderFrame: null, sender: window },
      { senderFrame: { url: 'https://evil.example/', parent: null }, sender: window },
      { senderFrame: { url: 'app://lectern.evil.example/', parent: null }, sender: window },
      { senderFrame: { url: 'app://evil/', parent: null }, sender: window },
      { senderFrame: { url: 'file:///home/me/x.html', parent: null }, sender: window },
      { senderFrame: { url: 'app://lectern/index.html', parent: {} }, sender: window },
      { senderFrame: { url: 'app://lectern/index.html', parent: null }, sender: { getType: () => 'webview' } }
    ]
    for (const event of strangers) {
      fake.ipcMain.emit('lectern', event, 'document', 'message')
      fake.ipcMain.emit('lectern:drop', event, '/etc/passwd')
      expect(await fake.handled.get('lectern:pdf')?.(event, 'Title')).toBe(false)
    }
    expect([forward, open, savePdf].map((each) => each.mock.calls.length)).toEqual([0, 0, 0])
    fake.ipcMain.emit('lectern', ours, 'document', 'message')
    fake.ipcMain.emit('lectern:drop', ours, '/posts/a.md')
    expect(await fake.handled.get('lectern:pdf')?.(ours, 'Title')).toBe(true)
    expect([forward, open, savePdf].map((each) => each.mock.calls.length)).toEqual([1, 1, 1])
    // What is no path or no text is let be.
    for (const value of ['a.md', '../a.md', `/${'a'.repeat(5000)}`, 4, null, {}, ['/a']]) fake.ipcMain.emit('lectern:drop', ours, value)
    for (const value of [4, null, {}]) expect(await fake.handled.get('lectern:pdf')?.(ours, value)).toBe(false)
    for (const args of [[], ['document'], ['document', 4], [{}, 'message']]) fake.ipcMain.emit('lectern', ours, ...args)
    expect([forward, open, savePdf].map((each) => each.mock.calls.length)).toEqual([1, 1, 1])
    // There is no other way in.
    expect(having(/ipcMain\.(on|handle|once)\(/)).toEqual(['src/main/ipc.ts'])
    expect(read('src/main/ipc.ts').match(/ipcMain\.\w+\(/g)).toHaveLength(3)
  })

  it('18. Avoid usage of the file:// protocol and prefer custom protocols', () => {
    expect(having(/loadFile\(|registerFileProtocol|interceptFileProtocol|['"`]file:\/\/(?!')/)).toEqual([])
    expect(isOurs('file:///opt/lectern/index.html')).toBe(false)
    const main = read('src/main/index.ts')
    expect(main).toMatch(/privileges: \{ standard: true, secure: true, supportFetchAPI: true, corsEnabled: true \}/)
    expect(main).not.toMatch(/bypassCSP|allowServiceWorkers/)
  })

  it('19. Check which fuses you can change', () => {
    // Set when the program is packaged: the configuration says which, the check of the package that they are.
    const text = read('electron-builder.mjs')
    expect(text).toMatch(/runAsNode['"]?\s*[:=]\s*false/)
    expect(text).toMatch(/enableNodeOptionsEnvironmentVariable['"]?\s*[:=]\s*false/)
    expect(text).toMatch(/enableNodeCliInspectArguments['"]?\s*[:=]\s*false/)
    expect(text).toMatch(/onlyLoadAppFromAsar['"]?\s*[:=]\s*true/)
  })

  it('20. Do not expose Electron APIs to untrusted web content', () => {
    const preload = read('src/preload/index.ts')
    expect(preload.match(/exposeInMainWorld/g)).toHaveLength(1)
    // Functions of ours, with plain values: never ipcRenderer, an event or a channel's name.
    expect(preload).not.toMatch(/(send|invoke|on):\s*ipcRenderer|ipcRenderer\s*[,}]\s*\)|\.\.\.ipcRenderer/)
    expect(preload.match(/ipcRenderer\.(send|invoke|on)\((\w+)/g)?.map((call) => call.split('(')[1]).sort())
      .toEqual(['CHANNEL', 'CHANNEL', 'COMMAND_CHANNEL', 'DROP_CHANNEL', 'PDF_CHANNEL'])
    expect(having(/@electron\/remote|enableRemoteModule/)).toEqual([])
  })
})

describe('the network', () => {
  it('is asked by nothing but the updater, which is loaded on the reader\'s wish', () => {
    const clients = /from '(node:)?(http2?|https|net|tls|dgram|dns|undici|ws)(\/\w+)?'|require\('(node:)?(https?|net|tls|dgram)'\)|\bfetch\(|XMLHttpRequest|new WebSocket|new EventSource|sendBeacon|\bnet\.(request|fetch)/
    expect(having(clients, all).sort()).toEqual([
      // The browser door's own server, and the page that calls the door which served it.
      'src/main/web-adapter.ts', 'src/main/web-server.ts', 'src/renderer/token.ts'
    ])
    expect(having(/electron-updater/, all)).toEqual(['src/main/desktop/updater.ts'])
    expect(read('src/main/desktop/updater.ts')).toMatch(/await import\('electron-updater'\)/)
    expect(read('src/main/desktop/updater.ts')).not.toMatch(/from 'electron-updater'/)
  })

  it('is not asked for dictionaries', () => {
    expect(read('src/main/window.ts')).toMatch(/spellcheck: process\.platform === 'darwin'/)
    expect(having(/setSpellCheckerLanguages|setSpellCheckerDictionaryDownloadURL/)).toEqual([])
  })
})
