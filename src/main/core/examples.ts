import type { Folders } from './folders.ts'
import type { SettingsStore } from './settings.ts'
import type { Sync } from './sync/sync.ts'

export interface Examples {
  /** Shows or hides them if the settings say otherwise than before. */
  update(): void
  /** Resolves when nothing is under way. */
  settled(): Promise<void>
}

/**
 * The notes that come with the bundled shelf, as a journal beside its posts that nobody writes to. Hidden, that journal is
 * left unread; what the reader wrote on the shelf, on such notes too, is in the app's data folder and stays.
 */
export function createExamples({ folders, settings, sync }: { folders: Folders; settings: SettingsStore; sync: Sync }): Examples {
  let shown = settings.get().examples
  let last: Promise<void> = Promise.resolve()

  return {
    update() {
      if (settings.get().examples === shown) return
      shown = settings.get().examples
      last = last.then(async () => {
        const shelf = folders.list().find(({ bundled }) => bundled)
        if (shelf) await sync.reopenNotes(shelf)
      }).catch(() => { /* the next start reads what the settings say */ })
    },
    settled: () => last
  }
}
