/** What to do with a page whose process is gone. */
export type Recovery = 'nothing' | 'reload' | 'ask'

/** More crashes than this within `WITHIN_MS`, and reloading is no help. */
const PATIENCE = 3
const WITHIN_MS = 60_000

/** One for each window: it counts. @param now in ms */
export function createRecovery(now: () => number = Date.now): (reason: string) => Recovery {
  let crashes: number[] = []
  return (reason) => {
    if (reason === 'clean-exit') return 'nothing'
    const time = now()
    crashes = [...crashes.filter((before) => time - before < WITHIN_MS), time]
    return crashes.length > PATIENCE ? 'ask' : 'reload'
  }
}
