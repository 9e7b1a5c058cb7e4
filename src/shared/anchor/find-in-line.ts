import type { Placement, Span } from '../model.ts'
import type { Versions } from './carry.ts'
import { isInWord } from './words.ts'

/** Share of a line's characters that must stand in another line for that to be the same line, rewritten. */
const SAME_LINE = 0.4
/** What words that stand once in their rewritten line are sure of. */
const SURE = 0.7

/**
 * Where words stand whose sentence was rewritten around them: in the line that theirs became, if they stand once in both.
 * @returns null where the line went, or has them more than once
 */
export function findInLine({ oldText, newText, kept }: Versions, span: Span): Placement | null {
  const quote = oldText.slice(span.start, span.end)
  const before = lineAt(oldText, span.start)
  if (span.end > before.end || !/[\p{L}\p{N}]/u.test(quote) || onlyPlace(oldText, before, quote) !== span.start) return null
  const shares = new Map<number, { line: Span; length: number }>()
  for (const piece of kept.piecesOf(before)) {
    const line = lineAt(newText, piece.new)
    const share = shares.get(line.start) ?? { line, length: 0 }
    shares.set(line.start, { line, length: share.length + piece.length })
  }
  const [most] = [...shares.values()].sort((a, b) => b.length - a.length)
  if (!most || most.length < SAME_LINE * (before.end - before.start)) return null
  const start = onlyPlace(newText, most.line, quote)
  if (start === null) return null
  const place = { start, end: start + quote.length }
  if (kept.foreign(place, span) > 0) return null
  return { ...place, state: start === span.start ? 'same' : 'moved', confidence: SURE }
}

function lineAt(text: string, at: number): Span {
  const end = text.indexOf('\n', at)
  return { start: at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1, end: end < 0 ? text.length : end }
}

/** Where a line has some words, as whole words; null where it has them not once. */
function onlyPlace(text: string, line: Span, words: string): number | null {
  const within = text.slice(line.start, line.end)
  const at = within.indexOf(words)
  if (at < 0 || within.includes(words, at + 1)) return null
  const start = line.start + at
  return isInWord(text, start) || isInWord(text, start + words.length) ? null : start
}
