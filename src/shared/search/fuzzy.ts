import type { Span } from '../model.ts'

/** What a letter is worth: at the start of a word, right behind the letter before, anywhere. */
const WORD_START = 8
const NEXT = 6
const LETTER = 1
/** What a letter of the text costs that was passed over; little, or titles with many words would never win. */
const PASSED = 0.05
/** What words found whole and in a row add, so that they come before letters picked from everywhere. */
const WHOLE = 40

const isWordStart = (text: string, at: number) => at === 0 || /[\s\-_/.:,;(["'“‘—]/.test(text.charAt(at - 1))

/**
 * How well the letters of `wanted` stand in `text` in their order, spaces aside; null where they do not. Words that
 * stand in the text as they are come first, then letters at the starts of words.
 * @param wanted both are folded, see `fold`
 */
export function fuzzyScore(wanted: string, text: string): { score: number; marks: Span[] } | null {
  const whole = text.indexOf(wanted)
  if (whole >= 0) {
    const score = WHOLE + wanted.length * NEXT + (isWordStart(text, whole) ? WORD_START : 0) - (text.length - wanted.length) * PASSED
    return { score, marks: [{ start: whole, end: whole + wanted.length }] }
  }
  const words = wanted.split(/\s+/).filter((word) => word !== '')
  return inWords(words, text) ?? inLetters(words.join(''), text)
}

/** Every word stands somewhere at the start of a word. */
function inWords(words: readonly string[], text: string): { score: number; marks: Span[] } | null {
  let score = WHOLE / 2
  const marks: Span[] = []
  for (const word of words) {
    let at = text.indexOf(word)
    while (at >= 0 && !(isWordStart(text, at) && !marks.some(({ start }) => start === at))) at = text.indexOf(word, at + 1)
    if (at < 0) return null
    score += WORD_START + word.length * NEXT
    marks.push({ start: at, end: at + word.length })
  }
  return { score: score - text.length * PASSED, marks: marks.sort((a, b) => a.start - b.start) }
}

function inLetters(letters: string, text: string): { score: number; marks: Span[] } | null {
  let score = 0
  let at = -1
  const marks: Span[] = []
  for (const letter of letters) {
    const next = bestNext(text, letter, at)
    if (next < 0) return null
    const follows = next === at + 1 && at >= 0
    score += follows ? NEXT : isWordStart(text, next) ? WORD_START : LETTER - (next - at) * PASSED
    const last = marks.at(-1)
    if (last && follows) last.end = next + letter.length
    else marks.push({ start: next, end: next + letter.length })
    at = next + letter.length - 1
  }
  // Letters picked from everywhere are chance, not a match.
  return score >= letters.length * 2.5 ? { score: score - text.length * PASSED, marks } : null
}

/** The letter right behind, else at the next start of a word, else anywhere behind. */
function bestNext(text: string, letter: string, after: number): number {
  const first = text.indexOf(letter, after + 1)
  if (first < 0 || first === after + 1) return first
  for (let at = first; at >= 0; at = text.indexOf(letter, at + 1)) if (isWordStart(text, at)) return at
  return first
}
