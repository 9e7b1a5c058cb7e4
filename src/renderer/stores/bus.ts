import type { HostEvent } from '../lib/sides.ts'

/**
 * What stores hear: every event of the core, and that the stream is open. `connection:opened` is the first time: what
 * was asked for before may have missed an event. `connection:restored`: it was lost, and events with it.
 */
export type PageEvent = HostEvent
export type PageEventType = PageEvent['type']
export type PageEventOf<T extends PageEventType> = Extract<PageEvent, { type: T }>

export interface Bus {
  /** Calls back for every event of a type until the returned function is called. */
  on<T extends PageEventType>(type: T, listener: (event: PageEventOf<T>) => void): () => void
  /** Calls back for every event of any type until the returned function is called. */
  onAny(listener: (event: PageEvent) => void): () => void
  emit(event: PageEvent): void
}

/** A typed fan-out. One listener that throws does not keep an event from the others. */
export function createBus(): Bus {
  const listeners = new Map<PageEventType, Set<(event: never) => void>>()
  const all = new Set<(event: PageEvent) => void>()
  return {
    on(type, listener) {
      const set = listeners.get(type) ?? new Set()
      listeners.set(type, set.add(listener))
      return () => set.delete(listener)
    },
    onAny(listener) {
      all.add(listener)
      return () => all.delete(listener)
    },
    emit(event) {
      for (const listener of [...listeners.get(event.type) ?? [], ...all]) {
        try {
          listener(event as never)
        } catch (error) {
          reportError(error)
        }
      }
    }
  }
}
