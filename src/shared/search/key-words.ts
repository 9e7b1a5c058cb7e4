import { countWords } from './count-words.ts'
import { stem } from './stem.ts'

/**
 * Marks before the key words of a post: those of its title, those of its title or headings, and those that it is about,
 * from less to more. Characters for private use, as for stems.
 */
export const KEY_MARKS = { title: '\ue010', headings: '\ue011', levels: ['\ue012', '\ue013', '\ue014'] } as const
/** Letters that a suggestion has at least. */
const SUGGESTED = /^\p{L}{4,}$/u
/** Before whole words that a post is about, for suggestions. */
export const WORD_MARK = '\ue015'

/** What BM25 gives a word for how often it stands in a post (https://en.wikipedia.org/wiki/Okapi_BM25), by level at least. */
export const LEVELS = [0.67, 0.85, 0.93] as const
const K = 1.2
const B = 0.75
/** Words of a post that is neither long nor short. */
const USUAL_LENGTH = 1000

/**
 * The key words of a post, as stems. Where thousands of posts have the words that are asked for, they are ranked by
 * these, as weighing each by its whole text would take too long.
 * @param counts folded words of the whole text
 */
export function toKeys(title: string, headings: readonly string[], counts: ReadonlyMap<string, number>): string {
  const tokens = new Set<string>()
  const suggest = (word: string) => { if (SUGGESTED.test(word)) tokens.add(WORD_MARK + word) }
  for (const word of countWords(title).keys()) {
    const root = stem(word)
    tokens.add(KEY_MARKS.title + root).add(KEY_MARKS.headings + root)
    suggest(word)
  }
  for (const word of countWords(headings.join('\n')).keys()) {
    tokens.add(KEY_MARKS.headings + stem(word))
    suggest(word)
  }
  let length = 0
  const roots = new Map<string, number>()
  for (const [word, count] of counts) {
    const root = stem(word)
    length += count
    roots.set(root, (roots.get(root) ?? 0) + count)
  }
  const dampening = K * (1 - B + B * length / USUAL_LENGTH)
  const least = LEVELS.map((level) => level * dampening / (1 - level))
  for (const [root, count] of roots) {
    for (const [level, mark] of KEY_MARKS.levels.entries()) if (count >= (least[level] ?? 0)) tokens.add(mark + root)
  }
  for (const [word, count] of counts) if (count >= (least[0] ?? 0)) suggest(word)
  return [...tokens].join(' ')
}
