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
  if (text !== asked.text) asked = { text, accents: findAccent(text) }
  return asked.accents
}
/** A loop, as a pattern takes several times as long for each text that has none. */
function findAccent(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code >= 0xc0 && (code <= 0x24f || (code >= 0x300 && code <= 0x36f) || (code >= 0x1e00 && code <= 0x1eff))) return true
  }
  return false
}
const LETTER = new RegExp(`[${LETTERS}]`)
const isLetter = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at)
  return code < 128 ? (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) : LETTER.test(text.charAt(at))
}
const MOST_BETWEEN = 24

const escaped = (char: string) => (/[\\^$.*+?()[\]{}|/]/.test(char) ? `\\${char}` : char)
const letterPattern = (char: string): string => {
  const variants = VARIANTS.get(char)
  return variants === undefined ? escaped(char) : `[${char}${variants}][\\u0300-\\u036f]*`
}
const piecePattern = (piece: string, accents: boolean): string => [...piece].map(accents && !isDense(piece) ? letterPattern : escaped).join('')

/** Between two pieces of a phrase: what is part of no word; nothing only where a dense script meets another. */
const gap = (before: string, after: string): string =>
  `[^${LETTERS}${DENSE}]{${isDense(before) || isDense(after) ? 0 : 1},${MOST_BETWEEN}}`

/** Patterns of the terms that were asked for last: one query is looked for in titles, texts, tags and notes. */
const made = new Map<string, WordPattern | null>()
const MOST_MADE = 50

/** @param words of one term; null where it has none */
export function createWordPattern(words: Pick<TermWords, 'pieces' | 'root' | 'prefix'>): WordPattern | null {
  const key = `${words.pieces.join(' ')}|${words.root ?? ''}|${words.prefix ? 1 : 0}`
  const known = made.get(key)
  if (known !== undefined) return known
  if (made.size >= MOST_MADE) made.clear()
  const pattern = toWordPattern(words)
  made.set(key, pattern)
  return pattern
}

function toWordPattern({ pieces, root, prefix }: Pick<TermWords, 'pieces' | 'root' | 'prefix'>): WordPattern | null {
  const [first] = pieces
  const last = pieces.at(-1)
  if (first === undefined || last === undefined) return null
  const begin = root === null ? null : commonStart(first, root)
  const toPattern = (accents: boolean) => {
    const body = begin === null
      ? pieces.map((piece, at) => (at === 0 ? '' : gap(pieces[at - 1] ?? '', piece)) + piecePattern(piece, accents)).join('')
      : piecePattern(begin, accents)
    return new RegExp(body, 'gi')
  }
  // Most texts have no accents at all: looking for plain letters is several times quicker.
  const plain = toPattern(false)
  let withAccents: RegExp | null = null

  const fits = (found: string): boolean => {
    if (isDense(last)) return true
    const folded = fold(found)
    if (root !== null) return folded === first || (prefix && folded.startsWith(first)) || stem(folded) === root
    const tail = /[^ ]*$/.exec(folded.replace(new RegExp(`[^${LETTERS}]`, 'g'), ' '))?.[0] ?? ''
    return prefix ? tail.startsWith(last) : tail === last
  }
  return {
    next(text, from) {
      const pattern = hasAccents(text) ? withAccents ??= toPattern(true) : plain
      pattern.lastIndex = from
      for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
        const start = match.index
        const startsWord = isDense(first) || start === 0 || !isLetter(text, start - 1)
        let end = start + match[0].length
        // The rest of the word, which is no part of the pattern, as the class of all letters takes long to compile.
        if (startsWord && !isDense(last)) while (end < text.length && isLetter(text, end)) end++
        if (startsWord && fits(text.slice(start, end))) return { start, end }
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
