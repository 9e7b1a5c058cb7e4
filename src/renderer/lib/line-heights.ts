/** The heights of a list's lines in px, those that were measured and a guess for all others. */
export interface LineHeights {
  readonly count: number
  /** What was measured, by line. */
  readonly measured: ReadonlyMap<number, number>
  /** Where a line begins, in px below the list's upper edge; the number of lines gives the height of all. */
  topOf(line: number): number
  /** The line that stands at a place, in px below the list's upper edge; the first or last where that is outside. */
  lineAt(y: number): number
  /** @returns by how much the line grew */
  set(line: number, height: number): number
}

/**
 * Sums of heights as a binary indexed tree (Fenwick 1994): a line that is measured, and the place of any line, cost the
 * logarithm of the list's length. A table of all tops, made anew with each measured line, is felt from some thousand lines on.
 * @param guess height of a line before it was measured
 * @param known heights that were measured before
 */
export function createLineHeights(count: number, guess: number, known: ReadonlyMap<number, number> = new Map()): LineHeights {
  const sums = Float64Array.from({ length: count + 1 }, (_, at) => guess * (at & -at))
  const measured = new Map<number, number>()
  let highest = 1
  while (highest * 2 <= count) highest *= 2

  function set(line: number, height: number): number {
    const grown = height - (measured.get(line) ?? guess)
    measured.set(line, height)
    if (grown !== 0) for (let at = line + 1; at <= count; at += at & -at) sums[at] = (sums[at] ?? 0) + grown
    return grown
  }
  for (const [line, height] of known) if (line < count) set(line, height)

  return {
    count,
    measured,
    set,
    topOf(line) {
      let top = 0
      for (let at = Math.min(line, count); at > 0; at -= at & -at) top += sums[at] ?? 0
      return top
    },
    lineAt(y) {
      let line = 0
      let rest = y
      for (let step = highest; step > 0; step >>= 1) {
        const sum = sums[line + step]
        if (sum === undefined || sum > rest) continue
        line += step
        rest -= sum
      }
      return Math.max(0, Math.min(line, count - 1))
    }
  }
}
