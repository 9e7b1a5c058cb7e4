import type { Span } from '../../shared/model.ts'

/** Letters of scripts that put no space between words have no end to look for. */
const LETTER = /[\p{L}\p{M}\p{N}_]/u
const SPACELESS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const JOINER = /['’-]/
/** Further than the longest of words: a line of base64 is none. */
const REACH = 60

const isLetter = (character: string | undefined) => character !== undefined && LETTER.test(character) && !SPACELESS.test(character)

/** Whether a word goes on over the border between the characters before and at an offset. */
function isWithinWord(text: string, offset: number): boolean {
  const [before, after] = [text[offset - 1], text[offset]]
  if (isLetter(before) && isLetter(after)) return true
  if (before !== undefined && JOINER.test(before)) return isLetter(after) && isLetter(text[offset - 2])
  return after !== undefined && JOINER.test(after) && isLetter(before) && isLetter(text[offset + 1])
}

/**
 * A span with the words whole in which it begins and ends.
 * @param isFixed whether the character at an offset must not be taken for a letter: it is code, or part of a formula
 */
export function snapToWords(text: string, span: Span, isFixed: (offset: number) => boolean): Span {
  let { start, end } = span
  for (let moved = 0; moved < REACH && start > 0 && !isFixed(start) && !isFixed(start - 1) && isWithinWord(text, start); moved++) start--
  for (let moved = 0; moved < REACH && end < text.length && !isFixed(end) && !isFixed(end - 1) && isWithinWord(text, end); moved++) end++
  return { start, end }
}
