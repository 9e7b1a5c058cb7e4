import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { createAnnotations } from '../core/annotations/annotations.ts'
import { openFolders } from '../core/folders.ts'
import { folderIdOf } from '../core/ids.ts'
import { storeFile } from '../core/store-file.ts'
import { checkStore } from '../core/store/check-store.ts'
import { setAside } from '../core/store/open-database.ts'
import { createStore } from '../core/store/store.ts'
import { createSync } from '../core/sync/sync.ts'

/**
 * Makes what the store holds of a folder anew, from its files and journals. A damaged store is set aside as `<file>.damaged` first;
 * a sound one is emptied of this folder in place, so that a Lectern that has it open goes on with it.
 */
export async function rebuildStore(root: string, dataDir: string): Promise<{ posts: number }> {
  const file = storeFile(dataDir)
  const id = folderIdOf(root)
  if (existsSync(file) && checkStore(file, id).state === 'damaged') setAside(file)
  const annotations = await createAnnotations({ dataDir, onChange: () => undefined })
  const store = createStore({ file })
  const sync = createSync({ store, annotations, emit: () => undefined, watch: false })
  try {
    const known = (await openFolders({ file: join(dataDir, 'folders.json') })).get(id)
    store.removePosts(store.files(id).map((post) => post.id))
    await sync.open(known ?? { id, path: root, name: basename(root), bundled: false, journal: 'library', beside: true })
    const { posts } = await sync.scan(id)
    return { posts }
  } finally {
    await sync.stop()
    await annotations.close()
    store.close()
  }
}
