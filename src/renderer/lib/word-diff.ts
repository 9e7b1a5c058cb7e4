import { alignSequence } from '../../shared/anchor/align-sequence.ts'
import type { Span } from '../../shared/model.ts'
import { createTokenizer, type Tokens } from '../../shared/anchor/tokens.ts'

/** A stretch of one of two texts; `changed`: it was removed from the old one, or inserted into the new one. */
export interface DiffPart { text: string; changed: boolean }

/** Longer texts are told to differ as wholes: nobody reads such a diff, and its table would cost too much. */
const LONGEST = 20_000

/** Which words of two texts differ. Joined, the parts of each side are that side's text. */
export function diffWords(before: string, after: string): { before: DiffPart[]; after: DiffPart[] } {
  if (before.length + after.length > LONGEST && before !== after) {
    return { before: [{ text: before, changed: true }], after: [{ text: after, changed: true }] }
  }
  const tokenizer = createTokenizer()
  const [a, b] = [tokenizer.tokenize(before, 0, before.length), tokenizer.tokenize(after, 0, after.length)]
  const [keptA, keptB] = [new Uint8Array(a.symbols.length), new Uint8Array(b.symbols.length)]
  alignSequence(a.symbols, b.symbols, tokenizer.weight, (i, j) => {
    keptA[i] = 1
    keptB[j] = 1
  })
  return { before: toParts(before, a, keptA), after: toParts(after, b, keptB) }
}

function toParts(text: string, { starts }: Tokens, kept: Uint8Array): DiffPart[] {
  joinOverSpaces(text, starts, kept)
  const parts: DiffPart[] = []
  kept.forEach((same, index) => {
    const token = text.slice(starts[index], starts[index + 1])
    const last = parts.at(-1)
    if (last && last.changed === (same === 0)) last.text += token
    else parts.push({ text: token, changed: same === 0 })
  })
  return parts
}

/** White space between two changed words is part of the change: one mark reads better than two. */
function joinOverSpaces(text: string, starts: Int32Array, kept: Uint8Array): void {
  for (let index = 1; index < kept.length - 1; index++) {
    const isSpace = text.slice(starts[index], starts[index + 1]).trim() === ''
    if (isSpace && kept[index - 1] === 0 && kept[index + 1] === 0) kept[index] = 0
  }
}

/**
 * The parts of one side with the formulas in them. A formula of which only some words changed is one part of its own, and has
 * changed as a whole: it cannot be set in pieces.
 * @param formulas spans of the whole side, in order, none over another
 */
export function formulasOfParts(parts: readonly DiffPart[], formulas: readonly Span[]): (DiffPart & { formulas: Span[] })[] {
  const whole = parts.map(({ text }) => text).join('')
  const changedAt = parts.flatMap(({ text, changed }) => Array<boolean>(text.length).fill(changed))
  for (const { start, end } of formulas) if (changedAt.slice(start, end).includes(true)) changedAt.fill(true, start, end)
  const shown: (DiffPart & { formulas: Span[] })[] = []
  for (let from = 0, to = 0; from < whole.length; from = to) {
    const changed = changedAt[from] ?? false
    to = changedAt.indexOf(!changed, from)
    if (to < 0) to = whole.length
    const own = formulas.filter(({ start, end }) => start >= from && end <= to).map(({ start, end }) => ({ start: start - from, end: end - from }))
    shown.push({ text: whole.slice(from, to), changed, formulas: own })
  }
  return shown
}
