import { unwatchFile, watchFile } from 'node:fs'
import { join } from 'node:path'
import type { Hint, Watch } from './watch-folder.ts'

/** How often a file is looked at. */
const LOOK_MS = 1000

/**
 * Tells when one of a few files may have changed. The folder that they lie in is not watched: it may be a whole home.
 * @param paths relative to `root`
 */
export function watchFiles(root: string, paths: readonly string[], onHint: (hint: Hint) => void): Watch {
  const watched = paths.map((path) => {
    const file = join(root, path)
    const tell = () => { onHint({ paths: [path] }) }
    watchFile(file, { interval: LOOK_MS, persistent: false }, tell)
    return { file, tell }
  })
  return {
    async close() {
      for (const { file, tell } of watched) unwatchFile(file, tell)
    }
  }
}
