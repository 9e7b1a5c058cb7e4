import type { Span } from '../model.ts'
import type { Kept } from './align-texts.ts'

/** What a diff kept, to be asked from both sides. */
export interface KeptText {
  /** The parts of kept stretches that lie in a span of the old text. */
  piecesOf(span: Span): Kept[]
  /** The last stretch that ends at or before an old offset, the first that starts at or behind it. */
  before(offset: number): Kept | null
  behind(offset: number): Kept | null
  /** How many characters of a span of the new text come from old text outside of `from`. */
  foreign(span: Span, from: Span): number
}

/** @param stretches sorted by their place in the old text, no character used twice */
export function createKeptText(stretches: readonly Kept[]): KeptText {
  const byNew = [...stretches].sort((a, b) => a.new - b.new)

  return {
    piecesOf(span) {
      const pieces: Kept[] = []
      for (let index = firstAfter(stretches, 'old', span.start); index < stretches.length; index++) {
        const stretch = stretches[index]
        if (!stretch || stretch.old >= span.end) break
        const from = Math.max(stretch.old, span.start)
        const to = Math.min(stretch.old + stretch.length, span.end)
        pieces.push({ old: from, new: stretch.new + from - stretch.old, length: to - from })
      }
      return pieces
    },
    before(offset) {
      const index = firstAfter(stretches, 'old', offset)
      const here = stretches[index]
      if (here && here.old < offset) return { ...here, length: offset - here.old }
      return stretches[index - 1] ?? null
    },
    behind(offset) {
      const here = stretches[firstAfter(stretches, 'old', offset)]
      if (!here || here.old >= offset) return here ?? null
      const past = offset - here.old
      return { old: offset, new: here.new + past, length: here.length - past }
    },
    foreign(span, from) {
      let count = 0
      for (let index = firstAfter(byNew, 'new', span.start); index < byNew.length; index++) {
        const stretch = byNew[index]
        if (!stretch || stretch.new >= span.end) break
        const start = stretch.old + Math.max(0, span.start - stretch.new)
        const end = stretch.old + Math.min(stretch.length, span.end - stretch.new)
        count += end - start - Math.max(0, Math.min(end, from.end) - Math.max(start, from.start))
      }
      return count
    }
  }
}

/** The index of the first stretch that ends behind `offset`. */
function firstAfter(stretches: readonly Kept[], side: 'old' | 'new', offset: number): number {
  let low = 0
  let high = stretches.length
  while (low < high) {
    const middle = (low + high) >> 1
    const stretch = stretches[middle]
    if (stretch && stretch[side] + stretch.length <= offset) low = middle + 1
    else high = middle
  }
  return low
}
