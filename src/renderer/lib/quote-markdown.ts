import type { Span } from '../../shared/model.ts'

/**
 * A quote as Markdown in which its formulas are formulas and all else is plain text, for the one way that notes are rendered.
 * Punctuation is written as entities: a backslash before it may mean something in the dialects of notes.
 * @param formulas parts of the quote, in order
 * @returns null where there is nothing to set
 */
export function toQuoteMarkdown(quote: string, formulas: readonly Span[]): string | null {
  const fit = formulas.filter(({ start, end }) => isSettable(quote.slice(start, end)))
  if (fit.length === 0) return null
  let at = 0
  const parts: string[] = []
  for (const { start, end } of fit) {
    parts.push(plain(quote.slice(at, start)), `$${oneLine(quote.slice(start, end))}$`)
    at = end
    // A digit right behind would make the dollar a price.
    if (/\d/.test(quote[end] ?? '')) parts.push('&#8203;')
  }
  return [...parts, plain(quote.slice(at))].join('').replace(/^ | $/g, '&#32;')
}

const oneLine = (tex: string) => tex.replace(/\s+/g, ' ').trim()

/** A dollar would end the formula, and a percent sign the line. */
const isSettable = (tex: string): boolean => tex.trim() !== '' && !/\$|(?<!\\)%/.test(tex)

const plain = (text: string): string => text.replace(/\s+/g, ' ').replace(/[!-/:-@[-`{-~]/g, (mark) => `&#${mark.charCodeAt(0)};`)
