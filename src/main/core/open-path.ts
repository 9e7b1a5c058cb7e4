/** Opens a file or a folder that the reader names by its path: as part of the library, or a file on its own beside it. */
import { realpath, stat } from 'node:fs/promises'
import { basename, dirname, relative, resolve, sep } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { LecternError } from '../../shared/errors.ts'
import type { FolderEntry, Folders } from './folders.ts'
import { formatOf, isFrontPage } from './library/source-paths.ts'
import type { Store } from './store/store.ts'
import type { Sync } from './sync/sync.ts'

/** `postId` is null for a folder. */
export interface OpenedPath { folderId: string; postId: string | null }

/** Between two looks whether a file that is being read is listed by now. */
const LOOK_MS = 30

/**
 * A file in a folder of the library is the post there; any other is opened alone, without being added to the library's
 * list: it goes when Lectern quits, and its notes wait in the app's data. A folder is added to the library.
 *
 * @returns throws POST_MISSING, POST_UNREADABLE or what adding a folder throws, with a sentence for the reader
 */
export function createOpenPath({ folders, store, sync, journal }: {
  folders: Folders; store: Store; sync: Sync; journal: () => 'library' | 'app'
}): (path: string) => Promise<OpenedPath> {
  const listed = async (folder: FolderEntry, path: string): Promise<string | null> => {
    const known = store.idAt(folder.id, path)
    if (known !== null) return known
    sync.hint(folder.id, { paths: [path] })
    let settled = false
    void sync.settled(folder.id).finally(() => { settled = true })
    for (;;) {
      const id = store.idAt(folder.id, path)
      if (id !== null || settled) return id
      await setTimeout(LOOK_MS)
    }
  }
  const openFolder = async (path: string): Promise<OpenedPath> => {
    const known = folders.list().find((folder) => folder.path === path && !folder.only)
    if (known) return { folderId: known.id, postId: null }
    const folder = await folders.add(path, journal())
    await sync.open(folder)
    return { folderId: folder.id, postId: null }
  }
  const openFile = async (real: string): Promise<OpenedPath> => {
    if (formatOf(real.split(sep).join('/')) === null) throw new LecternError('POST_UNREADABLE', 'This is no post: Lectern opens .md, .markdown, .html, .htm and .ipynb files.')
    const home = folders.list().find((folder) => !folder.only && real.startsWith(folder.path.endsWith(sep) ? folder.path : folder.path + sep))
    if (home) {
      const path = relative(home.path, real).split(sep).join('/')
      if (isFrontPage(path)) return { folderId: home.id, postId: null }
      const postId = await listed(home, path)
      if (postId !== null) return { folderId: home.id, postId }
    }
    const name = basename(real)
    if (isFrontPage(name)) throw new LecternError('POST_UNREADABLE', 'This file greets the readers of its folder. Open the folder instead.')
    const alone = folders.lend(dirname(real), { file: name })
    if (alone.isNew) await sync.open(alone.entry)
    const postId = await listed(alone.entry, name)
    if (postId === null) throw new LecternError('POST_UNREADABLE')
    return { folderId: alone.entry.id, postId }
  }

  return async (path) => {
    const real = await realpath(resolve(path)).catch((cause: unknown) => {
      throw new LecternError('POST_MISSING', 'There is no such file or folder.', { cause })
    })
    return (await stat(real)).isDirectory() ? openFolder(real) : openFile(real)
  }
}
