import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { systemCode } from './durable.ts'

/** One of the two places where a folder's journals and old texts can be. */
export interface JournalPlace {
  kind: 'library' | 'app'
  /** A folder that is never made here; those below it are. */
  base: string
  /** Folders below `base` to where the devices' folders are. */
  journal: readonly string[]
  /** Folders below `base` to the old texts. */
  texts: readonly string[]
}

export const journalRoot = (place: JournalPlace): string => join(place.base, ...place.journal)
export const textsRoot = (place: JournalPlace): string => join(place.base, ...place.texts)

/** Beside the posts, and in the app's data folder. */
export function placesOf(dataDir: string, folder: { id: string; path: string }): Record<'library' | 'app', JournalPlace> {
  const own = ['journals', folder.id]
  return {
    library: { kind: 'library', base: resolve(folder.path), journal: ['.lectern', 'journal'], texts: ['.lectern', 'texts'] },
    app: { kind: 'app', base: resolve(dataDir), journal: own, texts: [...own, 'texts'] }
  }
}

/** Whether the system will let a device write here, told without writing. A place that is offline counts as writable. */
export async function isWritable(place: JournalPlace, device: string): Promise<boolean> {
  let path = join(journalRoot(place), device)
  while (path.length > place.base.length && !(await exists(path))) path = dirname(path)
  try {
    await access(path, constants.W_OK | constants.X_OK)
    return (await stat(path)).isDirectory()
  } catch (error) {
    return systemCode(error) === 'ENOENT'
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path)
    return true
  } catch (error) {
    return systemCode(error) !== 'ENOENT'
  }
}
