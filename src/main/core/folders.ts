import { unwatchFile, watchFile } from 'node:fs'
import { readFile, rename } from 'node:fs/promises'
import { basename, sep } from 'node:path'
import { z } from 'zod'
import { LecternError } from '../../shared/errors.ts'
import type { Warning } from '../../shared/model.ts'
import { folderIdOf } from './ids.ts'
import { openFolderPath } from './library/open-folder-path.ts'
import { writeAtomically } from './write-atomically.ts'

/** A folder of the library as the reader chose it. */
export interface FolderEntry {
  id: string
  /** Real absolute path. */
  path: string
  name: string
  bundled: boolean
  /** Where its journal should live. */
  journal: 'library' | 'app'
  /** Whether the journals beside its posts are read. On the bundled shelf those hold the example notes. */
  beside: boolean
  /** Open until the program quits, without being in the library. */
  lent?: true
  /** Of a lent folder, the only files that are looked at; relative paths. */
  only?: readonly string[]
}

export interface Folders {
  /** The bundled shelf first, then in the order they were added. */
  list(): FolderEntry[]
  get(id: string): FolderEntry | null
  /** The bundled shelf, hidden or not; null where there is none. */
  shelf(): { path: string; shown: boolean } | null
  /** Throws FOLDER_MISSING, _UNREADABLE, _NOT_A_FOLDER, _KNOWN or _OVERLAPS. */
  add(path: string, journal: 'library' | 'app'): Promise<FolderEntry>
  /**
   * Lists a folder until the program quits: all of it under a name, or one file of it, beside those that were lent before.
   * Its notes go to the app's data. @param path real, absolute
   */
  lend(path: string, what: { file: string } | { name: string }): { entry: FolderEntry; isNew: boolean }
  /** Throws FOLDER_MISSING for an unknown id. */
  remove(id: string): Promise<FolderEntry>
  /**
   * From now on tells what another process did to the list: as soon as this one looks at the file, as it does before each
   * change of its own, and with `watch` within about a second.
   */
  follow(onChange: (change: FoldersChange) => void, watch: boolean): void
  notices(): Warning[]
  close(): void
}

export interface FoldersChange { added: FolderEntry[]; removed: FolderEntry[] }

/** How often the file is looked at. It is replaced as a whole, which file watchers often miss. */
const FOLLOW_MS = 1000

const FoldersFile = z.object({
  version: z.literal(1),
  folders: z.array(z.object({ path: z.string().min(1), journal: z.enum(['library', 'app']) })),
  shelfRemoved: z.boolean().default(false)
})
type FoldersFile = z.infer<typeof FoldersFile>

const notice = (code: string, message: string): Warning => ({ code, message, line: null })
const UNWRITABLE = notice('folders-unwritable', 'The list of folders could not be written to disk. It lasts until you quit.')
const setAsideNotice = (file: string) =>
  notice('folders-damaged', `The list of folders was damaged. It was set aside as ${file}; please open your folders again.`)

/**
 * Reads the list of folders.
 * @param options.shelf the folder of posts that comes with Lectern; unlisted where it is not there
 * @param options.examples whether the notes that come with the shelf are wanted; they are where left out
 */
