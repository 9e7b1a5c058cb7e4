import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { DeletedAnnotation, NotePost } from '../../shared/model.ts'
import { api } from '../api.ts'
import { coalesce } from './coalesce.ts'
import { useConnectionStore } from './connection.ts'
import { createProblem } from './failure.ts'
import { useNoteActionsStore } from './note-actions.ts'

const RELOAD_PAUSE = 120
const MOST_POSTS = 500

/** What was deleted. It stays there until it is restored. */
export const useTrashStore = defineStore('trash', () => {
  const connection = useConnectionStore()
  const actions = useNoteActionsStore()
  const items = shallowRef<readonly DeletedAnnotation[] | null>(null)
  const posts = shallowRef<ReadonlyMap<string, NotePost>>(new Map())
  const problem = createProblem()
  /** Lines that are drawn. */
  const shown = ref(200)
  let visible = false
  let turn = 0

  async function load() {
    const mine = ++turn
    try {
      const listed = await api.listTrash()
      const ids = [...new Set(listed.map(({ annotation }) => annotation.postId))]
      const described: NotePost[] = []
      for (let at = 0; at < ids.length; at += MOST_POSTS) described.push(...await api.describePosts({ ids: ids.slice(at, at + MOST_POSTS) }))
      if (mine !== turn) return
      posts.value = new Map(described.map((post) => [post.id, post]))
      items.value = listed
      problem.value = null
    } catch (error) {
      if (mine === turn) problem.value = error
    }
  }

  async function restore(some: readonly DeletedAnnotation[]) {
    await actions.restore(some.map(({ annotation }) => annotation))
    await load()
  }

  function setVisible(value: boolean) {
    visible = value
    shown.value = 200
    if (visible) void load()
  }

  const reload = coalesce(async () => { if (visible) await load() }, RELOAD_PAUSE)
  for (const type of ['annotation:saved', 'annotation:deleted', 'library:changed', 'connection:restored'] as const) connection.on(type, reload)

  return { items, posts, problem, shown, load, restore, setVisible }
})
