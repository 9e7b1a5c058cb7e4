import { defineStore } from 'pinia'
import { ref, shallowReactive } from 'vue'
import type { PostReading } from '../../shared/model.ts'
import { api } from '../api.ts'
import { t } from '../lib/words.ts'
import { useToastsStore } from './toasts.ts'

const MOST = 5000
const CHANNEL = 'lectern:marks'

/** What posts were marked as on another page; null: that says no more. */
interface Shared { ids: readonly string[]; as: 'read' | 'unread' | null }

/** Marks posts as read or unread, one or many; each time one step that can be taken back. */
export const useReadingMarksStore = defineStore('reading-marks', () => {
  const toasts = useToastsStore()
  const busy = ref(false)
  /** What posts were marked as, here or on another page; an open post does not hear of it otherwise. */
  const latest = shallowReactive(new Map<string, 'read' | 'unread'>())
  const others = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(CHANNEL)
  let toast = 0

  function take({ ids, as }: Shared) {
    for (const id of ids) {
      if (as) latest.set(id, as)
      else latest.delete(id)
    }
  }
  function note(shared: Shared) {
    take(shared)
    others?.postMessage(shared)
  }
  others?.addEventListener('message', ({ data }: MessageEvent<Shared>) => { take(data) })

  async function mark(ids: readonly string[], as: 'read' | 'unread'): Promise<void> {
    busy.value = true
    note({ ids: [...ids], as })
    const before: PostReading[] = []
    const tell = (count: number) => {
      toasts.dismiss(toast)
      const isRead = as === 'read'
      toast = count === 0
        ? toasts.show(() => t(isRead ? 'home.allRead' : 'home.allUnread'))
        : toasts.show(() => t(isRead ? 'home.markedRead' : 'home.markedUnread', { count }), { action: { label: () => t('common.undo'), run: () => restore(before) } })
    }
    try {
      for (let at = 0; at < ids.length; at += MOST) before.push(...await api.markPosts({ ids: ids.slice(at, at + MOST), as }))
      tell(before.length)
    } catch (error) {
      note({ ids: [...ids], as: null })
      // What was marked before that can be taken back.
      if (before.length > 0) tell(before.length)
      toasts.fail(error)
    } finally {
      busy.value = false
    }
  }

  async function restore(readings: readonly PostReading[]) {
    for (let at = 0; at < readings.length; at += MOST) await api.restoreReading({ readings: readings.slice(at, at + MOST) })
    note({ ids: readings.map(({ id }) => id), as: null })
  }

  /** The reader goes on in a post: what it was marked as says no more. */
  function forget(id: string) {
    if (latest.has(id)) note({ ids: [id], as: null })
  }

  return { busy, latest, mark, forget }
})
