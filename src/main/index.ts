/** DOOR 1, Electron: the life of the app. The core runs in its own thread; this process handles windows. */
import { join, resolve } from 'node:path'
import { app, BrowserWindow, dialog, protocol, session, shell } from 'electron'
import ElectronStore from 'electron-store'
import { CHANNEL } from '../shared/bridge.ts'
import { DEFAULT_SETTINGS } from '../shared/choices.ts'
import type { CommandId } from '../shared/commands.ts'
import type { KeyChoices } from '../shared/keymap.ts'
import { Settings } from '../shared/model.ts'
import { startCoreThread } from './core-thread.ts'
import { showContextMenus } from './desktop/context-menus.ts'
import { createDialogs } from './desktop/dialogs.ts'
import { guardPages } from './desktop/guard-pages.ts'
import { savePdf } from './desktop/save-pdf.ts'
import { rememberDocument, setIconMenus, takeLinks } from './desktop/system.ts'
import { loadUpdater, updateObstacle } from './desktop/updater.ts'
import { createInbox } from './inbox.ts'
import { answerPages, confinePages, denyPermissions, isOurs, PAGE_URL, relayMessages, runInPage, SCHEME } from './ipc.ts'
import { parseLaunch, type Launch } from './launch.ts'
import { createLog } from './log-file.ts'
import { setMenu } from './menu.ts'
import { openFolders } from './open-folders.ts'
import { createOpener } from './opener.ts'
import { plainResponse } from './policy.ts'
import { createRelay } from './relay.ts'
import { createServe } from './serve.ts'
import { createSettingsFile } from './settings-file.ts'
import { unpacked } from './unpacked.ts'
import { createUpdates } from './updates.ts'
import { parsePlaces } from './window-places.ts'
import { applyLook, focusWindow, loadPage, openWindow, type PlaceKeeper } from './window.ts'
import { createDoorWords } from './words.ts'

const root = resolve(import.meta.dirname, '../..')
const WindowLook = Settings.pick({ theme: true, dayTheme: true, nightTheme: true })

app.enableSandbox()
protocol.registerSchemesAsPrivileged([
  { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true } }
])
if (process.env.LECTERN_DATA) app.setPath('userData', resolve(process.env.LECTERN_DATA))
const dataDir = app.getPath('userData')
const log = createLog({ dataDir, own: root })

const words = createDoorWords(() => app.getPreferredSystemLanguages())
const { say } = words
const dialogs = createDialogs(words)

/** What the system asks to open, from before Lectern is ready on. */
const wishes = createInbox<Launch>()
const wish = (part: Partial<Launch>) => { wishes.put({ libraries: [], paths: [], links: [], newWindow: false, ...part }) }
const launchOf = (argv: readonly string[], directory: string) => parseLaunch(argv, directory, app.isPackaged ? null : app.getAppPath())

app.on('open-file', (event, path) => {
  event.preventDefault()
  wish({ paths: [path] })
})
app.on('open-url', (event, url) => {
  event.preventDefault()
  wish({ links: [url] })
})

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', (_event, argv, directory) => { wishes.put(launchOf(argv, directory)) })
  wishes.put(launchOf(process.argv, process.cwd()))
  void app.whenReady().then(start).catch(fail)
} else app.quit()

