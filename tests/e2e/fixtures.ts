/**
 * The `test` of the end-to-end specs. Each test gets a library and a data folder of its own and Lectern running on
 * them, by the door that the project names. A test fails if a page of it logs an error that nobody caught, or a
 * violation of the Content-Security-Policy, unless it says `expectProblem`.
 */
import { cp, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { test as base, expect, type Page, type TestInfo } from '@playwright/test'
import { startBrowserDoor, startElectronDoor, type Door, type DoorName, type Place } from './doors.ts'
import { setTrap } from './trap.ts'
import { watch, type Watch } from './watch.ts'

export interface Lectern {
  /** The first window of this run; another one after `restart`. */
  readonly page: Page
  readonly door: DoorName
  /** The main process of the Electron door. */
  readonly app: Door['app']
  readonly libraryPath: string
  /** Quits and starts again on the same library and data. @param meanwhile what happens to them in between */
  restart: (meanwhile?: () => Promise<unknown>) => Promise<Page>
  openSecondWindow: () => Promise<Page>
  answerFolderDialog: Door['answerFolderDialog']
  openedLinks: Door['openedLinks']
  /** Everything that was asked of anyone but the door, by whatever part of the browser. */
  requests: () => Promise<string[]>
  /** What the pages logged and which dialogs they showed. */
  readonly heard: Pick<Watch, 'said' | 'dialogs'>
  /** Uncaught errors and policy violations that match are no failure of this test. */
  expectProblem: (pattern: RegExp) => void
  /** With LECTERN_SHOTS set, pictures of this state in three sizes, light and dark, into test-results/shots. */
  shoot: (name: string) => Promise<void>
}

interface Options { door: DoorName; fixture: string; shelf: boolean }
interface Fixtures { library: string; data: string; lectern: Lectern }

const SIZES = [{ width: 1360, height: 900 }, { width: 1024, height: 700 }, { width: 700, height: 900 }]
const FIXTURES = fileURLToPath(new URL('../fixtures', import.meta.url))

async function withFolder(name: string, use: (path: string) => Promise<void>) {
  const path = await realpath(await mkdtemp(join(tmpdir(), `lectern-${name}-`)))
  await use(path)
  await rm(path, { recursive: true, force: true, maxRetries: 5 })
}

export const test = base.extend<Options & Fixtures>({
  door: ['browser', { option: true }],
  /** Which folder of tests/fixtures the library is a copy of. */
  fixture: ['library', { option: true }],

  library: async ({ fixture }, use) => {
    await withFolder('library', async (path) => {
      await cp(join(FIXTURES, fixture), path, { recursive: true })
      await use(path)
    })
  },

  /** Whether the bundled shelf and its example notes are there beside what a spec makes; reading twenty notes takes its time. */
  shelf: [false, { option: true }],

  data: async ({ shelf }, use) => {
    await withFolder('data', async (path) => {
      if (!shelf) await writeFile(join(path, 'folders.json'), JSON.stringify({ version: 1, folders: [], shelfRemoved: true }))
      await use(path)
    })
  },

  lectern: async ({ door: name, library, data, browser, trace }, use, info) => {
    const trap = await setTrap()
    const place: Place = { library, data, proxy: trap.server }
    const allowed: RegExp[] = []
    const watches: Watch[] = []
    let door = await begin()

    async function begin(): Promise<Door> {
      const began = performance.now()
      const started = name === 'browser' ? await startBrowserDoor(place, browser) : await startElectronDoor(place)
      info.annotations.push({ type: 'start', description: `${String(Math.round(performance.now() - began))} ms` })
      watches.push(watch(started.context))
      if (name === 'electron' && trace !== 'off') await started.context.tracing.start({ screenshots: true, snapshots: true })
      return started
    }
    const all = (part: keyof Watch) => watches.flatMap((one) => one[part])

    const lectern: Lectern = {
      get page() { return door.page },
      door: name,
      get app() { return door.app },
      libraryPath: library,
      async restart(meanwhile) {
        await end(door, name, info)
        await meanwhile?.()
        door = await begin()
        return door.page
      },
      openSecondWindow: () => door.openWindow(),
      answerFolderDialog: (path) => door.answerFolderDialog(path),
      openedLinks: () => door.openedLinks(),
      async requests() {
        const opened = new Set((await door.openedLinks()).flatMap((url) => [url, hostPort(url)]))
        const asked = [...all('requests').filter((url) => !url.startsWith(`${door.origin}/`)), ...trap.caught, ...await door.refused()]
        return [...new Set(asked)].filter((url) => !opened.has(url) && url !== hostPort(door.origin))
      },
      heard: { get said() { return all('said') }, get dialogs() { return all('dialogs') } },
      expectProblem(pattern) { allowed.push(pattern) },
      shoot: (state) => shoot(door.page, `${name}-${state}`, info)
    }
    await use(lectern)
    await end(door, name, info)
    trap.close()
    expect(all('problems').filter((text) => !allowed.some((pattern) => pattern.test(text))), 'errors in the page').toEqual([])
  }
})

/** Electron's contexts are not traced by Playwright itself. */
async function end(door: Door, name: DoorName, info: TestInfo) {
  if (name === 'electron') {
    const failed = info.status !== info.expectedStatus
    const path = info.outputPath('electron-trace.zip')
    await door.context.tracing.stop(failed ? { path } : {}).catch(() => undefined)
    if (failed) await info.attach('trace', { path, contentType: 'application/zip' }).catch(() => undefined)
  }
  await door.stop()
}

function hostPort(url: string): string {
  const { protocol, hostname, port } = new URL(url)
  return `${hostname}:${port || (protocol === 'https:' ? '443' : '80')}`
}

async function shoot(page: Page, name: string, info: TestInfo) {
  if (!process.env.LECTERN_SHOTS) return
  const before = page.viewportSize() ?? await page.evaluate(() => ({ width: innerWidth, height: innerHeight }))
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    for (const size of SIZES) {
      await page.setViewportSize(size)
      await page.screenshot({ path: join(info.project.outputDir, '../shots', `${name}-${String(size.width)}-${colorScheme}.png`) })
    }
  }
  await page.emulateMedia({ colorScheme: null })
  await page.setViewportSize(before)
}

export { expect }
