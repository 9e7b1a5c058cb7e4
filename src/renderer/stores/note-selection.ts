import { defineStore } from 'pinia'
import { computed, shallowReactive } from 'vue'
import type { Annotation } from '../../shared/model.ts'
import { useConnectionStore } from './connection.ts'
import { useNotebookStore } from './notebook.ts'

/** Which annotations of the notebook are selected. They stay so while the list is scrolled, and are let go with another list. */
export const useNoteSelectionStore = defineStore('note-selection', () => {
  const connection = useConnectionStore()
  const notebook = useNotebookStore()
  const byId = shallowReactive(new Map<string, Annotation>())
  const all = computed(() => [...byId.values()])
  /** The line that a range starts from. */
  let anchor: number | null = null
  /** What the range from the anchor holds, so that a shorter range lets go of the rest. */
  let range = new Set<string>()

  function toggle(index: number) {
    const row = notebook.rowAt(index)
    if (!row) return
    const { annotation } = row
    if (!byId.delete(annotation.id)) byId.set(annotation.id, annotation)
    anchor = index
    range = new Set()
  }

  /** Selects from the line that was selected last to this one. */
  async function extend(index: number) {
    const from = anchor ?? index
    anchor = from
    const found = await notebook.rows(Math.min(from, index), Math.max(from, index))
    if (anchor !== from) return
    const next = new Set(found.map(({ annotation }) => annotation.id))
    for (const id of range) if (!next.has(id)) byId.delete(id)
    for (const { annotation } of found) byId.set(annotation.id, annotation)
    range = next
  }

  /** Where a range starts that no line was selected for yet. */
  function startAt(index: number) {
    anchor ??= index
  }

  async function selectAll() {
    const total = notebook.listing?.total ?? 0
    if (total === 0) return
    for (const { annotation } of await notebook.rows(0, total - 1)) byId.set(annotation.id, annotation)
  }

  function clear() {
    byId.clear()
    anchor = null
    range = new Set()
  }

  connection.on('annotation:saved', ({ annotation }) => { if (byId.has(annotation.id)) byId.set(annotation.id, annotation) })
  connection.on('annotation:deleted', ({ id }) => { byId.delete(id) })

  return { byId, all, toggle, extend, startAt, selectAll, clear }
})
