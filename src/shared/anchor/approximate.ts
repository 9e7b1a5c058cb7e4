import type { Span } from '../model.ts'

/** A place where a pattern stands with some characters put in, left out or replaced. */
export interface Approximate extends Span { errors: number }

const WORD = 32

/** The state of one column of the table of edit distances, in bit vectors. */
interface Column { blocks: number; plus: Int32Array; minus: Int32Array; masks: Map<number, Int32Array>; lastBit: number; none: Int32Array }

function createColumn(pattern: string): Column {
  const blocks = Math.ceil(pattern.length / WORD)
  const masks = new Map<number, Int32Array>()
  for (let at = 0; at < pattern.length; at++) {
    const char = pattern.charCodeAt(at)
    const mask = masks.get(char) ?? new Int32Array(blocks)
    mask[at >> 5] = (mask[at >> 5] ?? 0) | (1 << (at & 31))
    masks.set(char, mask)
  }
  return {
    blocks, masks, plus: new Int32Array(blocks).fill(-1), minus: new Int32Array(blocks),
    lastBit: (pattern.length - 1) & 31, none: new Int32Array(blocks)
  }
}

/**
 * Moves a column on by one character; answers how the distance of the whole pattern changed (-1, 0 or 1). Myers, "A fast
 * bit-vector algorithm for approximate string matching based on dynamic programming", 1999.
 * @param top how the distance of the empty pattern changes: 0 where a match may start anywhere, 1 where only at the start
 */
function advance(column: Column, char: number, top: 0 | 1): number {
  const { plus, minus, blocks } = column
  const masks = column.masks.get(char) ?? column.none
  let carry: number = top
  for (let block = 0; block < blocks; block++) {
    const p = plus[block] ?? 0
    const m = minus[block] ?? 0
    const equal = (masks[block] ?? 0) | (carry < 0 ? 1 : 0)
    const vertical = equal | m
    const horizontal = (((equal & p) + p) ^ p) | equal
    let up = m | ~(horizontal | p)
    let down = p & horizontal
    const bit = block === blocks - 1 ? column.lastBit : WORD - 1
    const out = ((up >>> bit) & 1) - ((down >>> bit) & 1)
    up = (up << 1) | (carry > 0 ? 1 : 0)
    down = (down << 1) | (carry < 0 ? 1 : 0)
    plus[block] = down | ~(vertical | up)
    minus[block] = up & vertical
    carry = out
  }
  return carry
}

/**
 * Places in a stretch of a text where a pattern stands with at most `maxErrors` edits (Levenshtein), best first; of
 * places that overlap, the best. Time is linear in the stretch for patterns of up to 32 characters, and grows with every
 * further 32.
 */
export function findApproximate(text: string, { start, end }: Span, pattern: string, maxErrors: number): Approximate[] {
  if (pattern.length === 0 || end <= start) return []
  const column = createColumn(pattern)
  const ends: { end: number; errors: number }[] = []
  let errors = pattern.length
  for (let at = start; at < end; at++) {
    errors += advance(column, text.charCodeAt(at), 0)
    if (errors > maxErrors) continue
    const last = ends.at(-1)
    if (last && at + 1 - last.end < pattern.length) {
      if (errors < last.errors) { last.end = at + 1; last.errors = errors }
    } else ends.push({ end: at + 1, errors })
  }
  ends.sort((a, b) => a.errors - b.errors || a.end - b.end)
  const reversed = pattern.split('').reverse().join('')
  return ends.slice(0, MOST).map((place) => ({ start: startOf(text, start, place, reversed), ...place }))
}

const MOST = 50

/** Where the match that ends at a place starts: of equally good starts, the one that keeps the length. */
function startOf(text: string, floor: number, { end, errors }: { end: number; errors: number }, reversed: string): number {
  const column = createColumn(reversed)
  let best = { start: end, errors: Infinity }
  let here = reversed.length
  for (let at = end - 1; at >= floor && end - at <= reversed.length + errors; at--) {
    here += advance(column, text.charCodeAt(at), 1)
    const off = Math.abs(end - at - reversed.length)
    if (here < best.errors || (here === best.errors && off < Math.abs(end - best.start - reversed.length))) best = { start: at, errors: here }
  }
  return best.start
}
