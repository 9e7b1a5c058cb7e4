/** A few methods of the contract, enough to see what a door does with answers, errors and streams. */
import { implement } from '@orpc/server'
import { contract } from '../../src/shared/api.ts'
import { DEFAULT_SETTINGS } from '../../src/shared/choices.ts'
import type { CoreEvent } from '../../src/shared/model.ts'

export function createFakeCore() {
  const seen = { running: 0, started: 0, stopped: 0 }
  const os = implement(contract)
  const settings = { ...DEFAULT_SETTINGS }
  const router = {
    getSettings: os.getSettings.handler(() => ({ ...settings })),
    saveSettings: os.saveSettings.handler(({ input }) => Object.assign(settings, input)),
    removeFolder: os.removeFolder.handler(({ errors }) => { throw errors.FOLDER_MISSING() }),
    deleteAnnotation: os.deleteAnnotation.handler(() => { throw new Error('secret of the database') }),
    /** Two events at once, then silence until aborted. */
    watchEvents: os.watchEvents.handler(async function * ({ signal }): AsyncGenerator<CoreEvent, void> {
      seen.started++
      seen.running++
      try {
        yield { type: 'library:changed' }
        yield { type: 'post:changed', postId: 'first' }
        await new Promise<void>((resolve) => {
          if (signal?.aborted) resolve()
          signal?.addEventListener('abort', () => { resolve() })
        })
      } finally {
        seen.running--
        seen.stopped++
      }
    })
  }
  return { router, seen, findAsset: () => null, close: () => Promise.resolve() }
}
