/**
 * The log: what happened to the program, for a reader to open and to send. It holds no words of posts or notes, no
 * secrets and no paths (`log-text.ts`), stays small, and never makes anything else fail.
 */
import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { toLogText } from './log-text.ts'

export interface Log {
  /** The newest file. */
  path: string
  write: (event: string, detail?: unknown) => void
}

/** A file of this size, in bytes, makes place for a new one. */
const LIMIT = 256 * 1024
/** Older files that are kept: `lectern.1.log` is the youngest of them. */
const KEPT = 2

/** @param options.own the program's folder */
export function createLog({ dataDir, own, home = homedir(), now = () => new Date(), limit = LIMIT }: {
  dataDir: string; own: string; home?: string; now?: () => Date; limit?: number
}): Log {
  const folder = join(dataDir, 'logs')
  const path = join(folder, 'lectern.log')
  const old = (n: number) => join(folder, `lectern.${String(n)}.log`)

  function rotate() {
    const { size } = statSync(path, { throwIfNoEntry: false }) ?? { size: 0 }
    if (size < limit) return
    rmSync(old(KEPT), { force: true })
    for (let n = KEPT - 1; n >= 1; n--) {
      if (statSync(old(n), { throwIfNoEntry: false })) renameSync(old(n), old(n + 1))
    }
    renameSync(path, old(1))
  }

  return {
    path,
    write(event, detail) {
      try {
        mkdirSync(folder, { recursive: true })
        rotate()
        const told = detail === undefined ? '' : ` ${toLogText(wordsOf(detail), { own, home })}`
        appendFileSync(path, `${now().toISOString()} ${event}${told}\n`)
      } catch { /* read-only or full: the program goes on without a log */ }
    }
  }
}

const wordsOf = (detail: unknown): string =>
  detail instanceof Error ? detail.stack ?? detail.message : typeof detail === 'string' ? detail : JSON.stringify(detail)
