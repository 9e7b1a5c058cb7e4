import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { PostChanges } from '../../shared/model.ts'
import { api } from '../api.ts'
import { t } from '../lib/words.ts'
import { coalesce } from './coalesce.ts'
import { useConnectionStore } from './connection.ts'
import { useToastsStore } from './toasts.ts'

const RELOAD_PAUSE = 300

/** What is another in the open post since it was read. */
export const useChangesStore = defineStore('changes', () => {
  const connection = useConnectionStore()
  const toasts = useToastsStore()
  const found = shallowRef<PostChanges | null>(null)
  /** The post is known to have changed; how is on its way. */
  const loading = ref(false)
  let wanted: { id: string; hash: string } | null = null
  let turn = 0

  /** The version on screen; null for none. `changed`: whether there is anything to ask for. */
  async function show(version: { id: string; hash: string; changed: boolean } | null): Promise<void> {
    if (version === null || version.id !== wanted?.id || !version.changed) found.value = null
    wanted = version?.changed ? version : null
    loading.value = wanted !== null && found.value === null
    await load()
  }

  async function load(): Promise<void> {
    const mine = ++turn
    const asked = wanted
    if (!asked) return
    // What cannot be told now is no reason to disturb the reading.
    const answer = await api.getChanges({ id: asked.id }).catch(() => null)
    if (mine !== turn) return
    loading.value = false
    if (answer && answer.hash === found.value?.hash && answer.seen === found.value.seen) return
    // Of a version that is not on screen yet: the post is about to be read again.
    found.value = answer?.hash === asked.hash ? answer : null
    if (!answer || found.value === null || !answer.known || answer.changes.length > 0) return
    // The words are the same, so there is nothing to see. It is said once.
    wanted = null
    await api.markSeen({ id: asked.id, hash: asked.hash }).catch(() => undefined)
  }

  /** The reader saw what changed. Can be taken back. */
  async function markSeen(): Promise<void> {
    const settled = found.value
    if (!settled || !wanted) return
    const { id, hash } = wanted
    try {
      const { before } = await api.markSeen({ id, hash })
      if (found.value === settled) found.value = null
      toasts.show(() => t('reader.changes.markedSeen'), {
        action: {
          label: () => t('common.undo'),
          run: async () => {
            await api.markSeen({ id, hash: before })
            if (wanted?.id === id) await load()
          }
        }
      })
    } catch (error) {
      toasts.fail(error)
    }
  }

  // Another window may have settled it.
  const reload = coalesce(async () => { if (found.value !== null) await load() }, RELOAD_PAUSE)
  for (const type of ['library:changed', 'connection:restored'] as const) connection.on(type, reload)

  return { found, loading, show, markSeen }
})