export async function openFolders({ file, shelf, examples = () => true }: {
  file: string
  shelf?: string
  examples?: () => boolean
}): Promise<Folders> {
  const notices: Warning[] = []
  const lent = new Map<string, FolderEntry>()
  let stored: FoldersFile = { version: 1, folders: [], shelfRemoved: false }
  const shelfPath = shelf === undefined ? null : await openFolderPath(shelf).catch(() => null)
  const bundled = shelfPath === null ? null : entryOf(shelfPath, 'app', true)

  /** Another process may have changed the file. Where it cannot be read, what is known stays. */
  const load = async () => {
    const text = await readFile(file, 'utf8').catch(() => null)
    if (text === null) return
    try {
      stored = FoldersFile.parse(JSON.parse(text))
    } catch {
      const aside = `${file}.damaged`
      await rename(file, aside).catch(() => { /* it will be overwritten by the next change */ })
      notices.push(setAsideNotice(aside))
    }
  }
  const save = async () => {
    try {
      await writeAtomically(file, `${JSON.stringify(stored, null, 2)}\n`)
    } catch {
      if (!notices.includes(UNWRITABLE)) notices.push(UNWRITABLE)
    }
  }
  const list = () => {
    const opened = stored.folders.map(({ path, journal }) => entryOf(path, journal, false))
    const all = bundled && !stored.shelfRemoved ? [{ ...bundled, beside: examples() }, ...opened.filter(({ id }) => id !== bundled.id)] : opened
    return [...all, ...without([...lent.values()], all)]
  }

  let last: Promise<unknown> = load()
  await last
  let onForeign: ((change: FoldersChange) => void) | null = null
  const reload = async () => {
    const before = list()
    await load()
    const [added, removed] = [without(list(), before), without(before, list())]
    if (added.length > 0 || removed.length > 0) onForeign?.({ added, removed })
  }
  /** One change after the other, each on the newest list. */
  const change = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(reload).then(work)
    last = done.catch(() => { /* told to the caller */ })
    return done
  }

  return {
    list,
    get: (id) => list().find((entry) => entry.id === id) ?? null,
    shelf: () => bundled && { path: bundled.path, shown: !stored.shelfRemoved },
    add: (path, journal) => change(async () => {
      const real = await openFolderPath(path)
      const entry = bundled?.path === real ? { ...bundled, beside: examples() } : entryOf(real, journal, false)
      for (const other of list()) {
        if (other.lent) continue
        if (other.id === entry.id) throw new LecternError('FOLDER_KNOWN')
        if (contains(other.path, real) || contains(real, other.path)) throw new LecternError('FOLDER_OVERLAPS')
      }
      if (entry.bundled) stored = { ...stored, shelfRemoved: false }
      else stored = { ...stored, folders: [...stored.folders, { path: real, journal }] }
      lent.delete(entry.id)
      await save()
      return entry
    }),
    lend(path, what) {
      const known = list().find(({ id }) => id === folderIdOf(path))
      if (known && (!known.only || !('file' in what) || known.only.includes(what.file))) return { entry: known, isNew: false }
      const entry: FolderEntry = {
        ...entryOf(path, 'app', false), lent: true, ...('file' in what ? { only: [...known?.only ?? [], what.file] } : { name: what.name })
      }
      lent.set(entry.id, entry)
      return { entry, isNew: true }
    },
    remove: (id) => change(async () => {
      const entry = list().find((known) => known.id === id)
      if (!entry) throw new LecternError('FOLDER_MISSING', 'This folder is not in your library.')
      if (lent.delete(id)) return entry
      if (entry.bundled) stored = { ...stored, shelfRemoved: true }
      else stored = { ...stored, folders: stored.folders.filter(({ path }) => folderIdOf(path) !== id) }
      await save()
      return entry
    }),
    follow(onChange, watch) {
      onForeign = onChange
      // In its turn: what this process itself is changing just now is no news.
      if (watch) watchFile(file, { interval: FOLLOW_MS, persistent: false }, () => { last = last.then(reload) })
    },
    notices: () => notices,
    close() { unwatchFile(file) }
  }
}

const entryOf = (path: string, journal: 'library' | 'app', bundled: boolean): FolderEntry =>
  ({ id: folderIdOf(path), path, name: bundled ? 'Lectern\'s shelf' : basename(path) || path, bundled, journal, beside: true })

const without = (these: FolderEntry[], those: FolderEntry[]) => these.filter(({ id }) => !those.some((other) => other.id === id))

const contains = (outer: string, inner: string): boolean => inner.startsWith(outer.endsWith(sep) ? outer : outer + sep)
