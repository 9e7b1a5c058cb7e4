/** Words, single characters of scripts that write without spaces, runs of white space, and single other characters. */
const TOKEN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{M}\p{N}_]+|[^\S\n]+|[^]/gu

/** A stretch of a text cut into tokens: token `i` starts at `starts[i]` and ends where the next one starts. */
export interface Tokens {
  /** One longer than `symbols`: the last entry is the end of the stretch. */
  starts: Int32Array
  /** Equal tokens have equal symbols, across all stretches of one `createTokenizer`. */
  symbols: Int32Array
}

export interface Tokenizer {
  tokenize(text: string, start: number, end: number): Tokens
  /** Characters of a symbol that carry meaning: white space and punctuation count for little. */
  weight(symbol: number): number
}

export function createTokenizer(): Tokenizer {
  const symbols = new Map<string, number>()
  const weights: number[] = []
  const symbolOf = (token: string): number => {
    let symbol = symbols.get(token)
    if (symbol === undefined) {
      symbol = symbols.size
      symbols.set(token, symbol)
      weights.push(/[\p{L}\p{N}]/u.test(token) ? 1 + Math.min(token.length, 12) : 0.3)
    }
    return symbol
  }
  return {
    tokenize(text, start, end) {
      const starts: number[] = []
      const found: number[] = []
      for (const match of text.slice(start, end).matchAll(TOKEN)) {
        starts.push(start + match.index)
        found.push(symbolOf(match[0]))
      }
      starts.push(end)
      return { starts: Int32Array.from(starts), symbols: Int32Array.from(found) }
    },
    weight: (symbol) => weights[symbol] ?? 1
  }
}
