import { defineStore } from 'pinia'
import { computed } from 'vue'
import type { Collection } from '../../shared/model.ts'
import { api } from '../api.ts'
import type { PostFilter } from '../lib/post-filter.ts'
import { t } from '../lib/words.ts'
import { useLibraryStore } from './library.ts'
import { useToastsStore, type Said } from './toasts.ts'

/** Filters with a name. Each change can be taken back. */
export const useCollectionsStore = defineStore('collections', () => {
  const library = useLibraryStore()
  const toasts = useToastsStore()
  const all = computed(() => library.library?.collections ?? [])

  async function write(work: () => Promise<void>, message: Said, undo: () => Promise<void>): Promise<boolean> {
    try {
      await work()
      await library.load()
      toasts.show(message, { action: { label: () => t('common.undo'), run: async () => { await undo(); await library.load() } } })
      return true
    } catch (error) {
      toasts.fail(error)
      return false
    }
  }

  function add(name: string, filter: PostFilter) {
    const id = crypto.randomUUID()
    return write(() => api.saveCollection({ id, name, filter }), () => t('home.collection.saved', { name }), () => api.deleteCollection({ id }))
  }

  /** Gives one another name or another filter. */
  function change(collection: Collection, changes: Partial<Pick<Collection, 'name' | 'filter'>>, message: Said) {
    return write(() => api.saveCollection({ ...collection, ...changes }), message, () => api.saveCollection(collection))
  }

  function remove(collection: Collection) {
    return write(() => api.deleteCollection({ id: collection.id }), () => t('home.collection.deleted', { name: collection.name }), () => api.saveCollection(collection))
  }

  return { all, add, change, remove }
})
