/** Where updates come from, if they may come at all. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'
import type { Updater } from '../updates.ts'

/** Why this copy does not update itself; null where it can. */
export function updateObstacle(): string | null {
  if (!app.isPackaged) return 'It runs from its sources. Get the newest with git.'
  if (!existsSync(join(process.resourcesPath, 'app-update.yml'))) return 'It was made without a place to get updates from. Get the newest version where you got this one.'
  if (process.platform === 'linux' && !process.env.APPIMAGE) return 'On Linux only the AppImage does. Update the package that you installed.'
  return null
}

/** The only way to the network in this program; loaded when the reader wants it. */
export async function loadUpdater(): Promise<Updater> {
  const { autoUpdater } = await import('electron-updater')
  return autoUpdater
}