async function start() {
  log.write('start', `${app.getVersion()} ${process.platform} ${process.arch}`)
  const settings = createSettingsFile(dataDir, () => new ElectronStore({ name: 'config', cwd: dataDir }))
  const readSettings = async () => ({ ...DEFAULT_SETTINGS, ...await settings.read() as object })
  const followTheme = async () => { applyLook(WindowLook.safeParse(await readSettings()).data ?? DEFAULT_SETTINGS) }
  await followTheme()
  words.speak((await readSettings()).language)
  let keys: KeyChoices = {}
  /** @returns whether they are others than before */
  const takeKeys = (settings: unknown): boolean => {
    const before = JSON.stringify(keys)
    keys = Settings.pick({ keys: true }).safeParse(settings).data?.keys ?? {}
    return JSON.stringify(keys) !== before
  }
  takeKeys(await readSettings())

  const core = startCoreThread(join(import.meta.dirname, 'worker.js'), { dataDir, shelf: join(unpacked(root), 'resources/library'), guide: join(unpacked(root), 'resources/guide') }, {
    chooseFolder: dialogs.chooseFolder,
    async openLink(url) {
      if (await dialogs.confirmLink(url)) await shell.openExternal(url)
    },
    readSettings: () => settings.read(),
    settingsSetAside: () => settings.setAside(),
    async writeSettings(changed) {
      await settings.write(changed)
      await followTheme()
      const rekeyed = takeKeys(changed)
      if (words.speak(changed.language) || rekeyed) showMenus()
    }
  }, (reason, restarted) => {
    log.write('core gone', reason)
    dialogs.tellCrash(reason, restarted)
  })

  confinePages()
  guardPages(log, say)
  showContextMenus(say)
  denyPermissions(session.defaultSession)
  relayMessages(createRelay(CHANNEL, core.connect))
  const serve = createServe({ pageDir: join(root, 'out/renderer'), findAsset: core.findAsset })
  protocol.handle(SCHEME, (request) => isOurs(request.url) ? serve(request) : plainResponse(404, words.sayMessage('There is nothing at this address.')))

  const places = keepPlaces()
  const newWindow = () => { openWindow(addressOf(null), places) }
  const open = createOpener({
    addFolders: (paths) => openFolders(core.api(), paths),
    openPath: core.openPath,
    findNote: core.findNote,
    tell: dialogs.tellProblems,
    remember: rememberDocument,
    show(route, inNewWindow) {
      const window = inNewWindow ? undefined : BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0]
      if (!window) { openWindow(addressOf(route), places); return }
      focusWindow(window)
      // The fragment alone changes, so the page stays loaded and only its route moves.
      if (route !== null) loadPage(window, addressOf(route))
    }
  })
  const openChosen = async (choose: () => Promise<string | null>) => {
    const path = await choose()
    if (path !== null) wish({ paths: [path] })
  }
  answerPages({ open: (path) => { wish({ paths: [path] }) }, savePdf: (contents, title) => savePdf(contents, title, say) })

  const updates = createUpdates({
    allowed: async () => (await readSettings()).updates,
    allow: async () => { await core.api().saveSettings({ updates: true }) },
    obstacle: () => updateObstacle(say),
    load: loadUpdater,
    ask: dialogs.ask, tell: dialogs.tell, log: log.write, say
  })
  const menu = {
    newWindow,
    openFile: () => void openChosen(dialogs.chooseFile),
    openFolder: () => void openChosen(dialogs.chooseFolder),
    showLog: () => void shell.openPath(log.path),
    checkForUpdates: () => void updates.check(),
    run(id: CommandId) {
      const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0]
      if (window) runInPage(window.webContents, id)
    }
  }
  function showMenus() {
    setMenu(menu, say, keys)
    setIconMenus(menu, root, say)
  }
  showMenus()
  takeLinks(root)

  app.on('activate', () => { if (BrowserWindow.getAllWindows().length === 0) newWindow() })
  app.on('window-all-closed', () => { if (process.platform !== 'darwin') app.quit() })
  app.on('will-quit', (event) => {
    event.preventDefault()
    void core.close().finally(() => { app.exit() })
  })

  // One wish after the other: the second goes into the window that the first one opened.
  let last: Promise<unknown> = Promise.resolve()
  wishes.open((launch) => { last = last.then(() => open(launch)).catch((error: unknown) => { log.write('opening failed', error) }) })
  void updates.checkQuietly()
}

const addressOf = (route: string | null) => `${PAGE_URL}index.html${route ?? '#/'}`

/** The place of a window is not worth a message: what cannot be read or written is forgotten. */
function keepPlaces(): PlaceKeeper {
  const store = new ElectronStore<Record<string, unknown>>({ name: 'window', cwd: dataDir, clearInvalidConfig: true })
  return {
    read: () => parsePlaces(store.store),
    write(saved) {
      try {
        store.store = { ...saved }
      } catch { /* read-only or full */ }
    }
  }
}

process.on('uncaughtExceptionMonitor', (error) => { log.write('uncaught', error) })

function fail(error: unknown) {
  log.write('start failed', error)
  dialog.showErrorBox(say('native.trouble.notStarted'), error instanceof Error ? error.message : String(error))
  app.exit(1)
}
