import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { AttentionItem, Selector } from '../../shared/model.ts'
import { api } from '../api.ts'
import { t } from '../lib/words.ts'
import { coalesce } from './coalesce.ts'
import { useConnectionStore } from './connection.ts'
import { createProblem } from './failure.ts'
import { useNoteActionsStore } from './note-actions.ts'

const RELOAD_PAUSE = 120

/** Annotations whose words changed or went, and the reader's choices about them: ordinary saves, each of which can be undone. */
export const useAttentionStore = defineStore('attention', () => {
  const connection = useConnectionStore()
  const actions = useNoteActionsStore()
  const loaded = shallowRef<readonly AttentionItem[] | null>(null)
  /** Decided already, though the core has not told so yet. */
  const settled = shallowRef<ReadonlySet<string>>(new Set())
  const problem = createProblem()
  let visible = false
  let turn = 0

  const items = computed(() => loaded.value?.filter(({ annotation }) => !settled.value.has(annotation.id)) ?? null)

  async function load() {
    const mine = ++turn
    try {
      const answer = await api.listAttention()
      if (mine !== turn) return
      loaded.value = answer
      problem.value = null
    } catch (error) {
      if (mine === turn) problem.value = error
    }
  }

  /** Takes items off the tray at once; what could not be saved comes back. */
  async function settle(decided: readonly AttentionItem[], save: () => Promise<boolean>) {
    const ids = decided.map(({ annotation }) => annotation.id)
    settled.value = new Set([...settled.value, ...ids])
    try {
      return await save()
    } finally {
      await load()
      const done = new Set(ids)
      settled.value = new Set([...settled.value].filter((id) => !done.has(id)))
    }
  }

  /** Accepts the proposed places of those that have one. */
  async function accept(some: readonly AttentionItem[]): Promise<boolean> {
    const places = some.flatMap(({ annotation, selector }) => (selector ? [{ annotation, selector }] : []))
    if (places.length === 0) return false
    return settle(some.filter(({ selector }) => selector), () =>
      actions.place(places, () => t('attention.accepted', { count: places.length })))
  }

  /** Those that would be accepted above a confidence, from 0 to 1. */
  const above = (confidence: number) =>
    items.value?.filter(({ selector, annotation }) => selector && annotation.placement.confidence >= confidence) ?? []
  const detach = (item: AttentionItem) => settle([item], () => actions.detach(item.annotation))
  const remove = (item: AttentionItem) => settle([item], () => actions.remove([item.annotation]))
  /** Gives an annotation the place that the reader picked. */
  const place = (annotation: AttentionItem['annotation'], selector: Selector) =>
    actions.place([{ annotation, selector }], () => t('attention.placed'))

  function setVisible(value: boolean) {
    visible = value
    if (visible) void load()
  }

  const reload = coalesce(async () => { if (visible) await load() }, RELOAD_PAUSE)
  for (const type of ['annotation:saved', 'annotation:deleted', 'library:changed', 'connection:restored'] as const) connection.on(type, reload)

  return { items, problem, load, accept, above, detach, remove, place, setVisible }
})
