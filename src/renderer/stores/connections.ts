import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { Connections } from '../../shared/model.ts'
import { api } from '../api.ts'
import { coalesce } from './coalesce.ts'
import { useConnectionStore } from './connection.ts'

const RELOAD_PAUSE = 1000

/** Where to go on from the open post. */
export const useConnectionsStore = defineStore('connections', () => {
  const connection = useConnectionStore()
  const found = shallowRef<{ id: string; connections: Connections } | null>(null)
  let wanted: string | null = null

  /** @param id null where no post is open */
  async function show(id: string | null) {
    wanted = id
    if (id === null) { found.value = null; return }
    try {
      const connections = await api.getConnections({ id })
      if (wanted === id) found.value = { id, connections }
    } catch {
      // The post itself says what is wrong.
      if (wanted === id) found.value = null
    }
  }

  connection.on('library:changed', coalesce(() => show(wanted), RELOAD_PAUSE))

  return { found, show }
})
