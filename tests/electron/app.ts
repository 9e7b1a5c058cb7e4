/** `app`: the life of the app, from ready to quit. */
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { BrowserWindow } from './browser-window.ts'
import type { Root } from './chromium.ts'
import { sealSchemes } from './protocol.ts'
import { home, record } from './runtime.ts'
import { createEvent, strict, strictEmitter } from './strict.ts'
import { watchTargets } from './targets.ts'

const ready = Promise.withResolvers<undefined>()
const paths = new Map([
  ['home', homedir()], ['temp', tmpdir()], ['appData', process.env.XDG_CONFIG_HOME ?? join(homedir(), '.config')],
  ['documents', join(homedir(), 'Documents')], ['userData', home.userData], ['sessionData', home.userData], ['exe', process.execPath]
])
let isReady = false
let quitting = false

function exit(code = 0) {
  app.emit('quit', {}, code)
  process.exit(code)
}

function quitNow() {
  const event = createEvent({})
  app.emit('will-quit', event)
  if (!event.defaultPrevented) exit()
}

/** The last window has closed. */
export function allClosed(): void {
  if (quitting) quitNow()
  else if (app.listenerCount('window-all-closed') === 0) app.quit()
  else app.emit('window-all-closed')
}

export const app = strictEmitter('app', {
  name: home.name,
  isPackaged: false,
  isReady: () => isReady,
  whenReady: () => ready.promise,
  enableSandbox: () => undefined,
  requestSingleInstanceLock: () => true,
  setAsDefaultProtocolClient(scheme: string, program?: string, args?: string[]) {
    record.protocolClients.push([scheme, ...program === undefined ? [] : [program], ...args ?? []])
    return true
  },
  addRecentDocument(path: string) { record.recentDocuments.push(path) },
  getName: () => home.name,
  getVersion: () => home.version,
  getPreferredSystemLanguages: () => ['en-US'],
  getAppPath: () => home.appPath,
  getPath(name: string) {
    const path = paths.get(name)
    if (path === undefined) throw new Error(`app.getPath('${name}') is not offered by the stand-in.`)
    return path
  },
  setPath(name: string, path: string) { paths.set(name, path) },
  commandLine: strict('commandLine', {
    hasSwitch: (name: string) => home.switches.has(name),
    getSwitchValue: (name: string) => home.switches.get(name) ?? ''
  }),
  exit,
  quit() {
    const event = createEvent({})
    app.emit('before-quit', event)
    if (event.defaultPrevented) return
    const windows = BrowserWindow.getAllWindows()
    quitting = true
    if (windows.length === 0) quitNow()
    else if (!windows.map((window) => window.close()).every(Boolean)) quitting = false
  }
}, [
  'will-finish-launching', 'ready', 'browser-window-created', 'web-contents-created', 'window-all-closed', 'before-quit',
  'will-quit', 'quit'
], [
  'activate', 'second-instance', 'open-file', 'open-url', 'render-process-gone', 'child-process-gone', 'certificate-error'
])

/** Chromium is there and the app's main script has run. */
export async function beginReady(root: Root): Promise<void> {
  sealSchemes()
  await watchTargets(root)
  isReady = true
  app.emit('will-finish-launching')
  app.emit('ready', {}, {})
  ready.resolve(undefined)
}
