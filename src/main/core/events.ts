import { AsyncIteratorClass } from '@orpc/shared'
import type { CoreEvent } from '../../shared/model.ts'

export interface Events {
  emit(event: CoreEvent): void
  /**
   * Everything from now on (from the call, not from the first `next`), until the signal aborts or the core closes; then
   * it ends without an error. A listener that is slow gets the last event of each kind and object; one that has
   * stopped listening is let go: its stream ends, and it should load anew and listen again.
   */
  watch(signal?: AbortSignal): AsyncIteratorClass<CoreEvent, void>
  close(): void
}

/** Events that wait for one listener at most. */
const MAX_WAITING = 5000

/** What an event is about: a later one about the same thing replaces one that still waits. */
function subjectOf(event: CoreEvent): string {
  switch (event.type) {
    case 'scan:progressed': return `scan ${event.folderId}`
    case 'post:changed': return `post ${event.postId}`
    case 'reading:saved': return `reading ${event.postId}`
    case 'annotation:saved': return `annotation ${event.annotation.id}`
    case 'annotation:deleted': return `annotation ${event.id}`
    default: return event.type
  }
}

/** The core's event bus. */
export function createEvents(): Events {
  const listeners = new Set<ReturnType<typeof createListener>>()
  return {
    emit(event) { for (const listener of listeners) listener.put(event) },
    watch(signal) {
      const listener = createListener(() => {
        listeners.delete(listener)
        signal?.removeEventListener('abort', listener.end)
      })
      listeners.add(listener)
      if (signal?.aborted) listener.end()
      else signal?.addEventListener('abort', listener.end, { once: true })
      return new AsyncIteratorClass(listener.next, () => { listener.end(); return Promise.resolve() })
    },
    close() { for (const listener of listeners) listener.end() }
  }
}

function createListener(onEnd: () => void) {
  const queue = new Map<string, CoreEvent>()
  let ended = false
  let wake = () => { /* nobody waits yet */ }
  const end = () => {
    ended = true
    queue.clear()
    onEnd()
    wake()
  }
  return {
    end,
    put(event: CoreEvent) {
      if (ended) return
      const subject = subjectOf(event)
      queue.delete(subject)
      queue.set(subject, event)
      if (queue.size > MAX_WAITING) end()
      wake()
    },
    async next(): Promise<IteratorResult<CoreEvent, void>> {
      while (!ended) {
        const [first] = queue
        if (first) {
          queue.delete(first[0])
          return { done: false, value: first[1] }
        }
        await new Promise<void>((resolve) => { wake = resolve })
      }
      return { done: true, value: undefined }
    }
  }
}
