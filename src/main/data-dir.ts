import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

interface Machine { env: NodeJS.ProcessEnv; platform: NodeJS.Platform; home: string }

const HERE: Machine = { env: process.env, platform: process.platform, home: homedir() }

/**
 * The folder of everything that Lectern keeps outside the libraries: `LECTERN_DATA`, or else the folder that Electron
 * calls `userData`, so that every door works on the same data
 * (https://www.electronjs.org/docs/latest/api/app#appgetpathname).
 */
export function dataDir({ env, platform, home }: Machine = HERE): string {
  if (env.LECTERN_DATA) return resolve(env.LECTERN_DATA)
  if (platform === 'win32') return join(env.APPDATA || join(home, 'AppData', 'Roaming'), 'Lectern')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Lectern')
  return join(env.XDG_CONFIG_HOME || join(home, '.config'), 'Lectern')
}
