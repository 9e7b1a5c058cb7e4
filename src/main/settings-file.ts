import { copyFileSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { SettingsFile } from './core/host.ts'

/** What is used of `conf` and `electron-store`: the whole file as one object, written atomically. */
interface Preferences { store: object }

/**
 * Preferences in `<dataDir>/config.json`. A file that is not JSON is copied aside as `config.broken-<time>.json` before
 * it is replaced; fields that this version does not know are kept.
 * @param open makes the `Conf` or `ElectronStore` on that file
 */
export function createSettingsFile(dataDir: string, open: () => Preferences): SettingsFile {
  const path = join(dataDir, 'config.json')
  let opened: Preferences | undefined
  const preferences = () => {
    setAsideBroken(path, join(dataDir, `config.broken-${String(Date.now())}.json`))
    return opened ??= open()
  }
  return {
    read: async () => ({ ...preferences().store }),
    async write(settings) {
      const file = preferences()
      file.store = { ...file.store, ...settings }
    }
  }
}

function setAsideBroken(path: string, aside: string) {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    return
  }
  try {
    JSON.parse(text)
  } catch {
    copyFileSync(path, aside)
    rmSync(path)
  }
}
