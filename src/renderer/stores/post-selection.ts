import { defineStore } from 'pinia'
import { computed, shallowReactive } from 'vue'
import type { PostSummary } from '../../shared/model.ts'
import { usePostsStore } from './posts.ts'

/** Which posts of the list are selected. They stay so while it is scrolled, and are let go with another list. */
export const usePostSelectionStore = defineStore('post-selection', () => {
  const posts = usePostsStore()
  const byId = shallowReactive(new Map<string, PostSummary>())
  const ids = computed(() => [...byId.keys()])
  /** The row that a range starts from. */
  let anchor: number | null = null
  /** What the range from the anchor holds, so that a shorter range lets go of the rest. */
  let range = new Set<string>()

  function toggle(index: number) {
    const post = posts.postAt(index)
    if (!post) return
    if (!byId.delete(post.id)) byId.set(post.id, post)
    anchor = index
    range = new Set()
  }

  /** Selects from the row that was selected last to this one. */
  async function extend(index: number) {
    const from = anchor ?? index
    anchor = from
    const found = await posts.rows(Math.min(from, index), Math.max(from, index))
    if (anchor !== from) return
    const next = new Set(found.map(({ id }) => id))
    for (const id of range) if (!next.has(id)) byId.delete(id)
    for (const post of found) byId.set(post.id, post)
    range = next
  }

  /** Where a range starts that no row was selected for yet. */
  function startAt(index: number) {
    anchor ??= index
  }

  async function selectAll() {
    const total = posts.total ?? 0
    if (total > 0) for (const post of await posts.rows(0, total - 1)) byId.set(post.id, post)
  }

  function clear() {
    byId.clear()
    anchor = null
    range = new Set()
  }

  return { byId, ids, toggle, extend, startAt, selectAll, clear }
})
