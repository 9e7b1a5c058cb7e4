import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { Counted } from '../../shared/model.ts'
import { api } from '../api.ts'
import type { PostFilter } from '../lib/post-filter.ts'

/** Tags that the posts of a list have besides those that it is filtered by. */
export const useRelatedTagsStore = defineStore('related-tags', () => {
  const tags = shallowRef<readonly Counted[]>([])
  let turn = 0

  /** @param filter null where none are wanted */
  async function show(filter: PostFilter | null) {
    const mine = ++turn
    if (!filter) { tags.value = []; return }
    try {
      const found = await api.listRelatedTags(filter)
      if (mine === turn) tags.value = found
    } catch {
      // The list says what is wrong.
      if (mine === turn) tags.value = []
    }
  }

  return { tags, show }
})
