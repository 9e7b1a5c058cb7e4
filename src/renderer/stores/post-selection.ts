import { defineStore } from 'pinia'
import { computed } from 'vue'
import { usePostsStore } from './posts.ts'
import { createRangeSelection } from './range-selection.ts'

/** Which posts of the list are selected; they are let go with another list. */
export const usePostSelectionStore = defineStore('post-selection', () => {
  const posts = usePostsStore()
  const selection = createRangeSelection({ at: posts.postAt, between: posts.rows, total: () => posts.total ?? 0 })
  const ids = computed(() => [...selection.byId.keys()])
  return { ...selection, ids }
})
