/** One thing the reader did: what to apply to take it back, and what to apply to do it again. */
export interface Step<T> {
  undo: T
  redo: T
  /** Steps that follow each other with the same key become one, as the letters of one edit do. */
  merge?: string
}

export interface UndoStack<T> {
  /** Remembers a step. What was undone before can no longer be redone. */
  push(step: Step<T>): void
  /** Goes one step back and tells what to apply; null where nothing is left. */
  undo(): T | null
  redo(): T | null
  /** Forgets a step that could not be done. */
  drop(step: Step<T>): void
  /** The step that `undo` would go back. */
  last(): Step<T> | null
}

/** @param limit steps that are kept; the oldest go first */
export function createUndoStack<T>(limit = 500): UndoStack<T> {
  let steps: Step<T>[] = []
  /** Steps below this index are done, the others undone. */
  let done = 0
  let closed = false

  return {
    push(step) {
      const last = steps[done - 1]
      if (last && !closed && done === steps.length && step.merge !== undefined && last.merge === step.merge) {
        steps[done - 1] = { ...last, redo: step.redo }
        return
      }
      steps = [...steps.slice(0, done), step].slice(-limit)
      done = steps.length
      closed = false
    },
    undo() {
      const step = steps[done - 1]
      if (!step) return null
      done--
      closed = true
      return step.undo
    },
    redo() {
      const step = steps[done]
      if (!step) return null
      done++
      closed = true
      return step.redo
    },
    drop(step) {
      const at = steps.indexOf(step)
      if (at < 0) return
      steps = steps.toSpliced(at, 1)
      if (at < done) done--
    },
    last: () => steps[done - 1] ?? null
  }
}
