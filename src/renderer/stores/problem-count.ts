import { defineStore } from 'pinia'
import { ref } from 'vue'
import { api } from '../api.ts'
import { coalesce } from './coalesce.ts'
import { useConnectionStore } from './connection.ts'

/** Posts are looked over for a while after a scan: the count follows at leisure. */
const RELOAD_PAUSE = 1000

/** How many problems the posts of the library have. */
export const useProblemCountStore = defineStore('problem-count', () => {
  const connection = useConnectionStore()
  const count = ref(0)

  async function load() {
    try {
      const { kinds } = await api.listProblems({ limit: 1 })
      count.value = kinds.reduce((sum, kind) => sum + kind.count, 0)
    } catch {
      // The next event asks again; the page of problems tells what is wrong.
    }
  }

  const reload = coalesce(load, RELOAD_PAUSE)
  for (const type of ['library:changed', 'connection:opened', 'connection:restored'] as const) connection.on(type, reload)

  return { count, load }
})
