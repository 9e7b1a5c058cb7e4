import type { WordChange } from '../../shared/changes/word-changes.ts'

/** Characters of an unchanged stretch that stay beside what changed, and from which length on the rest of it is left out. */
const KEPT = 90
const LONG = 420

/** The difference of a long block without what stayed the same far from any change: `…` stands for it. */
export function shortenChanges(changes: readonly WordChange[]): WordChange[] {
  return changes.flatMap((change, at) => {
    if (change.is !== 'same' || change.text.length <= LONG) return [change]
    const head = at === 0 ? null : cut(change, 0, KEPT)
    const tail = at === changes.length - 1 ? null : cut(change, change.text.length - KEPT, change.text.length)
    return [...(head ? [{ ...head, text: `${head.text} …` }] : []), ...(tail ? [shift(tail, '… ')] : [])]
  })
}

/** A part of a stretch at whole words and formulas. */
function cut({ text, formulas }: WordChange, from: number, to: number): WordChange {
  let [start, end] = [from, to]
  while (start > 0 && /\S/.test(text.charAt(start - 1))) start--
  while (end < text.length && /\S/.test(text.charAt(end))) end++
  for (const formula of formulas) {
    if (formula.start < start && formula.end > start) start = formula.start
    if (formula.start < end && formula.end > end) end = formula.end
  }
  const own = formulas.filter((formula) => formula.start >= start && formula.end <= end)
  return { is: 'same', text: text.slice(start, end), formulas: own.map((formula) => ({ start: formula.start - start, end: formula.end - start })) }
}

const shift = ({ is, text, formulas }: WordChange, before: string): WordChange =>
  ({ is, text: before + text, formulas: formulas.map(({ start, end }) => ({ start: start + before.length, end: end + before.length })) })
