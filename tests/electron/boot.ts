/**
 * A stand-in for Electron, for end-to-end specs on machines where Electron's binary cannot be had. Playwright's
 * `_electron.launch({ executablePath: 'tests/electron/electron' })` takes it for the real one.
 *
 * What it is: the app's real, built main script in Node; its real, built preload script in an isolated world; its real
 * page in Chromium. The module `electron` is a small imitation over the DevTools protocol. It offers only what an app
 * of ours uses: anything else throws "not offered by the stand-in". `app://host/path` is `https://host.app.test/path`
 * to the page, answered by the app's own `protocol.handle`; every other request is refused and recorded.
 *
 * What it cannot show: native windows, menus, accelerators and dialogs; single instance and file associations; the
 * sandbox, fuses, asar and code signing; Electron's own Node and V8; streamed protocol bodies (they are buffered);
 * a denied `window.open` answers a window that closes at once instead of null; navigation to `data:` and `blob:`
 * addresses and to other programs' schemes is not seen by `will-navigate`. `location` in the page shows the https
 * address: pages use relative addresses.
 */
import { registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'
import { startChromium } from './chromium.ts'
import { home, record } from './runtime.ts'

const electron = new URL('./electron.ts', import.meta.url).href
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: electron, format: 'module-typescript', shortCircuit: true } : next(specifier, context)
})
Object.defineProperty(process.versions, 'electron', { value: home.electronVersion, enumerable: true })
// As in Electron, what follows the program is the app.
process.argv.splice(1, 1)
Object.assign(process, { type: 'browser', defaultApp: true, resourcesPath: home.appPath })

const { beginReady } = await import('./app.ts')
const driven = Promise.withResolvers<null>()
// The inspector may ask for it as soon as "DevTools listening" is printed, so it must exist before.
Object.assign(globalThis, { standIn: record, __playwright_run: () => { driven.resolve(null) } })

const chromium = startChromium(home)
const loaded = import(pathToFileURL(home.main).href)
const [{ root, endpoint }] = await Promise.all([chromium, loaded])
process.stderr.write(`\nDevTools listening on ${endpoint}\n`)
if (home.switches.get('remote-debugging-port') !== undefined) await driven.promise
await beginReady(root)
