/** Over how long the rate is taken, in ms: long enough to be calm, short enough to follow. */
const WINDOW_MS = 4000
/** Before that much time has gone by, nothing can be told. */
const LEAST_MS = 500

/**
 * Tells how fast some work goes, and how long the rest will take.
 * @param now ms of a clock that never goes back
 */
export function createPace(now: () => number = () => performance.now()) {
  let marks: { at: number; done: number }[] = []
  return ({ done, total }: { done: number; total: number }): { rate: number | null; left: number | null } => {
    const at = now()
    const [first] = marks
    // One mark in each twentieth of the window is enough.
    if (marks.length === 0 || at - (marks.at(-1)?.at ?? 0) >= WINDOW_MS / 20) marks.push({ at, done })
    marks = marks.filter((mark, index) => at - mark.at <= WINDOW_MS || index === marks.length - 1)
    if (!first || at - first.at < LEAST_MS || done <= first.done) return { rate: null, left: null }
    const rate = (done - first.done) / (at - first.at) * 1000
    return { rate: Math.round(rate), left: Math.ceil((total - done) / rate) }
  }
}
