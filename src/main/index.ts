/** DOOR 1, Electron: the life of the app. The core runs in its own thread; this process handles windows. */
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { app, BrowserWindow, dialog, protocol, session, shell, type Rectangle } from 'electron'
import ElectronStore from 'electron-store'
import { CHANNEL } from '../shared/bridge.ts'
import { DEFAULT_SETTINGS } from '../shared/choices.ts'
import { Settings } from '../shared/model.ts'
import { startCoreThread, type CoreThread } from './core-thread.ts'
import { confinePages, denyPermissions, isOurs, PAGE_URL, relayMessages, SCHEME } from './ipc.ts'
import { setMenu } from './menu.ts'
import { openFolders } from './open-folders.ts'
import { plainResponse } from './policy.ts'
import { createRelay } from './relay.ts'
import { createServe } from './serve.ts'
import { createSettingsFile } from './settings-file.ts'
import { applyLook, focusWindow, loadPage, openWindow, type WindowPlaces } from './window.ts'

const root = resolve(import.meta.dirname, '../..')
const WindowLook = Settings.pick({ theme: true, dayTheme: true, nightTheme: true })

app.enableSandbox()
protocol.registerSchemesAsPrivileged([
  { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true } }
])
if (process.env.LECTERN_DATA) app.setPath('userData', resolve(process.env.LECTERN_DATA))
const dataDir = app.getPath('userData')

if (app.requestSingleInstanceLock()) void app.whenReady().then(start).catch(fail)
else app.quit()

async function start() {
  const settings = createSettingsFile(dataDir, () => new ElectronStore({ name: 'config', cwd: dataDir }))
  const followTheme = async () => {
    const { data } = WindowLook.safeParse({ ...DEFAULT_SETTINGS, ...await settings.read() as object })
    applyLook(data ?? DEFAULT_SETTINGS)
  }
  await followTheme()

  const core = startCoreThread(join(import.meta.dirname, 'worker.js'), { dataDir, shelf: join(root, 'resources/library') }, {
    chooseFolder,
    openLink,
    readSettings: () => settings.read(),
    async writeSettings(changed) {
      await settings.write(changed)
      await followTheme()
    }
  }, tellCrash)

  confinePages()
  denyPermissions(session.defaultSession)
  relayMessages(createRelay(CHANNEL, core.connect))
  const serve = createServe({ pageDir: join(root, 'out/renderer'), findAsset: core.findAsset })
  protocol.handle(SCHEME, (request) => isOurs(request.url) ? serve(request) : plainResponse(404, 'There is nothing at this address.'))

  const places = rememberPlaces()
  const show: Show = (folderId = null) => openWindow(addressOf(folderId), places)
  setMenu({ openFolder: () => void addChosenFolder(core, show), newWindow: () => void show() }, !app.isPackaged)

  app.on('second-instance', (_event, argv, directory) => {
    void showFolders(core, show, foldersIn(argv, directory))
  })
  app.on('activate', () => { if (BrowserWindow.getAllWindows().length === 0) show() })
  app.on('window-all-closed', () => { if (process.platform !== 'darwin') app.quit() })
  app.on('will-quit', (event) => {
    event.preventDefault()
    void core.close().finally(() => { app.exit() })
  })

  const folders = foldersIn(process.argv, process.cwd())
  if (folders.length > 0) await showFolders(core, show, folders)
  else show()
}

/** Folders named as `--library <folder>`. Chromium's own switches stand among the arguments, so the rest is let be. */
function foldersIn(argv: readonly string[], directory: string): string[] {
  const options = { library: { type: 'string', multiple: true } } as const
  const { library = [] } = parseArgs({ args: argv.slice(1), options, strict: false, allowPositionals: true }).values
  return library.filter((folder) => typeof folder === 'string').map((folder) => resolve(directory, folder))
}

type Show = (folderId?: string | null) => BrowserWindow

const addressOf = (folderId: string | null) => `${PAGE_URL}index.html#/${folderId ? `?folder=${folderId}` : ''}`

/** Adds folders and shows the first: in the window in front where there is one. */
async function showFolders(core: CoreThread, show: Show, paths: readonly string[]) {
  const { folderId, problems } = await openFolders(core.api(), paths)
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0]
  if (!window) show(folderId)
  else {
    focusWindow(window)
    // The fragment alone changes, so the page stays loaded and only its route moves.
    if (folderId) loadPage(window, addressOf(folderId))
  }
  if (problems.length > 0) dialog.showErrorBox('A folder could not be opened', problems.join('\n'))
}

async function addChosenFolder(core: CoreThread, show: Show) {
  const path = await chooseFolder()
  if (path !== null) await showFolders(core, show, [path])
}

async function chooseFolder(): Promise<string | null> {
  const window = BrowserWindow.getFocusedWindow()
  const options = { title: 'Open a folder of posts', properties: ['openDirectory' as const] }
  const { filePaths } = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options))
  return filePaths[0] ?? null
}

async function openLink(url: string) {
  if (!['http:', 'https:', 'mailto:'].includes(new URL(url).protocol)) throw new Error('Only web and mail links are opened.')
  await shell.openExternal(url)
}

/** The place of a window is not worth a message: what cannot be read or written is forgotten. */
function rememberPlaces(): WindowPlaces {
  const store = new ElectronStore<{ bounds?: Rectangle }>({ name: 'window', cwd: dataDir, clearInvalidConfig: true })
  return {
    read: () => store.get('bounds'),
    write(bounds) {
      try {
        store.set('bounds', bounds)
      } catch { /* read-only or full */ }
    }
  }
}

function tellCrash(reason: Error, restarted: boolean) {
  void dialog.showMessageBox({
    type: 'error',
    message: restarted ? 'A part of Lectern failed and was started again.' : 'A part of Lectern failed again.',
    detail: `${restarted ? 'Your saved notes are safe on disk.' : 'Your saved notes are safe on disk. Please quit and start Lectern again.'}\n\n${reason.message}`
  })
}

function fail(error: unknown) {
  dialog.showErrorBox('Lectern could not start', error instanceof Error ? error.message : String(error))
  app.exit(1)
}
