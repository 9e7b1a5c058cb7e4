import { DENSE, fold, isDense, LETTERS } from './fold.ts'
import { stem } from './stem.ts'
import type { TermWords } from './term-words.ts'

/** Finds a term's words in a text. */
export interface WordPattern {
  /** Where they stand from an offset on, each end exclusive; null where they do not. */
  next(text: string, from: number): { start: number; end: number } | null
}

/** Each Latin letter with all that stand for it once accents are folded. */
const VARIANTS = new Map<string, string>()
for (let code = 0xc0; code < 0x1f00; code = code === 0x24f ? 0x1e00 : code + 1) {
  const letter = String.fromCharCode(code)
  const [base = '', ...rest] = fold(letter)
  if (rest.length === 0 && /[a-z]/.test(base)) VARIANTS.set(base, (VARIANTS.get(base) ?? '') + letter)
}
/** Of the text that was asked about last: the terms of a query go over one text after another. */
let asked = { text: '', accents: false }
function hasAccents(text: string): boolean {
  if (text !== asked.text) asked = { text, accents: ACCENTS.test(text) }
  return asked.accents
}
const LETTER = new RegExp(`[${LETTERS}]`)
const MOST_BETWEEN = 24

const escaped = (char: string) => (/[\\^$.*+?()[\]{}|/]/.test(char) ? `\\${char}` : char)
const letterPattern = (char: string): string => {
  const variants = VARIANTS.get(char)
  return variants === undefined ? escaped(char) : `[${char}${variants}][\\u0300-\\u036f]*`
}
const piecePattern = (piece: string, accents: boolean): string => [...piece].map(accents && !isDense(piece) ? letterPattern : escaped).join('')
/** Most texts have no accents at all: looking for plain letters is several times quicker. */
// eslint-disable-next-line no-misleading-character-class -- combining marks by themselves are what is looked for
const ACCENTS = /[\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff]/

/** Between two pieces of a phrase: what is part of no word; nothing only where a dense script meets another. */
const gap = (before: string, after: string): string =>
  `[^${LETTERS}${DENSE}]{${isDense(before) || isDense(after) ? 0 : 1},${MOST_BETWEEN}}`

/** @param words of one term; null where it has none */
export function createWordPattern({ pieces, root, prefix }: Pick<TermWords, 'pieces' | 'root' | 'prefix'>): WordPattern | null {
  const [first] = pieces
  const last = pieces.at(-1)
  if (first === undefined || last === undefined) return null
  const begin = root === null ? null : commonStart(first, root)
  const toPattern = (accents: boolean) => {
    const body = begin === null
      ? pieces.map((piece, at) => (at === 0 ? '' : gap(pieces[at - 1] ?? '', piece)) + piecePattern(piece, accents)).join('')
      : piecePattern(begin, accents)
    return new RegExp(isDense(last) ? body : `${body}[${LETTERS}]*`, 'gi')
  }
  const patterns = { plain: toPattern(false), accents: toPattern(true) }

  const fits = (found: string): boolean => {
    if (isDense(last)) return true
    const folded = fold(found)
    if (root !== null) return folded === first || (prefix && folded.startsWith(first)) || stem(folded) === root
    const tail = /[^ ]*$/.exec(folded.replace(new RegExp(`[^${LETTERS}]`, 'g'), ' '))?.[0] ?? ''
    return prefix ? tail.startsWith(last) : tail === last
  }
  return {
    next(text, from) {
      const pattern = hasAccents(text) ? patterns.accents : patterns.plain
      pattern.lastIndex = from
      for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
        const startsWord = isDense(first) || match.index === 0 || !LETTER.test(text.charAt(match.index - 1))
        if (startsWord && fits(match[0])) return { start: match.index, end: match.index + match[0].length }
        pattern.lastIndex = match.index + 1
      }
      return null
    }
  }
}

/** What a word and all words of its stem begin with: stems may end in an `e` or `i` that the words do not have. */
function commonStart(word: string, root: string): string {
  const bare = root.replace(/[ei]$/, '')
  let length = 0
  while (length < bare.length && bare[length] === word[length]) length++
  return word.slice(0, Math.max(1, length))
}
