import { stem } from './stem.ts'

/**
 * Stands before a stem in the index. A character for private use, which the tokeniser counts as a letter: so a stem is
 * never taken for a word, and words stay exact.
 */
export const STEM_MARK = '\ue000'

/**
 * The stems of English words that are not among the words themselves, each once, marked, one space between.
 * @param words folded
 */
export function stemsOf(words: { has(word: string): boolean; keys(): Iterable<string> }): string {
  const found = new Set<string>()
  for (const word of words.keys()) {
    const root = stem(word)
    if (!words.has(root)) found.add(STEM_MARK + root)
  }
  return [...found].join(' ')
}
