import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { ScanReport } from '../../shared/model.ts'
import { parseCommandLine } from './usage-error.ts'
import { withTemporaryCore } from './temporary-core.ts'

/** `lectern scan <folder>`: indexes a folder from nothing and tells what is in it and what is wrong with it. */
export async function scan(args: string[]): Promise<string> {
  const { path, values } = parseCommandLine(args, 'folder to scan', { json: { type: 'boolean' } })
  const { indexBytes, ...report } = await scanFolder(path)
  // What the system gave the process at most, in bytes.
  const peakMemory = process.resourceUsage().maxRSS * 1024
  const { posts, words, bytes, ms, warnings } = report
  if (values.json) return JSON.stringify({ posts, words, bytes, ms: Math.round(ms), indexBytes, peakMemory, warnings }, null, 2)
  const problems = warnings.map((warning) => `${warning.path}${warning.line === null ? '' : `:${warning.line}`}: ${warning.message} [${warning.code}]`)
  const count = (n: number, what: string) => `${n.toLocaleString('en')} ${what}${n === 1 ? '' : 's'}`
  return [...problems, `${count(posts, 'post')}, ${count(words, 'word')}, ${count(warnings.length, 'warning')} in ${Math.round(ms)} ms`].join('\n')
}

/** @returns the report, and the bytes that the store takes on disk, texts included */
function scanFolder(path: string): Promise<ScanReport & { indexBytes: number }> {
  return withTemporaryCore(async (api, dataDir) => {
    const began = performance.now()
    const folder = await api.addFolder({ path })
    const progress = await api.scanFolder({ id: folder.id })
    for (;;) {
      const step = await progress.next()
      // The scan began when the folder was added.
      if (step.done) return { ...step.value, ms: performance.now() - began, indexBytes: await storeBytes(dataDir) }
    }
  })
}

async function storeBytes(dataDir: string): Promise<number> {
  const files = (await readdir(dataDir)).filter((name) => name.startsWith('store-'))
  const sizes = await Promise.all(files.map(async (name) => (await stat(join(dataDir, name))).size))
  return sizes.reduce((sum, size) => sum + size, 0)
}
