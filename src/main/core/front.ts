import type { Folder, Library, Warning } from '../../shared/model.ts'
import type { Assets } from './assets.ts'
import type { Collections } from './collections.ts'
import type { FolderEntry, Folders } from './folders.ts'
import { readSource } from './library/read-source.ts'
import { GREETING_PATHS } from './library/source-paths.ts'
import { renderFragment } from './render/render-fragment.ts'
import { createResolve } from './resolve.ts'
import type { Store } from './store/store.ts'
import { createSurroundings } from './surroundings.ts'
import { parseSource } from './sync/index-post.ts'
import type { Sync } from './sync/sync.ts'

export interface Front {
  library(): Promise<Library>
  folder(entry: FolderEntry): Folder
}

/** Posts that home offers to open again. */
const RECENT = 6

type Greeting = Library['greetings'][number]

/** The front of the library: what `getLibrary` answers, from the store and the folders' greetings. */
export function createFront({ folders, store, sync, assets, collections, notices }: {
  folders: Folders
  store: Store
  sync: Sync
  assets: Assets
  collections: Collections
  notices: () => Warning[]
}): Front {
  const rendered = new Map<string, { key: string; greeting: Greeting }>()

  const renderGreeting = async (entry: FolderEntry, path: string): Promise<Greeting> => {
    const source = readSource(entry.path, path)
    // Its links depend on which posts there are.
    const key = `${path}:${source.hash}:${store.countOf(entry.id)}`
    const known = rendered.get(entry.id)
    if (known?.key === key) return known.greeting
    const surroundings = createSurroundings(entry.path).of(path)
    const { meta, sections } = parseSource(source, surroundings)
    const html = await renderFragment(sections.flatMap(({ parts }) => parts), createResolve(entry, path, { store, assets, surroundings }))
    const greeting = { folderId: entry.id, title: meta.title, html }
    rendered.set(entry.id, { key, greeting })
    return greeting
  }
  const greetingOf = async (entry: FolderEntry): Promise<Greeting | null> => {
    for (const path of GREETING_PATHS) {
      try {
        return await renderGreeting(entry, path)
      } catch { /* most folders have none */ }
    }
    return null
  }
  const folder = (entry: FolderEntry): Folder => ({
    id: entry.id,
    path: entry.path,
    name: entry.name,
    bundled: entry.bundled,
    ...sync.status(entry),
    posts: store.countOf(entry.id),
    ...(entry.only && { alone: true })
  })
  return {
    folder,
    async library() {
      const entries = folders.list()
      const greetings = await Promise.all(entries.filter(({ only }) => !only).map(greetingOf))
      return {
        folders: entries.map(folder),
        greetings: greetings.filter((found) => found !== null),
        counts: store.counts(),
        tags: store.tags(),
        collections: collections.list(),
        current: store.current(),
        recent: store.recent(RECENT),
        shelf: folders.shelf(),
        notices: notices()
      }
    }
  }
}
