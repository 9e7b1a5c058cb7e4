/** Where updates come from, if they may come at all. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'
import type { Updater } from '../updates.ts'
import type { Say } from '../words.ts'

/** Why this copy does not update itself; null where it can. */
export function updateObstacle(say: Say): string | null {
  if (!app.isPackaged) return say('native.updates.fromSources')
  if (!existsSync(join(process.resourcesPath, 'app-update.yml'))) return say('native.updates.noPlace')
  if (process.platform === 'linux' && !process.env.APPIMAGE) return say('native.updates.onlyAppImage')
  return null
}

/** The only way to the network in this program; loaded when the reader wants it. */
export async function loadUpdater(): Promise<Updater> {
  const { autoUpdater } = await import('electron-updater')
  return autoUpdater
}
