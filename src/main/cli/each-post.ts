import { setImmediate } from 'node:timers/promises'
import type { Source } from '../core/library/read-source.ts'
import { listFiles } from '../core/library/list-files.ts'
import { readSource } from '../core/library/read-source.ts'

/** Reads every post of a folder in the order of their paths, one at a time, with progress on stderr where a person looks on. */
export async function* eachPost(root: string): AsyncGenerator<{ path: string } & ({ source: Source } | { problem: string })> {
  const paths = [...listFiles(root)].map(({ path }) => path).sort()
  const isSeen = process.stderr.isTTY
  for (const [index, path] of paths.entries()) {
    if (isSeen && index % 10 === 0) process.stderr.write(`\r\u001b[K${index} of ${paths.length} ${path.slice(-60)}`)
    try {
      yield { path, source: readSource(root, path) }
    } catch (error) {
      yield { path, problem: error instanceof Error ? error.message : String(error) }
    }
    await setImmediate()
  }
  if (isSeen) process.stderr.write('\r\u001b[K')
}
