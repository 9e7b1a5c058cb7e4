import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { api } from '../api.ts'
import type { Host, Pane, Side, Spot } from '../lib/sides.ts'
import { recall, remember } from '../lib/storage.ts'
import { keepForWindow, keptForWindow } from '../lib/window-storage.ts'
import { useConnectionStore } from './connection.ts'

const KEY = 'lectern:split'
const SHARE_KEY = 'lectern:split-share'
/** How much of the room the main side may have. */
export const SHARES = { least: 0.25, most: 0.75 } as const

/** The side beside the open post: a frame of the page itself, which shows a post alone. */
export const useSplitStore = defineStore('split', () => {
  /** What the frame shows first; null while there is no other side. */
  const start = shallowRef<Spot | null>(null)
  const pane = shallowRef<Pane | null>(null)
  const side = ref<Side>('main')
  /** Which sides are to be seen. */
  const seen = shallowRef<Record<Side, boolean>>({ main: true, other: false })
  const share = ref(toShare(Number(recall(SHARE_KEY) ?? 0.5)))
  const isOpen = computed(() => start.value !== null)

  /** Shows a spot on the other side. */
  function open(spot: Spot) {
    if (pane.value) pane.value.open(spot)
    else start.value = spot
    keep()
  }

  /** Takes the other side away. @returns what it showed */
  function close(): Spot | null {
    const last = pane.value?.where() ?? start.value
    pane.value?.close()
    pane.value = start.value = null
    side.value = 'main'
    keepForWindow(KEY, null)
    return last
  }

  /** To be called when the window may go: what a reload shows again. */
  function keep() {
    if (!isOpen.value) return
    keepForWindow(KEY, JSON.stringify({ spot: pane.value?.where() ?? start.value }))
  }

  function restore() {
    try {
      const { spot } = JSON.parse(keptForWindow(KEY) ?? '{}') as { spot?: Spot }
      if (typeof spot?.to === 'string' && spot.to.startsWith('/post/')) start.value = spot
    } catch {
      // Damaged: one side will do.
    }
  }

  /** @param value of the room, for the main side */
  function setShare(value: number) {
    share.value = toShare(value)
    remember(SHARE_KEY, String(share.value))
  }

  /** Lets the frame in. */
  function welcome(actions: Pick<Host, 'run' | 'open' | 'exportNotes' | 'focused'>) {
    const connection = useConnectionStore()
    window.lecternHost = {
      api, ...actions,
      side: () => side.value,
      shown: () => seen.value.other,
      listen: connection.relay,
      start: () => start.value,
      ready: (one) => { pane.value = one }
    }
    return () => { window.lecternHost = undefined }
  }

  return { start, pane, side, seen, share, isOpen, open, close, keep, restore, setShare, welcome }
})

const toShare = (value: number) => (Number.isFinite(value) ? Math.min(SHARES.most, Math.max(SHARES.least, value)) : 0.5)
