import { defineStore } from 'pinia'
import { onScopeDispose, shallowRef } from 'vue'
import type { Archive, Counted } from '../../shared/model.ts'
import { api } from '../api.ts'
import { coalesce } from './coalesce.ts'
import { useConnectionStore } from './connection.ts'
import { createProblem } from './failure.ts'

const RELOAD_PAUSE = 600

/** The library by month and by author. Loaded for who uses it, and kept up to date as long as somebody does. */
export const useGroupsStore = defineStore('groups', () => {
  const connection = useConnectionStore()
  const archive = shallowRef<Archive | null>(null)
  const authors = shallowRef<readonly Counted[] | null>(null)
  const problem = createProblem()
  let users = 0

  async function load() {
    try {
      [archive.value, authors.value] = await Promise.all([api.listArchive(), api.listAuthors()])
      problem.value = null
    } catch (error) {
      problem.value = error
    }
  }

  /** Keeps both up to date until the component that calls it is gone. */
  function use() {
    users++
    void load()
    onScopeDispose(() => { users-- })
  }

  const reload = coalesce(async () => { if (users > 0) await load() }, RELOAD_PAUSE)
  for (const type of ['library:changed', 'connection:restored'] as const) connection.on(type, reload)

  return { archive, authors, problem, load, use }
})
