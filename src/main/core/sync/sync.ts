import type { CoreEvent, ScanProgress, ScanReport, Warning } from '../../../shared/model.ts'
import { LecternError } from '../../../shared/errors.ts'
import type { Annotations } from '../annotations/annotations.ts'
import type { FolderEntry } from '../folders.ts'
import type { Hint } from '../library/watch-folder.ts'
import { parserHere, type Parser } from '../parser.ts'
import type { Store } from '../store/store.ts'
import { throttle } from '../throttle.ts'
import { createFolderSync, type FolderStatus, type FolderSync } from './folder-sync.ts'
import { attachNotes, placeNotes } from './notes.ts'
import { createOpenPosts } from './open-posts.ts'

/** Keeps the store, the notes and the listeners in step with what lies on disk. */
export interface Sync {
  /** Reads the folder's journals, so that it can be listed, and starts to scan and watch it; anew where it is open. */
  open(folder: FolderEntry): Promise<void>
  close(folderId: string): Promise<void>
  status(folder: FolderEntry): FolderStatus
  /** Throws FOLDER_MISSING for a folder that is not open, CANCELLED when the signal aborts. */
  scan(folderId: string, signal?: AbortSignal, onProgress?: (progress: ScanProgress) => void): Promise<ScanReport>
  hint(folderId: string, hint: Hint): void
  /** Stops what is under way in a folder, unless somebody waits for it. Throws FOLDER_MISSING. */
  stopScan(folderId: string): void
  /** All folders anew: the store was emptied. */
  rescan(): void
  /** A reader has this version of a post open: from now on `post:changed` tells when it is not the present one. */
  watchPost(postId: string, hash: string): void
  /** Places the notes on some posts and tells where they stand now. */
  placeNotes(postIds: readonly string[]): Promise<void>
  /** Reads a folder's journals anew and tells which notes came and which went. */
  reopenNotes(folder: FolderEntry): Promise<void>
  /** Something in lists or counts is different: `library:changed` soon. */
  libraryChanged(): void
  /** Resolves when no scan is under way, in one folder or in any. */
  settled(folderId?: string): Promise<void>
  notices(): Warning[]
  stop(): Promise<void>
}

/** Between two events of a kind that come in swarms. */
const QUIET_MS = 200
/** How often to look whether another process wrote to the store. */
const NEIGHBOUR_MS = 1000

export function createSync({ store, annotations, parser = parserHere, emit, watch, onPassed }: {
  store: Store
  annotations: Annotations
  parser?: Parser
  emit: (event: CoreEvent) => void
  watch: boolean
  /** A pass over a folder is over; see `FolderSyncParts`. */
  onPassed?: (folderId: string, different: 'all' | 'references' | 'nothing') => void
}): Sync {
  const folders = new Map<string, FolderSync>()
  /** Folders whose journals are being read: whoever asks for one of them waits for it. */
  const opening = new Map<string, Promise<void>>()
  const opened = createOpenPosts(store)
  const libraryChanged = throttle(() => { emit({ type: 'library:changed' }) }, QUIET_MS)
  const postsChanged = () => {
    libraryChanged()
    for (const postId of opened.changed()) {
      emit({ type: 'post:changed', postId })
    }
  }

  let version = store.dataVersion()
  const neighbour = setInterval(() => {
    const now = store.dataVersion()
    if (now === version) return
    version = now
    const changed = opened.changed()
    void sync.placeNotes(changed).then(() => {
      for (const postId of changed) emit({ type: 'post:changed', postId })
      libraryChanged()
    })
  }, NEIGHBOUR_MS).unref()
  if (!watch) clearInterval(neighbour)

  const openFolder = async (folder: FolderEntry): Promise<void> => {
    let latest: ScanProgress = { done: 0, total: 0, path: '', rate: null, left: null }
    const progressed = throttle(() => { emit({ type: 'scan:progressed', folderId: folder.id, progress: latest }) }, QUIET_MS)
    const one = await createFolderSync(folder, {
      store,
      annotations,
      parser,
      watch,
      onProgress: (progress) => { latest = progress; progressed() },
      onChange: postsChanged,
      onPassed: (different) => { onPassed?.(folder.id, different) }
    })
    folders.set(folder.id, one)
    one.hint('all')
    libraryChanged()
  }

  const closeFolder = async (folderId: string): Promise<void> => {
    const one = folders.get(folderId)
    folders.delete(folderId)
    await one?.close()
    await annotations.closeFolder(folderId)
    libraryChanged()
  }

  const sync: Sync = {
    open(folder) {
      const before = opening.get(folder.id)
      const done = (async () => {
        await before
        // A folder of which one post was open is opened as a whole.
        if (folders.has(folder.id)) await closeFolder(folder.id)
        await openFolder(folder)
      })().finally(() => { if (opening.get(folder.id) === done) opening.delete(folder.id) })
      opening.set(folder.id, done)
      return done
    },
    async close(folderId) {
      await opening.get(folderId)
      await closeFolder(folderId)
    },
    status: (folder) => folders.get(folder.id)?.status() ?? { state: 'scanning', problem: null, journal: folder.journal },
    async scan(folderId, signal, onProgress) {
      await opening.get(folderId)
      const one = folders.get(folderId)
      if (!one) throw new LecternError('FOLDER_MISSING', 'This folder is not in your library.')
      return one.scan(signal, onProgress)
    },
    stopScan(folderId) {
      const one = folders.get(folderId)
      if (!one) throw new LecternError('FOLDER_MISSING', 'This folder is not in your library.')
      one.stop()
    },
    hint: (folderId, hint) => { folders.get(folderId)?.hint(hint) },
    rescan() { for (const one of folders.values()) one.hint('all') },
    watchPost: opened.add,
    async placeNotes(postIds) {
      await placeNotes(postIds, { store, annotations })
      for (const annotation of postIds.flatMap((id) => annotations.list(id))) emit({ type: 'annotation:saved', annotation })
    },
    async reopenNotes(folder) {
      if (!folders.has(folder.id)) return
      const ofFolder = () => annotations.list().filter(({ postId }) => postId.startsWith(`${folder.id}-`))
      const before = ofFolder()
      await attachNotes(folder, { store, annotations })
      await sync.placeNotes(annotations.markedPosts(folder.id))
      const kept = new Set(ofFolder().map(({ id }) => id))
      for (const { id, postId } of before) if (!kept.has(id)) emit({ type: 'annotation:deleted', id, postId })
      libraryChanged()
    },
    libraryChanged,
    async settled(folderId) {
      await Promise.all([...folders].filter(([id]) => folderId === undefined || id === folderId).map(([, one]) => one.settled()))
    },
    notices: () => [...folders.values()].flatMap((one) => one.notices()),
    async stop() {
      clearInterval(neighbour)
      await Promise.all([...folders.keys()].map((id) => sync.close(id)))
      libraryChanged.close()
    }
  }
  return sync
}
