import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createAnnotations } from './annotations/annotations.ts'
import { createRouter, type Router } from './api.ts'
import { createAssets, type Asset } from './assets.ts'
import { createChanges } from './changes.ts'
import { createCollections } from './collections.ts'
import { createConnections } from './connections.ts'
import { createEvents } from './events.ts'
import { createExaminer } from './examiner.ts'
import { createExamining } from './examining.ts'
import { createExamples } from './examples.ts'
import { createExporting } from './exporting.ts'
import { openFolders } from './folders.ts'
import { createFront } from './front.ts'
import type { Host, SettingsFile } from './host.ts'
import { createImporting } from './importing.ts'
import { applyNoteChange } from './note-changes.ts'
import { createNotedPosts } from './noted-posts.ts'
import { createNotebook } from './notebook/notebook.ts'
import { createNoteComments } from './note-comments.ts'
import { createOpenPath, type OpenedPath } from './open-path.ts'
import { createParser, parserHere } from './parser.ts'
import { createPosts } from './posts.ts'
import { createRenderer } from './render/renderer.ts'
import { createReview } from './review/review.ts'
import { openSettings } from './settings.ts'
import { createSearch } from './search/search.ts'
import { createSearchTables } from './search/search-tables.ts'
import { createStatistics } from './statistics/statistics.ts'
import { createStore } from './store/store.ts'
import { clearOldStores, storeFile } from './store-file.ts'
import { createSync } from './sync/sync.ts'

export interface CoreOptions {
  /** Made if it is not there. */
  dataDir: string
  settings: SettingsFile
  /** Where journals that are not beside their posts are, and the device's name; the data folder where left out. */
  notesDir?: string
  /** What the door can do; nothing where left out. */
  host?: Host
  /** The folder of posts that comes with Lectern. */
  shelf?: string
  /** The entry of the thread that parses long posts, `parse-worker`; where left out they are parsed in this one. */
  parseWorker?: string | URL
  /** Whether changes on disk are looked for; false for work that ends by itself. */
  watch?: boolean
  /** Wall time in ms since 1970, for what is told by days. */
  now?: () => number
}

export interface Core {
  /** The contract of `shared/api.ts`, for a door to serve. */
  router: Router
  /** The file behind `asset/<id>`; null for any id that was not given out. */
  findAsset(id: string): Asset | null
  /** Opens a file or a folder by its path, for the door: see `open-path.ts`. */
  openPath(path: string): Promise<OpenedPath>
  /** The id of the post that a note is on; null where there is no such note. */
  findNote(id: string): string | null
  close(): Promise<void>
}

/**
 * The house, put together. Resolves when every folder is listed as the store knows it; they are scanned in the
 * background.
 */
export async function createCore({ dataDir, settings: settingsFile, notesDir = dataDir, host = {}, shelf, parseWorker, watch = true, now }: CoreOptions): Promise<Core> {
  await mkdir(dataDir, { recursive: true })
  const events = createEvents()
  const { emit } = events
  const settings = await openSettings(settingsFile, (changed) => {
    emit({ type: 'settings:changed', settings: changed })
    examples.update()
  })
  const folders = await openFolders({ file: join(dataDir, 'folders.json'), shelf, examples: () => settings.get().examples })
  await clearOldStores(dataDir)
  const store = createStore({ file: storeFile(dataDir), onRebuilt: () => { refill() } })
  const annotations = await createAnnotations({
    dataDir: notesDir, onChange: (change) => { applyNoteChange(change, { annotations, store, sync, emit }) }
  })
  /** The store is empty: files are read again, and the notes are those of the journals, which are open. */
  const refill = () => {
    for (const { id } of folders.list()) store.replaceNotes(id, annotations.markedPosts(id).flatMap((post) => annotations.list(post)))
    sync.rescan()
  }
  const parser = parseWorker === undefined ? parserHere : createParser(parseWorker)
  const sync = createSync({
    store, annotations, parser, emit, watch,
    onPassed: (folderId, different) => {
      if (!watch) return
      if (different !== 'nothing') store.ageLooks(folderId, different)
      examining.wake()
    }
  })
  const examples = createExamples({ folders, settings, sync })
  const assets = createAssets()
  const examining = createExamining({ folders, store, assets, examiner: createExaminer(parseWorker), onFound: sync.libraryChanged })
  const renderer = createRenderer()
  const changes = createChanges({ annotations, store })
  const posts = createPosts({ folders, store, annotations, changes, parser, renderer, assets, sync })
  const search = createSearch(store.use(createSearchTables), folders.list)
  const noted = createNotedPosts({ store, annotations, folders })
  const exporting = createExporting({ noted, posts, annotations, assets })
  const importing = createImporting({ noted, store, annotations, folders })
  const notices = () => [settings, folders, store, annotations, sync, statistics].flatMap((part) => part.notices())
  const collections = createCollections({ annotations, folders })
  const front = createFront({ folders, store, sync, assets, collections, notices })
  const notebook = createNotebook({ annotations, store })
  const review = createReview({ annotations, notebook, settings, store, now })
  const statistics = createStatistics({ dataDir, annotations, folders, notebook, settings, now })
  const router = createRouter({ annotations, changes, collections, connections: createConnections({ folders, store }), events, exporting, folders, front, host, importing, notebook, noteComments: createNoteComments(), posts, review, search, settings, statistics, store, sync })

  store.keepFolders(folders.list().map(({ id }) => id))
  await Promise.all(folders.list().map(sync.open))
  folders.follow(({ added, removed }) => {
    for (const { id } of removed) void sync.close(id)
    for (const folder of added) void sync.open(folder)
  }, watch)

  return {
    router,
    findAsset: assets.find,
    openPath: createOpenPath({ folders, store, sync, journal: () => settings.get().journal }),
    findNote: annotations.owner,
    async close() {
      events.close()
      folders.close()
      await examples.settled()
      await sync.stop()
      await examining.close()
      await parser.close()
      await annotations.close()
      renderer.close()
      store.close()
    }
  }
}
