/** Starts Lectern by one of its doors, as built, and opens its windows. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, ElectronApplication, Page, Request } from '@playwright/test'
import { launchElectron } from '../electron/launch.ts'

export type DoorName = 'browser' | 'electron'

export interface Place {
  /** The folder to read. */
  library: string
  /** The folder for Lectern's own data. */
  data: string
  /** A file or folder that the Electron door is started with. */
  file?: string
  /** The proxy of everything but the door itself. */
  proxy: string
}

/** One run of Lectern. */
export interface Door {
  context: BrowserContext
  page: Page
  /** Where the page comes from, as its requests show it. */
  origin: string
  openWindow: () => Promise<Page>
  /** The main process of the Electron door. */
  app: ElectronApplication | null
  /** The next folder dialog answers this; null is Cancel. */
  answerFolderDialog: (path: string | null) => Promise<void>
  /** The addresses that were handed to the system's browser, or opened in another tab. */
  openedLinks: () => Promise<string[]>
  /** Requests that the door itself refused. */
  refused: () => Promise<string[]>
  stop: () => Promise<void>
}

/** The app as built here, or one unpacked from a package. */
const APP = process.env.LECTERN_APP ?? fileURLToPath(new URL('../..', import.meta.url))
const START_LIMIT = 20_000

/** Starts the browser door on any free port and opens a tab on the address it prints. */
export async function startBrowserDoor({ library, data, proxy }: Place, browser: Browser): Promise<Door> {
  const args = ['--max-semi-space-size=8', 'out/main/web.js', '--no-open', '--port', '0', '--library', library]
  const child = spawn(process.execPath, args, { cwd: APP, env: { ...process.env, LECTERN_DATA: data }, stdio: ['ignore', 'pipe', 'pipe'] })
  const output: string[] = []
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    await ended
  }
  const address = await new Promise<string>((found, fail) => {
    const give = (why: string) => { fail(new Error(`${why}\n${output.join('\n')}`)) }
    const timer = setTimeout(() => { give('The browser door printed no address.') }, START_LIMIT)
    child.on('exit', (code) => { give(`The browser door ended with code ${String(code)}.`) })
    for (const stream of [child.stdout, child.stderr]) {
      createInterface(stream).on('line', (line) => {
        output.push(line)
        const match = /https?:\/\/\S+/.exec(line)
        if (match) found(match[0])
        if (match) clearTimeout(timer)
      })
    }
  })

  const { host, origin } = new URL(address)
  const context = await browser.newContext({ proxy: { server: proxy, bypass: host } })
  const own = new Set<Page | null>()
  const opened: string[] = []
  context.on('request', (request) => {
    if (request.isNavigationRequest() && !request.url().startsWith(origin) && !own.has(pageOf(request))) opened.push(request.url())
  })
  const openWindow = async () => {
    const page = await context.newPage()
    own.add(page)
    await page.goto(address)
    return page
  }
  return {
    context, origin, openWindow, app: null,
    page: await openWindow(),
    answerFolderDialog: () => Promise.reject(new Error('The browser door has no folder dialog. Type the path into the page.')),
    openedLinks: () => Promise.resolve([...opened]),
    refused: () => Promise.resolve([]),
    async stop() {
      await context.close()
      await stop()
    }
  }
}

/** Null where the request comes before its page, as that of a new tab does. */
function pageOf(request: Request): Page | null {
  try {
    return request.frame().page()
  } catch {
    return null
  }
}

/** Starts the Electron door: in Electron, or in its stand-in where Electron's program is not there. */
export async function startElectronDoor({ library, data, proxy, file }: Place): Promise<Door> {
  const app = await launchElectron([
    APP, `--user-data-dir=${data}`, `--proxy-server=${proxy}`, '--proxy-bypass-list=<-loopback>', '--library', library, ...file === undefined ? [] : [file]
  ], { LECTERN_DATA: data })
  const page = await app.firstWindow()
  await page.waitForURL(/^(?!about:)/)
  // The reader wants every link that a spec clicks.
  await app.evaluate(({ dialog }) => {
    const show = dialog.showMessageBox
    dialog.showMessageBox = (...args: unknown[]) => {
      const { buttons } = args.at(-1) as { buttons?: string[] }
      return buttons?.[0] === 'Open' ? Promise.resolve({ response: 0, checkboxChecked: false }) : Reflect.apply(show, dialog, args) as ReturnType<typeof show>
    }
  })
  return {
    context: app.context(), page, app,
    origin: new URL('./', page.url().replace(/[?#].*/s, '')).href.replace(/\/$/, ''),
    async openWindow() {
      const [window] = await Promise.all([
        app.waitForEvent('window'),
        app.evaluate(({ Menu }) => { Menu.getApplicationMenu()?.getMenuItemById('new-window')?.click() })
      ])
      return window
    },
    answerFolderDialog: (path) => app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: chosen === null, filePaths: chosen === null ? [] : [chosen] })
    }, path),
    openedLinks: () => app.evaluate(() => globalThis.standIn.opened),
    refused: async () => (await app.evaluate(() => globalThis.standIn.refused)).map(({ url }) => url),
    stop: () => app.close()
  }
}
