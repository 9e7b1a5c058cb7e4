/**
 * Hybrid logical clock (Kulkarni and others, "Logical Physical Clocks", 2014): wall time that never runs backwards
 * and stays ahead of everything it has seen. A clock value is a string that sorts by time:
 * `<wall ms, 12 hex>-<counter, 4 hex>-<writer>`. A writer is one run of the app, so that two processes of one
 * machine never give out the same value.
 */

/** How far a foreign wall time may be ahead of ours and still push our clock forward. */
export const MAX_DRIFT_MS = 24 * 60 * 60 * 1000

const MAX_WALL = 2 ** 47 - 1
const MAX_COUNTER = 0xffff
const FORM = /^([0-9a-f]{12})-([0-9a-f]{4})-([A-Za-z0-9._-]{1,100})$/

export interface HybridClock {
  /** A value that was never given before, greater than all of `after` and than all that was observed. */
  next(after?: readonly string[]): string
  /** Takes note of a value that another writer gave out. One from the far future is not followed. */
  observe(t: string): void
}

/** @returns null where `t` is not a clock value */
export function parseClock(t: string): { wall: number; counter: number; writer: string } | null {
  const match = FORM.exec(t)
  if (!match?.[1] || !match[2] || !match[3]) return null
  const wall = parseInt(match[1], 16)
  return wall > MAX_WALL ? null : { wall, counter: parseInt(match[2], 16), writer: match[3] }
}

/** The writer of a valid clock value. */
export const writerOf = (t: string): string => t.slice(18)

/** @param now wall time in ms since 1970; it may jump in both directions */
export function createClock(writer: string, now: () => number): HybridClock {
  let wall = 0
  let counter = 0

  const write = (atWall: number, atCounter: number) =>
    `${atWall.toString(16).padStart(12, '0')}-${atCounter.toString(16).padStart(4, '0')}-${writer}`

  const present = () => Math.min(MAX_WALL, Math.max(0, Math.floor(now()) || 0))

  /** The last value given out to exceed one from the far future. */
  let far = ''

  const observe = (t: string) => {
    const seen = parseClock(t)
    if (!seen || seen.wall > present() + MAX_DRIFT_MS) return
    if (seen.wall > wall) { wall = seen.wall; counter = seen.counter }
    else if (seen.wall === wall) counter = Math.max(counter, seen.counter)
  }
  const exceed = (base: string) => {
    const known = parseClock(base)
    if (!known) return base
    return known.counter < MAX_COUNTER ? write(known.wall, known.counter + 1) : write(known.wall + 1, 0)
  }

  return {
    next(after = []) {
      for (const base of after) observe(base)
      const time = present()
      if (time > wall) { wall = time; counter = 0 }
      else if (counter < MAX_COUNTER) counter++
      else { wall++; counter = 0 }
      const t = write(wall, counter)
      const greatest = after.reduce((a, b) => (a > b ? a : b), '')
      if (t > greatest) return t
      // Exceeded for this one value only, so that a clock in the far future cannot carry ours away.
      far = exceed(greatest > far ? greatest : far)
      return far
    },
    observe
  }
}
