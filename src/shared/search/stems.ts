import { isAscii } from './fold.ts'
import { stem } from './stem.ts'

/**
 * Stands before a stem in the index. A character for private use, which the tokeniser counts as a letter: so a stem is
 * never taken for a word, and words stay exact.
 */
export const STEM_MARK = '\ue000'

const ASCII_WORDS = /[a-z]{3,40}/g
const LATIN_WORDS = /[a-z\u00c0-\u024f]{3,40}/g

/** The stems of the English words in a text that are not the words themselves, each once, marked, one space between. */
export function stemsOf(text: string): string {
  const lower = text.toLowerCase()
  const found = new Set<string>()
  for (const [word] of lower.matchAll(isAscii(lower) ? ASCII_WORDS : LATIN_WORDS)) {
    const root = stem(word)
    if (root !== word) found.add(STEM_MARK + root)
  }
  return [...found].join(' ')
}
