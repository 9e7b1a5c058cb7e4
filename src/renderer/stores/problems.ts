import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { Problem, ProblemPage } from '../../shared/model.ts'
import type { WarningKind } from '../../shared/warning-kinds.ts'
import { api } from '../api.ts'
import { coalesce } from './coalesce.ts'
import { useConnectionStore } from './connection.ts'
import { createProblem } from './failure.ts'

const RELOAD_PAUSE = 400
const STEP = 200

/** What is asked for: the problems of a folder or of one kind, all without. */
interface Asked { folderId?: string; kind?: WarningKind }

/** What could not be shown or read as written, over the library. More is loaded at each press of the button. */
export const useProblemsStore = defineStore('problems', () => {
  const connection = useConnectionStore()
  const items = shallowRef<readonly Problem[] | null>(null)
  const kinds = shallowRef<ProblemPage['kinds']>([])
  const total = ref(0)
  const problem = createProblem()
  const all = computed(() => kinds.value.reduce((sum, { count }) => sum + count, 0))
  let asked: Asked | null = null
  let turn = 0

  async function load(length = STEP) {
    if (!asked) return
    const mine = ++turn
    try {
      const found: Problem[] = []
      let page: ProblemPage
      do {
        page = await api.listProblems({ ...asked, offset: found.length, limit: STEP })
        if (mine !== turn) return
        found.push(...page.problems)
      } while (found.length < length && page.problems.length > 0 && found.length < page.total)
      items.value = found
      kinds.value = page.kinds
      total.value = page.total
      problem.value = null
    } catch (error) {
      if (mine === turn) problem.value = error
    }
  }

  /** Loads what is asked for from its start, and again as the library changes; null stops that. */
  async function show(next: Asked | null) {
    asked = next
    await load()
  }

  const more = () => load((items.value?.length ?? 0) + STEP)
  const reload = coalesce(() => load(items.value?.length), RELOAD_PAUSE)
  connection.on('library:changed', reload)
  connection.on('connection:restored', reload)

  return { items, kinds, total, all, problem, load: () => load(), show, more }
})
