import type { Annotation, AnnotationDraft } from '../../shared/model.ts'

/** What is to be written for one annotation. */
export type Write =
  | { type: 'save'; draft: AnnotationDraft }
  | { type: 'delete' }
  /** `draft` is the whole annotation, for the case that it never reached the disk. */
  | { type: 'restore'; draft: AnnotationDraft }

/** How an annotation stands with the disk; an annotation without a state is saved. */
export type SaveState = { state: 'saving' } | { state: 'failed'; message: string }

export interface SaveQueue {
  /** Writes after all earlier writes of the same annotation. Saves that wait for the same turn become one. */
  add(id: string, write: Write): void
  /** Tries again what failed; nothing was dropped. */
  retry(id: string): void
  /** Whether something of this annotation is not on disk yet. */
  pending(id: string): boolean
  /** Ids of all annotations with something unwritten. */
  unsaved(): string[]
}

interface Lane {
  writes: Write[]
  busy: boolean
}

/**
 * Writes annotations one write at a time and in order, each annotation in its own lane. A write that fails stays at
 * the head of its lane until it is retried or a later write comes.
 */
export function createSaveQueue(options: {
  send: (id: string, write: Write) => Promise<Annotation | null>
  /** The message for a write that failed. */
  explain: (error: unknown) => string
  onState: (id: string, state: SaveState | null) => void
  /** The lane is empty; `annotation` is what the last write answered. */
  onSettled: (id: string, annotation: Annotation | null) => void
}): SaveQueue {
  const lanes = new Map<string, Lane>()

  const run = async (id: string, lane: Lane): Promise<void> => {
    lane.busy = true
    options.onState(id, { state: 'saving' })
    let answer: Annotation | null = null
    for (let write = lane.writes[0]; write; write = lane.writes[0]) {
      try {
        answer = await options.send(id, write)
        lane.writes.shift()
      } catch (error) {
        lane.busy = false
        options.onState(id, { state: 'failed', get message() { return options.explain(error) } })
        return
      }
    }
    lanes.delete(id)
    options.onState(id, null)
    options.onSettled(id, answer)
  }

  return {
    add(id, write) {
      const lane = lanes.get(id) ?? { writes: [], busy: false }
      lanes.set(id, lane)
      const last = lane.writes.at(-1)
      const sent = lane.busy && lane.writes.length === 1
      if (write.type === 'save' && last?.type === 'save' && !sent) {
        lane.writes[lane.writes.length - 1] = { type: 'save', draft: { ...last.draft, ...write.draft } }
      } else if (write.type === 'delete' && !lane.busy) lane.writes = [write]
      else lane.writes.push(write)
      if (!lane.busy) void run(id, lane)
    },
    retry(id) {
      const lane = lanes.get(id)
      if (lane && !lane.busy) void run(id, lane)
    },
    pending: (id) => lanes.has(id),
    unsaved: () => [...lanes.keys()]
  }
}
