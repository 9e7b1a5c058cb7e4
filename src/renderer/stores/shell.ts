import { defineStore } from 'pinia'
import { ref, shallowRef, watch } from 'vue'
import type { Collection } from '../../shared/model.ts'
import type { PostFilter } from '../lib/post-filter.ts'
import { recall, remember } from '../lib/storage.ts'

const SIDEBAR_KEY = 'lectern:sidebar'

/** The add-folder dialog: what it starts with. */
export interface FolderRequest {
  path: string
  /** Why a path chosen elsewhere was refused. */
  problem: string
}

/** Which notes the export dialog starts with; all of the library where nothing is given. */
export interface ExportScope {
  ids?: string[]
  postId?: string
  folderId?: string
}

/** Which parts of the frame around the views are open. */
export const useShellStore = defineStore('shell', () => {
  /** The sidebar beside the page, in wide windows. */
  const sidebar = ref(recall(SIDEBAR_KEY) !== 'hidden')
  /** The sidebar over the page, in narrow ones. */
  const drawer = ref(false)
  /** An open post and nothing else. */
  const alone = ref(false)
  const settings = ref(false)
  const keys = ref(false)
  const addFolder = shallowRef<FolderRequest | null>(null)
  const exporting = shallowRef<ExportScope | null>(null)
  const importing = ref(false)
  /** The dialog that names a filter: a new collection, or one that is there. */
  const collection = shallowRef<{ filter: PostFilter; collection: Collection | null } | null>(null)

  watch(sidebar, (shown) => remember(SIDEBAR_KEY, shown ? 'shown' : 'hidden'))

  return { sidebar, drawer, alone, settings, keys, addFolder, exporting, importing, collection }
})
