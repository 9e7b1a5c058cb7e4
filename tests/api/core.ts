import { mkdirSync } from 'node:fs'
import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createCore, type Core, type CoreOptions } from '../../src/main/core/index.ts'

export interface TestCore {
  core: Core
  dataDir: string
  /** An empty folder for posts, not yet added. */
  folder: string
  /** Ends the core and removes what it kept. */
  close(): Promise<void>
}

/** A real core on a data folder of its own, with settings in memory. */
export async function startCore(options: Partial<CoreOptions> = {}): Promise<TestCore> {
  const root = await realpath(await mkdtemp(join(tmpdir(), 'lectern-api-')))
  const folder = join(root, 'posts')
  const dataDir = options.dataDir ?? join(root, 'data')
  mkdirSync(folder)
  let stored: unknown
  const settings = {
    read: () => Promise.resolve(stored),
    write: (changed: unknown) => { stored = changed; return Promise.resolve() }
  }
  const core = await createCore({ settings, ...options, dataDir })
  return {
    core,
    dataDir,
    folder,
    async close() {
      await core.close()
      await rm(root, { recursive: true, force: true, maxRetries: 5 })
    }
  }
}
