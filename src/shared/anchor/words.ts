import type { Span } from '../model.ts'

const WORD = /[\p{L}\p{M}\p{N}_]/u
/** Scripts that write without spaces: every character is a word. */
const ALONE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u

/** Whether an offset lies within a character of two units. */
export function isInPair(text: string, at: number): boolean {
  return at > 0 && at < text.length && (text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800
}

/** Whether an offset lies within a word, or within a character of two units. */
export function isInWord(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false
  const [before, here] = [text.charAt(at - 1), text.charAt(at)]
  if (isInPair(text, at)) return true
  return WORD.test(before) && WORD.test(here) && !ALONE.test(before) && !ALONE.test(here)
}

/**
 * A span at whole words, and without space at its edges, except where the quote that it stands for had them so.
 * @param original the text and the span of that quote
 */
export function toWholeWords(text: string, { start, end }: Span, original: { text: string; span: Span }): Span {
  let [from, to] = [start, end]
  if (!isInWord(original.text, original.span.start)) while (isInWord(text, from)) from--
  if (!isInWord(original.text, original.span.end)) while (isInWord(text, to)) to++
  return withoutSpace(text, { start: from, end: to }, original.text.slice(original.span.start, original.span.end))
}

/** Space that a quote did not have at its edges is no part of it. */
export function withoutSpace(text: string, { start, end }: Span, quote: string): Span {
  let [from, to] = [start, end]
  if (!/^\s/.test(quote)) while (from < to && /\s/.test(text.charAt(from))) from++
  if (!/\s$/.test(quote)) while (to > from && /\s/.test(text.charAt(to - 1))) to--
  return { start: from, end: to }
}
