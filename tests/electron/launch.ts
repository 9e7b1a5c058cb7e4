/** Starts an Electron app: in the real Electron where its binary is there, else in the stand-in. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { _electron, type ElectronApplication } from '@playwright/test'
import type Electron from 'electron'
import { findBrowser } from '../../scripts/browser.mjs'
import type { record } from './runtime.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

declare global {
  /** In the main process. */
  var standIn: typeof record
}

/** Electron's binary is downloaded, so it may well be absent. */
export const hasElectron = existsSync(here('../../node_modules/electron/path.txt'))

/** @param args the app's folder, then its arguments and Chromium's switches */
export async function launchElectron(args: string[], env: Record<string, string> = {}): Promise<ElectronApplication> {
  const executablePath = hasElectron ? undefined : here('electron')
  const LECTERN_CHROMIUM = await findBrowser() ?? ''
  const app = await _electron.launch({
    executablePath, args, colorScheme: null,
    env: { ...process.env as Record<string, string>, LECTERN_CHROMIUM, ...env }
  })
  if (hasElectron) await app.evaluate(recordLinks)
  return app
}

/** Gives Electron the record that the stand-in keeps, and keeps the system's browser closed. */
function recordLinks({ shell }: typeof Electron) {
  const opened: string[] = []
  globalThis.standIn = { opened, refused: [], permissions: {}, shown: [], copied: [], protocolClients: [], recentDocuments: [], popups: [] }
  shell.openExternal = (url) => {
    opened.push(url)
    return Promise.resolve()
  }
}
