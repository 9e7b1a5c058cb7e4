import { readFileSync, readdirSync, statSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { join, resolve } from 'node:path'

/** A figure of a bench: medians of several runs in one process, beside the floor or peer measured in the same run. */
export interface Figure { what: string; value: number; unit: string; beside?: { what: string; value: number } }

export interface Bench {
  /** What is measured, in one line. */
  title: string
  run: () => Promise<Figure[]>
}

/** Real posts beside the checkout; null where they are absent. */
export function corpusPath(): string | null {
  const path = resolve(import.meta.dirname, '../../../shared/corpus')
  try {
    return statSync(path).isDirectory() ? path : null
  } catch {
    return null
  }
}

export const median = (values: readonly number[]): number => percentile(values, 50)

/** Nearest-rank percentile. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? NaN
}

/** Times two kinds of work in turn, so that a machine whose speed drifts treats both alike. */
export async function timesInTurn(runs: number, ours: () => unknown, peer: () => unknown): Promise<{ ours: number[]; peer: number[] }> {
  const times = { ours: [] as number[], peer: [] as number[] }
  for (let run = -1; run < runs; run++) {
    for (const [side, work] of [['ours', ours], ['peer', peer]] as const) {
      const start = performance.now()
      await work()
      if (run >= 0) times[side].push(performance.now() - start)
    }
  }
  return times
}

const POST = /\.(md|markdown|html?)$/i
const IGNORED = /^(\.|node_modules$)/

/** The floor of a scan: list, read and hash every post below a folder with plain fs. */
export function readAndHash(root: string): { files: number; bytes: number } {
  let files = 0
  let bytes = 0
  for (const entry of readdirSync(root, { withFileTypes: true })) {
    const path = join(root, entry.name)
    if (IGNORED.test(entry.name)) continue
    if (entry.isDirectory()) {
      const below = readAndHash(path)
      files += below.files
      bytes += below.bytes
    } else if (entry.isFile() && POST.test(entry.name)) {
      const content = readFileSync(path)
      createHash('sha256').update(content).digest('hex')
      files++
      bytes += content.length
    }
  }
  return { files, bytes }
}
