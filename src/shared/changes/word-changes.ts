import { alignSequence } from '../anchor/align-sequence.ts'
import { createTokenizer } from '../anchor/tokens.ts'
import type { Span } from '../model.ts'

/** A stretch of words of either version, or of both; formulas by their place in it. */
export interface WordChange { is: 'same' | 'removed' | 'added'; text: string; formulas: Span[] }

/** A text with the formulas in it, in order. */
export interface Words { text: string; formulas: readonly Span[] }

/** Longer texts are told to differ as wholes: nobody reads such a difference, and its table would cost too much. */
const LONGEST = 20_000

interface Token { text: string; formula: boolean; symbol: number; weight: number }

/**
 * Two versions of a block as one text: what went before what came in its place. A formula is one thing: where anything in it
 * is another, all of it went and another came.
 */
export function changesOfWords(before: Words, after: Words): WordChange[] {
  if (before.text.length + after.text.length > LONGEST && before.text !== after.text) {
    return [{ is: 'removed', text: before.text, formulas: [...before.formulas] }, { is: 'added', text: after.text, formulas: [...after.formulas] }]
  }
  const tokenize = createFormulaTokenizer()
  const [a, b] = [tokenize(before), tokenize(after)]
  const partner = new Int32Array(a.length).fill(-1)
  const weights = new Map([...a, ...b].map(({ symbol, weight }) => [symbol, weight]))
  alignSequence(Int32Array.from(a, ({ symbol }) => symbol), Int32Array.from(b, ({ symbol }) => symbol), (symbol) => weights.get(symbol) ?? 1, (i, j) => { partner[i] = j })
  dropLoneSpaces(a, partner)
  return toChanges(a, b, partner)
}

function createFormulaTokenizer(): (words: Words) => Token[] {
  const tokenizer = createTokenizer()
  const formulas = new Map<string, number>()
  const plain = (text: string, start: number, end: number): Token[] => {
    const { starts, symbols } = tokenizer.tokenize(text, start, end)
    return [...symbols].map((symbol, at) => ({ text: text.slice(starts[at], starts[at + 1]), formula: false, symbol, weight: tokenizer.weight(symbol) }))
  }
  return ({ text, formulas: spans }) => {
    const tokens: Token[] = []
    let at = 0
    for (const { start, end } of spans) {
      const tex = text.slice(start, end)
      // Below zero, where no word's symbol is.
      const symbol = formulas.get(tex) ?? -1 - formulas.size
      formulas.set(tex, symbol)
      tokens.push(...plain(text, at, start), { text: tex, formula: true, symbol, weight: 1 + Math.min(tex.length, 12) })
      at = end
    }
    return [...tokens, ...plain(text, at, text.length)]
  }
}

/** White space between two words that went is part of what went: one mark reads better than two. */
function dropLoneSpaces(a: readonly Token[], partner: Int32Array): void {
  for (let i = 1; i < a.length - 1; i++) {
    if (a[i]?.text.trim() === '' && !a[i]?.text.includes('\n') && partner[i - 1] === -1 && partner[i + 1] === -1) partner[i] = -1
  }
}

function toChanges(a: readonly Token[], b: readonly Token[], partner: Int32Array): WordChange[] {
  const changes: WordChange[] = []
  const add = (is: WordChange['is'], token: Token | undefined) => {
    if (!token) return
    let last = changes.at(-1)
    if (last?.is !== is) changes.push(last = { is, text: '', formulas: [] })
    if (token.formula) last.formulas.push({ start: last.text.length, end: last.text.length + token.text.length })
    last.text += token.text
  }
  let j = 0
  let removed: Token[] = []
  const flush = (to: number) => {
    for (const token of removed) add('removed', token)
    removed = []
    while (j < to) add('added', b[j++])
  }
  a.forEach((token, i) => {
    const to = partner[i] ?? -1
    if (to < 0) { removed.push(token); return }
    flush(to)
    add('same', b[j++])
  })
  flush(b.length)
  return changes
}
