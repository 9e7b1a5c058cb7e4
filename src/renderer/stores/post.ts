import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { Post, PostChunk, ReadingPosition, SectionsRead, Warning } from '../../shared/model.ts'
import { api } from '../api.ts'
import { useConnectionStore } from './connection.ts'
import { codeOf, messageOf } from './failure.ts'

/** Sections that are shown as they come: what fills the first window. */
const AT_ONCE = 3
/** Pause between two looks at what has arrived since, in ms. */
const BATCH = 100

/** A post with what has arrived of its body, from the top. */
export interface OpenPost {
  post: Post
  /** How many sections it has in all. */
  total: number
  sections: readonly string[]
  warnings: readonly Warning[]
  /** All sections have arrived. */
  complete: boolean
}

/** The post that is open: streamed from the top, read again in place when its file changes. */
export const usePostStore = defineStore('post', () => {
  const connection = useConnectionStore()
  const open = shallowRef<OpenPost | null>(null)
  const problem = shallowRef<{ message: string; missing: boolean } | null>(null)
  /** Grows when the post that is open changed on disk; the view decides when to take the new one. */
  const changes = ref(0)
  /** The file of the open post was deleted; it is still on screen. */
  const gone = ref(false)
  let id = ''
  let reading: AbortController | null = null

  /** Opens a post: resolves when all of it has arrived. What was open before is gone at once. */
  async function load(postId: string): Promise<void> {
    close()
    id = postId
    const stop = reading = new AbortController()
    const batch = createBatch<OpenPost>((state) => { if (!stop.signal.aborted) open.value = state })
    try {
      for await (const state of read(postId, stop.signal)) {
        if (stop.signal.aborted) return
        batch.add(state)
        if (state.sections.length <= AT_ONCE) batch.flush()
      }
      batch.flush()
    } catch (error) {
      if (stop.signal.aborted) return
      batch.flush()
      problem.value = { get message() { return messageOf(error) }, missing: codeOf(error) === 'POST_MISSING' }
    }
  }

  /** The post as it is now, whole, without showing it yet; null where it cannot be read or another is open by then. */
  async function fetchAgain(): Promise<OpenPost | null> {
    const postId = id
    let last: OpenPost | null = null
    try {
      for await (const state of read(postId, reading?.signal)) last = state
    } catch (error) {
      if (postId === id && codeOf(error) === 'POST_MISSING') gone.value = true
      return null
    }
    if (postId !== id || !last?.complete) return null
    gone.value = false
    return last
  }

  function show(state: OpenPost) {
    if (state.post.id === id) open.value = state
  }

  function close() {
    reading?.abort()
    reading = null
    id = ''
    open.value = null
    problem.value = null
    gone.value = false
  }

  /** Keeps where the reader is. A place that cannot be saved is no reason to disturb the reading. */
  async function saveReading(postId: string, position: ReadingPosition, hash?: string, sectionsRead?: SectionsRead): Promise<void> {
    try {
      await api.saveReading({ id: postId, position, ...(hash !== undefined && { hash }), ...(sectionsRead && { sectionsRead }) })
    } catch {
      // The next scroll saves again.
    }
  }

  /** Opens a web address outside Lectern. */
  async function openLink(url: string): Promise<void> {
    try {
      await api.openLink({ url })
    } catch (error) {
      if (codeOf(error) !== 'NOT_OFFERED') throw error
      window.open(url, '_blank', 'noopener,noreferrer')
    }
  }

  connection.on('post:changed', (event) => { if (event.postId === id) changes.value++ })
  connection.on('connection:restored', () => { if (id !== '') changes.value++ })

  return { open, problem, gone, changes, load, fetchAgain, show, close, saveReading, openLink }
})

/** Shows values at intervals, because each costs the page a layout. The last one is never lost. */
function createBatch<T>(show: (value: T) => void) {
  let waiting: { value: T } | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  const flush = () => {
    clearTimeout(timer)
    timer = undefined
    const due = waiting
    waiting = null
    if (due) show(due.value)
  }
  return {
    flush,
    add(value: T) {
      waiting = { value }
      timer ??= setTimeout(flush, BATCH)
    }
  }
}

/** Yields the post as it grows. */
async function* read(id: string, signal: AbortSignal | undefined): AsyncGenerator<OpenPost> {
  let state: OpenPost | null = null
  for await (const chunk of await api.openPost({ id }, { signal })) {
    state = grown(state, chunk)
    if (state) yield state
  }
}

function grown(state: OpenPost | null, chunk: PostChunk): OpenPost | null {
  if (chunk.type === 'post') {
    return { post: chunk.post, total: chunk.sections, sections: [], warnings: chunk.post.warnings, complete: false }
  }
  if (!state) return null
  if (chunk.type === 'done') return { ...state, warnings: [...state.warnings, ...chunk.warnings], complete: true }
  return { ...state, sections: [...state.sections, chunk.html] }
}
