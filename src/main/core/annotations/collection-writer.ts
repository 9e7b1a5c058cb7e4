import type { JournalCollection } from './collection-state.ts'
import type { HybridClock } from './journal/hlc.ts'
import type { JournalState, StateChanges } from './journal-state.ts'
import type { Journals } from './journals.ts'

type Content = Omit<JournalCollection, 'id' | 't'>

/** Writes the collections that a folder's journal holds. */
export function createCollectionWriter({ state, journals, clock, tell }: {
  state: JournalState
  journals: Journals
  clock: HybridClock
  tell: (changes: StateChanges) => void
}) {
  return {
    /** Resolves when it is on disk; nothing where it is so already. @param after clocks of what other folders hold: they must not win */
    async saveCollection(id: string, change: Partial<Content>, after: readonly string[] = []): Promise<void> {
      const known = state.collection(id)
      const before: Content = known ?? { name: '', filter: {}, here: false, deleted: false }
      const content: Content = { name: before.name, filter: before.filter, here: before.here, deleted: before.deleted, ...change }
      const set = (Object.keys(content) as (keyof Content)[]).filter((field) => JSON.stringify(content[field]) !== JSON.stringify(before[field]))
      const isLatest = known !== null && !after.some((t) => t > known.t)
      if (isLatest && set.length === 0) return
      const t = clock.next([...after, ...(known ? [known.t] : [])])
      tell(state.add([await journals.append({ v: 1, t, k: 'collection', id, ...content, ...(isLatest && { set }) })]))
    }
  }
}
