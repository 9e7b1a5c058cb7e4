import { symbolsIn, texTokens, usesSymbol } from '../lib/tex-symbols.ts'

/** A row of a post's notation table. */
interface Row { symbols: string[][]; symbol: Element; meaning: Element }

/** What the symbols of a post mean, as its own tables tell. */
export interface Notation {
  readonly size: number
  /** The rows whose symbols a formula uses, in the order of the tables. */
  of(tex: string): { symbol: Element; meaning: Element }[]
}

/** Reads the tables that the parser marked. */
export function readNotation(article: Element): Notation {
  const rows: Row[] = []
  for (const row of article.querySelectorAll('table.notation tbody tr')) {
    const [symbol, meaning] = row.children
    if (!symbol || !meaning || (meaning.textContent ?? '').trim() === '') continue
    const symbols = [...symbol.querySelectorAll<HTMLElement>('[data-tex]')].flatMap(({ dataset }) => symbolsIn(dataset.tex ?? ''))
    if (symbols.length > 0) rows.push({ symbols, symbol, meaning })
  }
  return {
    size: rows.length,
    of(tex) {
      const tokens = texTokens(tex)
      return rows.filter(({ symbols }) => symbols.some((symbol) => usesSymbol(tokens, symbol)))
    }
  }
}
