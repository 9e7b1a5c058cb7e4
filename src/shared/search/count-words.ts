import { fold, isAscii, isDense, pairs, PIECES } from './fold.ts'

const ASCII_PIECES = /[a-z0-9]+/g

/** How often each folded word stands in a text, dense scripts as pairs of characters. @param counts is added to */
export function countWords(text: string, counts = new Map<string, number>()): Map<string, number> {
  const folded = fold(text)
  if (isAscii(folded)) {
    for (const word of folded.match(ASCII_PIECES) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1)
    return counts
  }
  for (const piece of folded.match(PIECES) ?? []) {
    for (const word of isDense(piece) ? pairs(piece) : [piece]) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  return counts
}
