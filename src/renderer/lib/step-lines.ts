/** Lines from one up to, but without, another. */
export interface Lines { from: number; to: number }

/**
 * Which lines of a long list are drawn next: those in sight first, then the nearest ones outside, but only a few more than
 * now. So no single frame has much to draw, however far the window has jumped; what lies out of reach goes.
 * @param reach lines around those in sight that are drawn before they come into it
 * @param most lines that may be added in this step
 * @param isHere whether a line can be drawn: others are left out, and not waited for
 * @returns `whole`: nothing is left for a next step
 */
export function stepLines(
  sight: Lines, options: { count: number; reach: number; most: number; isHere?: (line: number) => boolean }, before: readonly number[]
): { lines: number[]; whole: boolean } {
  const { count, reach, most, isHere = () => true } = options
  const near = { from: Math.max(0, sight.from - reach), to: Math.min(count, sight.to + reach) }
  const lines = new Set(before.filter((line) => line >= near.from && line < near.to))
  let left = most
  let whole = true
  const add = (line: number) => {
    if (line < near.from || line >= near.to || lines.has(line) || !isHere(line)) return
    if (left-- > 0) lines.add(line)
    else whole = false
  }
  for (let line = sight.from; line < sight.to; line++) add(line)
  for (let away = 0; away < reach; away++) {
    add(sight.to + away)
    add(sight.from - 1 - away)
  }
  return { lines: [...lines].sort((a, b) => a - b), whole }
}
