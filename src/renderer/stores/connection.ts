import { defineStore } from 'pinia'
import { ref } from 'vue'
import { api } from '../api.ts'
import { hostOfPane } from '../lib/sides.ts'
import { createBus, type PageEvent } from './bus.ts'
import { codeOf } from './failure.ts'

/** `expired`: the door does not know the page's token; only opening the printed address again helps. */
export type ConnectionState = 'connecting' | 'open' | 'lost' | 'expired'

const FIRST_WAIT = 500
const LONGEST_WAIT = 10_000

/**
 * Keeps one stream of the core's events open and hands each event to the stores that listen. The frame beside a post hears them of
 * the page around it: a browser has few connections to one door, and a stream takes one for good.
 */
export const useConnectionStore = defineStore('connection', () => {
  const state = ref<ConnectionState>('connecting')
  const bus = createBus()
  let stop: AbortController | null = null
  let wake: (() => void) | null = null
  const host = hostOfPane()
  let leaveHost: (() => void) | null = null

  /** Listens until `close`. When the stream ends it is opened again, after longer and longer pauses. */
  async function start(): Promise<void> {
    if (host) {
      leaveHost ??= host.listen(hear)
      return
    }
    if (stop) return
    stop = new AbortController()
    const { signal } = stop
    let wait = FIRST_WAIT
    while (!signal.aborted) {
      try {
        const events = await api.watchEvents(undefined, { signal })
        const restored = state.value === 'lost'
        state.value = 'open'
        bus.emit({ type: restored ? 'connection:restored' : 'connection:opened' })
        for await (const event of events) {
          wait = FIRST_WAIT
          bus.emit(event)
        }
      } catch (error) {
        if (codeOf(error) === 'EXPIRED') {
          state.value = 'expired'
          return
        }
      }
      if (signal.aborted) return
      state.value = 'lost'
      await pause(wait)
      wait = Math.min(wait * 2, LONGEST_WAIT)
    }
  }

  function hear(event: PageEvent) {
    if (event.type === 'connection:opened' || event.type === 'connection:restored') state.value = 'open'
    bus.emit(event)
  }

  /** Hands every event on, first that the stream is open, if it is; until the returned function is called. */
  function relay(emit: (event: PageEvent) => void): () => void {
    if (state.value === 'open') emit({ type: 'connection:opened' })
    return bus.onAny(emit)
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      wake = () => { clearTimeout(timer); resolve() }
    })
  }

  /** Tries again at once if the stream is down. */
  function retry() {
    wake?.()
  }

  function close() {
    leaveHost?.()
    leaveHost = null
    stop?.abort()
    stop = null
    wake?.()
  }

  return { state, on: bus.on, relay, start, retry, close }
})
