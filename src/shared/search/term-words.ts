import { fold, isDense, PIECES } from './fold.ts'
import type { TextTerm } from './query.ts'
import { stem } from './stem.ts'
import { looksLikeTex, texReadings } from './tex.ts'

/** A term as it is looked for. Index and page agree on this: what the index finds, the page marks. */
export interface TermWords {
  /** Folded words and runs of dense scripts that follow each other; none where the term is TeX. */
  pieces: string[]
  /** Set for one English word: whatever has this stem is found, too. */
  root: string | null
  prefix: boolean
  /** Sequences of TeX tokens, any of which a formula may hold. */
  tex: string[][]
  /** Words are looked for in code alone, as the term is TeX. */
  codeOnly: boolean
}

/** Prefixes shorter than this would find half of everything. */
const SHORTEST_PREFIX = 3

export function termWords({ text, field, phrase, prefix }: Pick<TextTerm, 'text' | 'field' | 'phrase' | 'prefix'>): TermWords {
  const isTex = field === 'tex' || looksLikeTex(text)
  const pieces = field === 'tex' ? [] : fold(text).match(PIECES) ?? []
  const [word = ''] = pieces
  const isWord = pieces.length === 1 && !phrase && !isTex && /^[a-z]{3,}$/.test(word) && field !== 'code' && field !== 'author'
  const last = pieces.at(-1) ?? ''
  return {
    pieces,
    root: isWord ? stem(word) : null,
    prefix: prefix && (last.length >= SHORTEST_PREFIX || isDense(last)),
    tex: isTex ? texReadings(text).filter((tokens) => tokens.length > 0) : [],
    codeOnly: isTex && field !== 'tex'
  }
}
