import { join } from 'node:path'
import { appendLines, toJournalError } from './append-lines.ts'
import { makeFolders, syncFoldersUpTo, systemCode } from './durable.ts'
import { journalRoot, type JournalPlace } from './places.ts'

export interface JournalWriter {
  /** Where the next line goes. */
  readonly place: JournalPlace
  /** Resolves when the line is on disk. Rejects with DISK_FULL or JOURNAL_UNWRITABLE; then it counts as not written. */
  append(line: string): Promise<void>
  /** Resolves when nothing waits to be written. */
  idle(): Promise<void>
}

interface Waiting { line: string; done: () => void; failed: (error: unknown) => void }

const REFUSED = new Set(['EACCES', 'EPERM', 'EROFS'])

/**
 * Writes this device's journal. Lines that wait while another is written share the next fsync.
 * @param options.fallback taken from then on where this device's folder in `place` is refused by the system
 */
export function createJournalWriter(options: {
  place: JournalPlace
  fallback: JournalPlace | null
  device: string
  now: () => number
  onFallback: () => void
}): JournalWriter {
  let { place, fallback } = options
  /** Month files whose folder entries are known to be durable. */
  const entered = new Set<string>()
  let waiting: Waiting[] = []
  let running: Promise<void> | null = null

  const makeFolder = async () => {
    const make = () => makeFolders(place.base, [...place.journal, options.device])
    try {
      return await make()
    } catch (error) {
      if (!fallback || !REFUSED.has(systemCode(error))) throw error
      place = fallback
      fallback = null
      options.onFallback()
      return make()
    }
  }

  const commit = async (lines: string[]) => {
    const month = `${new Date(options.now()).toISOString().slice(0, 7)}.jsonl`
    const known = join(journalRoot(place), options.device, month)
    if (entered.has(known)) {
      try {
        return await appendLines(known, lines)
      } catch (error) {
        // Its folder was taken away.
        if (systemCode(error) !== 'ENOENT') throw error
      }
    }
    const folder = await makeFolder()
    const file = join(folder, month)
    await appendLines(file, lines)
    await syncFoldersUpTo(place.base, folder)
    entered.add(file)
  }

  const run = async () => {
    // One turn later, so that saves made together go together.
    await Promise.resolve()
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      try {
        await commit(batch.map(({ line }) => line))
        for (const { done } of batch) done()
      } catch (error) {
        for (const { failed } of batch) failed(toJournalError(error))
      }
    }
    running = null
  }

  return {
    get place() { return place },
    append(line) {
      return new Promise<void>((done, failed) => {
        waiting.push({ line, done, failed })
        running ??= run()
      })
    },
    idle: () => running ?? Promise.resolve()
  }
}
