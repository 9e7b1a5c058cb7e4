/** What one run of the stand-in knows from its start, and what it records for the specs. */
import { mkdtempSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

export interface Home {
  /** The folder of the app, and its main script. */
  appPath: string
  main: string
  name: string
  version: string
  electronVersion: string
  switches: Map<string, string>
  userData: string
}

const readJson = (path: string | URL): unknown => JSON.parse(readFileSync(path, 'utf8'))

function findHome(args: string[]): Home {
  const target = resolve(args.find((arg) => !arg.startsWith('-')) ?? '.')
  const appPath = statSync(target).isDirectory() ? target : join(target, '..')
  const app = readJson(join(appPath, 'package.json')) as Record<string, string | undefined>
  const { version } = readJson(new URL('../../node_modules/electron/package.json', import.meta.url)) as { version: string }
  const switches = new Map(args.filter((arg) => arg.startsWith('--')).map((arg) => {
    const [name = '', ...value] = arg.slice(2).split('=')
    return [name, value.join('=')]
  }))
  return {
    appPath,
    main: join(appPath, app.main ?? 'index.js'),
    name: app.productName ?? app.name ?? 'Electron',
    version: app.version ?? version,
    electronVersion: version,
    switches,
    userData: resolve(switches.get('user-data-dir') ?? mkdtempSync(join(tmpdir(), 'stand-in-')))
  }
}

export const home = findHome(process.argv.slice(2))

/** `globalThis.standIn` of the main process. */
export const record = {
  /** Requests that were for no scheme of the app: none of them left. */
  refused: [] as { url: string; type: string }[],
  /** Addresses handed to the system. */
  opened: [] as string[],
  /** Files that the system was told to open in the program for them. */
  shown: [] as string[],
  copied: [] as string[],
  protocolClients: [] as string[][],
  recentDocuments: [] as string[],
  /** The menus that popped up. */
  popups: [] as { label: string; role: string | undefined }[][],
  /** Permissions that the app was asked for, and its answer. */
  permissions: {} as Record<string, boolean>
}
