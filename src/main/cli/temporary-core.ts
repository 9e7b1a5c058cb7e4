import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import type { Api } from '../../shared/api.ts'
import { DEFAULT_SETTINGS } from '../../shared/choices.ts'
import { createCore } from '../core/index.ts'

/**
 * Runs `work` on a core of its own in a temporary data folder, so that a command neither needs a running Lectern nor
 * disturbs one, and leaves nothing behind. `work` is told its data folder, too.
 * @param options.notesDir where notes are that are not beside their posts; `journal` where new ones go
 */
export async function withTemporaryCore<T>(work: (api: Api, dataDir: string) => Promise<T>, options: { notesDir?: string; journal?: 'library' | 'app' } = {}): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), 'lectern-cli-'))
  const { notesDir, journal = DEFAULT_SETTINGS.journal } = options
  const settings = { read: () => Promise.resolve({ ...DEFAULT_SETTINGS, journal }), write: () => Promise.resolve() }
  try {
    const core = await createCore({ dataDir, settings, notesDir, watch: false })
    try {
      return await work(createRouterClient(core.router), dataDir)
    } finally {
      await core.close()
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}
