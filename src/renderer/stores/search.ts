import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { SearchHit, SearchPage } from '../../shared/model.ts'
import { api } from '../api.ts'
import { coalesce } from './coalesce.ts'
import { useConnectionStore } from './connection.ts'
import { createProblem } from './failure.ts'

const PAGE = 20
const RELOAD_PAUSE = 600

export interface Results extends Omit<SearchPage, 'hits'> {
  query: string
  folderId: string | undefined
  hits: readonly SearchHit[]
}

/** What the library's search found. Only the answer to the latest question is shown. */
export const useSearchStore = defineStore('search', () => {
  const connection = useConnectionStore()
  const results = shallowRef<Results | null>(null)
  const problem = createProblem()
  /** The shown results are not those of what was asked last. */
  const waiting = ref(false)
  let stop: AbortController | null = null
  /** What was asked last, whether or not it was answered. */
  let asked: { query: string; folderId: string | undefined } = { query: '', folderId: undefined }

  /** Looks for a query. What was found before stays until the answer is here. */
  async function find(query: string, folderId?: string): Promise<void> {
    if (results.value?.query === query && results.value.folderId === folderId && problem.value === '' && !waiting.value) return
    await load(query, folderId, PAGE)
  }

  async function load(query: string, folderId: string | undefined, limit: number): Promise<void> {
    asked = { query, folderId }
    stop?.abort()
    const { signal } = stop = new AbortController()
    if (query.trim() === '') {
      results.value = null
      waiting.value = false
      problem.value = null
      return
    }
    waiting.value = true
    try {
      const page = await api.search({ query, folderId, limit }, { signal })
      if (signal.aborted) return
      results.value = { ...page, query, folderId }
      problem.value = null
    } catch (error) {
      if (!signal.aborted) problem.value = error
    } finally {
      if (!signal.aborted) waiting.value = false
    }
  }

  /** Adds the next page. */
  async function more(): Promise<void> {
    const shown = results.value
    if (!shown || waiting.value || shown.hits.length >= shown.total) return
    const { query, folderId, hits } = shown
    waiting.value = true
    try {
      const page = await api.search({ query, folderId, offset: hits.length, limit: PAGE })
      if (results.value === shown) results.value = { ...shown, total: page.total, hits: [...hits, ...page.hits] }
    } catch (error) {
      problem.value = error
    } finally {
      waiting.value = false
    }
  }

  const reload = coalesce(async () => {
    const shown = results.value
    // A newer question than the one that is answered must not give way to it.
    if (shown && (waiting.value || shown.hits.length <= PAGE)) await load(asked.query, asked.folderId, PAGE)
  }, RELOAD_PAUSE)
  connection.on('library:changed', reload)
  connection.on('connection:restored', reload)

  return { results, problem, waiting, find, more }
})
