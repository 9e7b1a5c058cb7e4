import type { Span, TextPart } from '../model.ts'
import type { TextTerm } from './query.ts'
import { termWords } from './term-words.ts'
import { texTokens } from './tex.ts'
import { createWordPattern, type WordPattern } from './word-pattern.ts'

/** Where a term stands in a text. In a formula it is the whole formula. */
export interface Match extends Span {
  /** Its index among the terms. */
  term: number
  kind: 'prose' | TextPart['kind']
}

export interface Matcher {
  /**
   * Matches in reading order, none overlapping another.
   * @param most at most so many of each term
   */
  find(text: string, parts?: readonly TextPart[], most?: number): Match[]
}

interface Needle { words: WordPattern | null; tex: string[]; only: TextPart['kind'] | null }

/** Finds in a text what the index finds in the library. */
export function createMatcher(terms: readonly TextTerm[]): Matcher {
  const needles = terms.map((term): Needle => {
    const words = termWords(term)
    return {
      words: createWordPattern(words),
      tex: words.tex.map((tokens) => ` ${tokens.join(' ')}${words.prefix ? '' : ' '}`),
      only: words.codeOnly || term.field === 'code' ? 'code' : term.field === 'tex' ? 'tex' : null
    }
  })
  return {
    find(text, parts = [], most = Infinity) {
      const found = needles.flatMap((needle, term) => [...wordsIn(needle, term, text, parts, most), ...texIn(needle, term, text, parts, most)])
      found.sort((a, b) => a.start - b.start || b.end - a.end)
      let end = 0
      return found.filter((match) => {
        if (match.start < end) return false
        end = match.end
        return true
      })
    }
  }
}

function* wordsIn({ words, only }: Needle, term: number, text: string, parts: readonly TextPart[], most: number): Generator<Match> {
  let count = 0
  for (let found = words?.next(text, 0); found && count < most; found = words?.next(text, found.end)) {
    const part = partAt(parts, found.start)
    if (only !== null && part?.kind !== only) continue
    if (part?.kind === 'tex') found = { start: part.start, end: Math.max(part.end, found.end) }
    count++
    yield { ...found, term, kind: part?.kind ?? 'prose' }
  }
}

function* texIn({ tex }: Needle, term: number, text: string, parts: readonly TextPart[], most: number): Generator<Match> {
  if (tex.length === 0) return
  let count = 0
  for (const { kind, start, end } of parts) {
    if (kind !== 'tex') continue
    const tokens = ` ${texTokens(text.slice(start, end)).join(' ').toLowerCase()} `
    if (!tex.some((wanted) => tokens.includes(wanted))) continue
    yield { start, end, term, kind }
    if (++count >= most) return
  }
}

/** The innermost part at an offset. Parts are sorted by their start; only a caption holds others. */
export function partAt(parts: readonly TextPart[], offset: number): TextPart | null {
  let low = 0
  let high = parts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((parts[middle]?.start ?? 0) > offset) high = middle
    else low = middle + 1
  }
  // The caption around it may begin a few formulas before.
  for (let index = low - 1; index >= Math.max(0, low - 40); index--) {
    const part = parts[index]
    if (part && part.end > offset) return part
  }
  return null
}
