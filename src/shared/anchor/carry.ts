import type { Placement, Span } from '../model.ts'
import { alignTexts, type Kept } from './align-texts.ts'

/** Share of a quote's characters that must still stand together for the quote to count as changed, not lost. */
const ENOUGH = 0.5

/**
 * Carries spans from the text they were made on to the text as it is now, by a real diff with move detection.
 * The diff is made once; each span then costs a binary search.
 */
export function carry(oldText: string, newText: string): (span: Span) => Placement {
  const kept = alignTexts(oldText, newText)
  return (span) => place(kept, oldText, newText, span)
}

/** The index of the first stretch that ends after `offset`. */
function firstAfter(kept: readonly Kept[], offset: number): number {
  let low = 0
  let high = kept.length
  while (low < high) {
    const middle = (low + high) >> 1
    const stretch = kept[middle]
    if (stretch && stretch.old + stretch.length <= offset) low = middle + 1
    else high = middle
  }
  return low
}

/** The parts of the kept stretches that lie in a span. */
function piecesOf(kept: readonly Kept[], span: Span): Kept[] {
  const pieces: Kept[] = []
  for (let index = firstAfter(kept, span.start); index < kept.length; index++) {
    const stretch = kept[index]
    if (!stretch || stretch.old >= span.end) break
    const from = Math.max(stretch.old, span.start)
    const to = Math.min(stretch.old + stretch.length, span.end)
    pieces.push({ old: from, new: stretch.new + from - stretch.old, length: to - from })
  }
  return pieces
}

/** Of the pieces that follow one another closely in the new text too, the group that keeps most characters. */
function largestGroup(pieces: Kept[], reach: number): Kept[] {
  const groups: { pieces: Kept[]; length: number }[] = []
  for (const piece of pieces) {
    const group = groups.find(({ pieces }) => {
      const last = pieces.at(-1)
      return last !== undefined && piece.new >= last.new + last.length && piece.new - last.new - last.length <= reach
    })
    if (group) {
      group.pieces.push(piece)
      group.length += piece.length
    } else groups.push({ pieces: [piece], length: piece.length })
  }
  return groups.sort((a, b) => b.length - a.length)[0]?.pieces ?? []
}

function place(kept: readonly Kept[], oldText: string, newText: string, span: Span): Placement {
  const length = span.end - span.start
  const lost: Placement = { ...span, state: 'lost', confidence: 0 }
  if (length <= 0) return lost
  const group = largestGroup(piecesOf(kept, span), Math.max(80, length))
  const first = group[0]
  const last = group.at(-1)
  if (!first || !last) return lost
  const start = first.new
  const end = last.new + last.length
  const share = group.reduce((sum, piece) => sum + piece.length, 0) / length
  if (share < ENOUGH) return lost
  if (newText.slice(start, end) === oldText.slice(span.start, span.end)) {
    return { start, end, state: start === span.start ? 'same' : 'moved', confidence: 1 }
  }
  return { start, end, state: 'changed', confidence: share * Math.min(1, length / (end - start)) }
}
