import { defineStore } from 'pinia'
import { computed } from 'vue'
import type { Collection } from '../../shared/model.ts'
import { api } from '../api.ts'
import type { PostFilter } from '../lib/post-filter.ts'
import { useLibraryStore } from './library.ts'
import { useToastsStore } from './toasts.ts'

/** Filters with a name. Each change can be taken back. */
export const useCollectionsStore = defineStore('collections', () => {
  const library = useLibraryStore()
  const toasts = useToastsStore()
  const all = computed(() => library.library?.collections ?? [])

  async function write(work: () => Promise<void>, message: string, undo: () => Promise<void>): Promise<boolean> {
    try {
      await work()
      await library.load()
      toasts.show(message, { action: { label: 'Undo', run: async () => { await undo(); await library.load() } } })
      return true
    } catch (error) {
      toasts.fail(error)
      return false
    }
  }

  function add(name: string, filter: PostFilter) {
    const id = crypto.randomUUID()
    return write(() => api.saveCollection({ id, name, filter }), `Saved “${name}”`, () => api.deleteCollection({ id }))
  }

  /** Gives one another name or another filter. */
  function change(collection: Collection, changes: Partial<Pick<Collection, 'name' | 'filter'>>, message: string) {
    return write(() => api.saveCollection({ ...collection, ...changes }), message, () => api.saveCollection(collection))
  }

  function remove(collection: Collection) {
    return write(() => api.deleteCollection({ id: collection.id }), `Deleted “${collection.name}”`, () => api.saveCollection(collection))
  }

  return { all, add, change, remove }
})
