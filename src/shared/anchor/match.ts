import type { Placement, Selector } from '../model.ts'

/** Length of the common end of `a` and `b`. */
function commonEnd(a: string, b: string): number {
  let n = 0
  while (n < a.length && n < b.length && a[a.length - 1 - n] === b[b.length - 1 - n]) n++
  return n
}

/** Length of the common start of `a` and `b`. */
function commonStart(a: string, b: string): number {
  let n = 0
  while (n < a.length && n < b.length && a[n] === b[n]) n++
  return n
}

/**
 * Finds a selector's words in a text: at their position, else the exact quote that context and distance favour.
 * Refuses (`lost`, keeping the old span) rather than guess: a wrong placement is worse than a lost one.
 */
export function match(text: string, selector: Selector): Placement {
  const { quote, position } = selector
  const length = quote.exact.length
  if (length > 0 && text.startsWith(quote.exact, position.start)) {
    return { start: position.start, end: position.start + length, state: 'same', confidence: 1 }
  }
  let best = { start: -1, context: -1 }
  let found = 0
  for (let at = length > 0 ? text.indexOf(quote.exact) : -1; at >= 0; at = text.indexOf(quote.exact, at + 1)) {
    found++
    const context =
      commonEnd(text.slice(Math.max(0, at - quote.prefix.length), at), quote.prefix) +
      commonStart(text.slice(at + length, at + length + quote.suffix.length), quote.suffix)
    const nearer = Math.abs(at - position.start) < Math.abs(best.start - position.start)
    if (context > best.context || (context === best.context && nearer)) best = { start: at, context }
  }
  const known = quote.prefix.length + quote.suffix.length
  const share = known === 0 ? 1 : best.context / known
  if (found === 0 || (share < 0.25 && (found > 1 || length < 20))) return { ...position, state: 'lost', confidence: 0 }
  return { start: best.start, end: best.start + length, state: 'moved', confidence: found === 1 ? 0.6 + 0.4 * share : share }
}
