import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { api } from '../api.ts'
import { useConnectionStore } from './connection.ts'

/** The tags that the reader gave to notes, all over the library, for completion. */
export const useNoteTagsStore = defineStore('note-tags', () => {
  const connection = useConnectionStore()
  /** The most used first. */
  const names = shallowRef<readonly string[]>([])
  let stale = true

  async function load(): Promise<void> {
    if (!stale) return
    stale = false
    try {
      names.value = (await api.listNoteTags()).map(({ name }) => name)
    } catch {
      stale = true
    }
  }

  /** A tag can be completed from the moment it is given. */
  function add(tags: readonly string[]) {
    const fresh = tags.filter((tag) => !names.value.includes(tag))
    if (fresh.length > 0) names.value = [...names.value, ...fresh]
  }

  connection.on('annotation:saved', ({ annotation }) => { add(annotation.tags) })
  connection.on('annotation:deleted', () => { stale = true })
  connection.on('connection:restored', () => { stale = true })

  return { names, load, add }
})
