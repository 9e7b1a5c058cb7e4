import { copyFileSync, readFileSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { SettingsFile } from './core/host.ts'

/** What is used of `conf` and `electron-store`: the whole file as one object, written atomically. */
interface Preferences { store: object }

/**
 * Preferences in `<dataDir>/config.json`. A file that is not JSON is copied aside as `config.broken-<time>.json` before
 * it is replaced; fields that this version does not know are kept.
 * @param open makes the `Conf` or `ElectronStore` on that file
 */
export function createSettingsFile(dataDir: string, open: () => Preferences): Required<SettingsFile> {
  const path = join(dataDir, 'config.json')
  let opened: Preferences | undefined
  let aside: string | null = null
  const preferences = () => {
    const broken = join(dataDir, `config.broken-${String(Date.now())}.json`)
    if (setAsideBroken(path, broken)) aside = basename(broken)
    return opened ??= open()
  }
  return {
    read: async () => ({ ...preferences().store }),
    setAside: async () => aside,
    async write(settings) {
      const file = preferences()
      file.store = { ...file.store, ...settings }
    }
  }
}

/** @returns whether there was a broken file */
function setAsideBroken(path: string, aside: string): boolean {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch {
    return false
  }
  try {
    JSON.parse(text)
    return false
  } catch {
    copyFileSync(path, aside)
    rmSync(path)
    return true
  }
}
