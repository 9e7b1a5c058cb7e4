import { defineStore } from 'pinia'
import { createUndoStack, type Step } from './undo-stack.ts'

/** What a step of the history did. */
export interface Went {
  /** The annotation that was brought back, changed or taken away; null where it was many. */
  id: string | null
  postId: string | null
  /** Whether the reader is told of it already. */
  told: boolean
}

/** Does what a step says. */
export type Travel = () => Went

/** The one history of what the reader did to annotations, in an open post, the notebook, the tray and the trash. */
export const useHistoryStore = defineStore('history', () => {
  const steps = createUndoStack<Travel>()

  /** @returns what was undone, null where there was nothing to undo */
  const undo = (): Went | null => steps.undo()?.() ?? null
  const redo = (): Went | null => steps.redo()?.() ?? null

  return { push: steps.push, drop: steps.drop, last: (): Step<Travel> | null => steps.last(), undo, redo }
})
