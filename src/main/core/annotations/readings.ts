import type { Reading } from '../../../shared/model.ts'

/** At most one journal line per post in this time, besides those of a flush. */
export const READING_INTERVAL_MS = 30_000
/** When a line is due while the one before is still being written. */
const RETRY_MS = 1000

export interface Readings {
  /** Takes a position that will be written before long. */
  save(post: string, reading: Reading): void
  /** The position that is not yet written. */
  pending(post: string): Reading | null
  /** Lets go of a position that need not be written any more, unless a later one came. */
  drop(post: string, reading: Reading): void
  /** The posts that have one. */
  posts(): Iterable<string>
  /** Writes all that is pending. Never rejects: what could not be written stays pending. */
  flush(): Promise<void>
}

/** Holds reading positions back, so that scrolling does not fill the journal. */
export function createReadings(options: {
  write: (post: string, reading: Reading) => Promise<void>
  now: () => number
  onFail: (error: unknown) => void
}): Readings {
  const pending = new Map<string, Reading>()
  const writtenAt = new Map<string, number>()
  const timers = new Map<string, NodeJS.Timeout>()
  const writing = new Map<string, Promise<void>>()

  const write = async (post: string, reading: Reading) => {
    writtenAt.set(post, options.now())
    try {
      await options.write(post, reading)
      if (pending.get(post) === reading) pending.delete(post)
    } catch (error) {
      options.onFail(error)
    } finally {
      writing.delete(post)
    }
  }
  const start = (post: string) => {
    clearTimeout(timers.get(post))
    timers.delete(post)
    const reading = pending.get(post)
    if (reading && !writing.has(post)) writing.set(post, write(post, reading))
  }
  const schedule = (post: string) => {
    const since = options.now() - (writtenAt.get(post) ?? -Infinity)
    // A clock that was set back must not hold positions back for longer.
    const wait = since < 0 ? READING_INTERVAL_MS : READING_INTERVAL_MS - since
    if (wait <= 0 && !writing.has(post)) start(post)
    else if (!timers.has(post)) timers.set(post, setTimeout(() => start(post), Math.max(wait, RETRY_MS)).unref())
  }

  return {
    save(post, reading) {
      pending.set(post, reading)
      schedule(post)
    },
    pending: (post) => pending.get(post) ?? null,
    drop(post, reading) {
      if (pending.get(post) !== reading) return
      pending.delete(post)
      clearTimeout(timers.get(post))
      timers.delete(post)
    },
    posts: () => pending.keys(),
    async flush() {
      await Promise.all(writing.values())
      for (const post of [...pending.keys()]) start(post)
      await Promise.all(writing.values())
    }
  }
}
