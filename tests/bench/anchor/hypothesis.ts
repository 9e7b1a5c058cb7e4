import approximately from 'approx-string-match'
import type { Selector, Span } from '../../../src/shared/model.ts'

interface Match extends Span { errors: number }

/**
 * How Hypothesis anchors (hypothesis/client, `anchoring/match-quote.ts`): the position if the quote stands there, else
 * the best of all exact standings, else the best of all approximate ones, by quote 50, prefix 20, suffix 20, position 2.
 * It never refuses while anything is within `maxErrors`.
 */
export function hypothesis(text: string, { quote, position }: Selector): Span | null {
  if (text.slice(position.start, position.end) === quote.exact) return position
  const matches = search(text, quote.exact, Math.min(256, quote.exact.length / 2))
  const likeness = (context: string, words: string) => {
    if (context === '' || words === '') return 0
    const [best] = approximately(context, words, words.length)
    return best ? 1 - best.errors / words.length : 0
  }
  const score = ({ start, end, errors }: Match) =>
    (50 * (1 - errors / quote.exact.length) +
      20 * (quote.prefix === '' ? 1 : likeness(text.slice(Math.max(0, start - quote.prefix.length), start), quote.prefix)) +
      20 * (quote.suffix === '' ? 1 : likeness(text.slice(end, end + quote.suffix.length), quote.suffix)) +
      2 * (1 - Math.abs(start - position.start) / text.length)) / 92
  let best: { span: Span; score: number } | null = null
  for (const match of matches) {
    const its = score(match)
    if (!best || its > best.score) best = { span: { start: match.start, end: match.end }, score: its }
  }
  return best?.span ?? null
}

function search(text: string, words: string, maxErrors: number): Match[] {
  const exact: Match[] = []
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) exact.push({ start: at, end: at + words.length, errors: 0 })
  return exact.length > 0 ? exact : approximately(text, words, Math.floor(maxErrors))
}
