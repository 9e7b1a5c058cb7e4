import { defineStore } from 'pinia'
import { useConnectionStore } from './connection.ts'
import { useNotebookStore } from './notebook.ts'
import { createRangeSelection } from './range-selection.ts'

/** Which annotations of the notebook are selected; they are let go with another list. */
export const useNoteSelectionStore = defineStore('note-selection', () => {
  const connection = useConnectionStore()
  const notebook = useNotebookStore()
  const selection = createRangeSelection({
    at: (index) => notebook.rowAt(index)?.annotation ?? null,
    between: async (first, last) => (await notebook.rows(first, last)).map(({ annotation }) => annotation),
    total: () => notebook.listing?.total ?? 0
  })
  const { byId } = selection

  connection.on('annotation:saved', ({ annotation }) => { if (byId.has(annotation.id)) byId.set(annotation.id, annotation) })
  connection.on('annotation:deleted', ({ id }) => { byId.delete(id) })

  return selection
})
