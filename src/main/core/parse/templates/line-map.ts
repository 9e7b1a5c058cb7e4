/** Tells which line of the author's text a line of the expanded text came from. Both 1-based. */
export interface LineMap {
  /** From here on lines were copied, or all came from one. Told in the order of the lines, `line` not less than before. */
  note(line: number, origin: number, copied: boolean): void
  origin(line: number): number
}

export function createLineMap(): LineMap {
  const stretches: { line: number; origin: number; copied: boolean }[] = [{ line: 1, origin: 1, copied: true }]
  const originIn = (stretch: { line: number; origin: number; copied: boolean }, line: number) =>
    stretch.copied ? stretch.origin + line - stretch.line : stretch.origin

  return {
    note(line, origin, copied) {
      const last = stretches.at(-1)
      if (last?.copied === copied && originIn(last, line) === origin) return
      if (last?.line === line) stretches.pop()
      stretches.push({ line, origin, copied })
    },
    origin(line) {
      let low = 0
      let high = stretches.length - 1
      while (low < high) {
        const middle = (low + high + 1) >> 1
        if ((stretches[middle]?.line ?? Infinity) <= line) low = middle
        else high = middle - 1
      }
      const stretch = stretches[low]
      return stretch ? originIn(stretch, line) : line
    }
  }
}
