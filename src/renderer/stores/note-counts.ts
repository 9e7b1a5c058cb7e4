import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { NoteCounts } from '../../shared/model.ts'
import { api } from '../api.ts'
import { coalesce } from './coalesce.ts'
import { useConnectionStore } from './connection.ts'

const RELOAD_PAUSE = 300

/** How many annotations there are, how many wait for a decision, and how many lie in the trash. */
export const useNoteCountsStore = defineStore('note-counts', () => {
  const connection = useConnectionStore()
  const counts = shallowRef<NoteCounts | null>(null)

  async function load() {
    try {
      counts.value = await api.countNotes()
    } catch {
      // The next event asks again; the views tell what is wrong.
    }
  }

  const reload = coalesce(load, RELOAD_PAUSE)
  for (const type of ['annotation:saved', 'annotation:deleted', 'library:changed', 'connection:opened', 'connection:restored'] as const) connection.on(type, reload)

  return { counts, load }
})
