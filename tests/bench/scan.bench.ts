import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import type { Api } from '../../src/shared/api.ts'
import { DEFAULT_SETTINGS } from '../../src/shared/choices.ts'
import { createCore } from '../../src/main/core/index.ts'
import { corpusPath, median, readAndHash, timesInTurn, type Bench } from './measure.ts'

/** Scans a folder into a store of its own, from nothing. */
async function scan(folder: string): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'lectern-bench-'))
  const core = await createCore({ dataDir, settings: { read: async () => DEFAULT_SETTINGS, write: async () => undefined }, watch: false })
  const api: Api = createRouterClient(core.router)
  const { id } = await api.addFolder({ path: folder })
  const progress = await api.scanFolder({ id })
  while (!(await progress.next()).done);
  await core.close()
  await rm(dataDir, { recursive: true })
}

export const bench: Bench = {
  title: 'a first scan of the corpus, with the index written, against reading and hashing the same files',
  async run() {
    const corpus = corpusPath()
    if (!corpus) return []
    const { files, bytes } = readAndHash(corpus)
    const { ours, peer } = await timesInTurn(5, () => scan(corpus), () => readAndHash(corpus))
    const ms = median(ours)
    const memory = process.memoryUsage()
    return [
      { what: `scan of ${files} posts, ${(bytes / 1e6).toFixed(1)} MB`, value: ms, unit: 'ms', beside: { what: 'read and hash', value: median(peer) } },
      { what: 'speed', value: files / (ms / 1000), unit: '/s' },
      { what: 'memory of the process after it (rss)', value: memory.rss / 2 ** 20, unit: 'MiB' }
    ]
  }
}
