import type { Span } from '../../shared/model.ts'

/** What keys move by in a text. */
export type TextUnit = 'word' | 'sentence' | 'block'

/** Sentences are looked for in pieces no longer than this. */
const LONGEST_BLOCK = 20_000
const segmenters: Partial<Record<'word' | 'sentence', Intl.Segmenter>> = {}

/**
 * The units of a block of canonical text, in order, from the start of the whole text. Formulas and pictures are words,
 * and do not end a sentence.
 * @param atoms spans of the formulas and pictures in the block
 */
function unitsIn(text: string, block: Span, unit: TextUnit, atoms: readonly Span[]): Span[] {
  if (unit === 'block') return [block]
  const end = Math.min(block.end, block.start + LONGEST_BLOCK)
  let piece = text.slice(block.start, end)
  // What stands in a formula is no end of a sentence, and its signs are no words.
  for (const atom of atoms) {
    const from = atom.start - block.start
    piece = piece.slice(0, from) + 'x'.repeat(Math.min(end, atom.end) - atom.start) + piece.slice(from + atom.end - atom.start)
  }
  const segmenter = segmenters[unit] ??= new Intl.Segmenter(undefined, { granularity: unit })
  const units: Span[] = []
  for (const { index, segment, isWordLike } of segmenter.segment(piece)) {
    if (unit === 'word' && !isWordLike) continue
    const start = block.start + index
    const length = segment.trimEnd().length
    if (length > 0) units.push({ start, end: start + length })
  }
  return units
}

/** The block that holds an offset: canonical text separates blocks by line breaks. */
export function blockAt(text: string, offset: number): Span {
  const start = text.lastIndexOf('\n', Math.max(0, offset - 1)) + 1
  const end = text.indexOf('\n', Math.max(start, offset))
  return { start: offset > 0 && text[offset - 1] === '\n' ? offset : start, end: end < 0 ? text.length : end }
}

/**
 * The unit that holds an offset or follows it (`by` 0), the first that begins there or later (1), or the last that ends
 * there or before (-1). Null where there is none.
 * @param atomsIn the spans of formulas and pictures in a span
 */
export function findUnit(text: string, offset: number, by: 0 | 1 | -1, unit: TextUnit, atomsIn: (span: Span) => readonly Span[]): Span | null {
  let block = blockAt(text, offset)
  for (let guard = 0; guard < 10_000; guard++) {
    const units = block.end > block.start ? unitsIn(text, block, unit, atomsIn(block)) : []
    const found = by < 0 ? units.findLast(({ end }) => end <= offset) : units.find(({ start, end }) => (by === 0 ? end > offset : start >= offset))
    if (found) return found
    if (by < 0) {
      if (block.start === 0) return null
      block = blockAt(text, block.start - 1)
    } else {
      if (block.end >= text.length) return null
      block = blockAt(text, block.end + 1)
    }
  }
  return null
}
