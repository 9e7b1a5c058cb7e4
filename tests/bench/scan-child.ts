/** One first scan of a folder in a process of its own, as the browser door does it. Prints what it took, as JSON. */
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import type { Api } from '../../src/shared/api.ts'
import { DEFAULT_SETTINGS } from '../../src/shared/choices.ts'
import { createCore } from '../../src/main/core/index.ts'

const [dataDir = '', folder = ''] = process.argv.slice(2)
const began = performance.now()
const core = await createCore({
  dataDir, settings: { read: async () => DEFAULT_SETTINGS, write: async () => undefined }, watch: false,
  parseWorker: join(import.meta.dirname, '../../src/main/parse-worker.ts')
})
const api: Api = createRouterClient(core.router)
const known = (await api.getLibrary()).folders.find(({ path }) => path === folder)
const { id } = known ?? await api.addFolder({ path: folder })
const added = performance.now()
const progress = await api.scanFolder({ id })
let first: number | null = null
for (let step = await progress.next(); !step.done; step = await progress.next()) {
  if (first === null && (await api.listPosts({ folderId: id, limit: 1 })).total >= 200) first = performance.now() - added
}
const ms = performance.now() - added
const { rss, heapUsed } = process.memoryUsage()
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
console.log(JSON.stringify({ start: added - began, first, ms, cpu: (userCPUTime + systemCPUTime) / 1000, rss, heapUsed, peak: maxRSS * 1024 }))
await core.close()
