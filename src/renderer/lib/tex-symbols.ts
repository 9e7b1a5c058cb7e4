/** Words within a formula, which are no symbols. */
const WORDS = /\\(?:text|textrm|textbf|textit|mathrm|operatorname\*?|mbox|hbox|tag|label|ref|eqref|begin|end|color|textcolor)\s*\{([^{}]*)\}/g
const SPACING = /\\(?:[,;:!> ]|quad|qquad|displaystyle|textstyle|left|right|[bB]igg?[lrm]?|limits|nolimits|,|hspace\{[^}]*\})(?![a-zA-Z])/g
const TOKEN = /\\[a-zA-Z]+\*?|\\[^a-zA-Z]|\ue07d[^\ue07e]*\ue07e|[^\s]/g
/** What makes another symbol of the one behind it. */
const FONTS = new Set(['\\mathbf', '\\mathcal', '\\mathbb', '\\mathfrak', '\\mathsf', '\\mathtt', '\\mathscr', '\\boldsymbol', '\\bm', '\\hat', '\\bar', '\\tilde', '\\vec', '\\dot', '\\ddot', '\\overline', '\\widehat', '\\widetilde', '\\check', '\\acute'])
const MAX_TEX = 5000

/** TeX as tokens in which two ways to write one symbol are the same: `\beta_{t}` and `\beta_t`, `\mathbf x` and `\mathbf{x}`. */
export function texTokens(tex: string): string[] {
  const tokens = tex.slice(0, MAX_TEX)
    .replace(WORDS, (_, word: string) => `\ue07d${word.trim()}\ue07e`)
    .replace(SPACING, ' ').match(TOKEN) ?? []
  const plain: string[] = []
  for (const token of tokens) {
    plain.push(token)
    // Braces around one token say nothing.
    if (token === '}' && plain.at(-3) === '{') plain.splice(-3, 3, plain.at(-2) ?? '')
  }
  return plain
}

/** The symbols that one cell of a notation table names: `K, \mu_i`, `\mathbf{X} \in \mathbb{R}^n`, `\Delta = a - b`. */
export function symbolsIn(tex: string): string[][] {
  const tokens = texTokens(tex)
  const symbols: string[][] = []
  let symbol: string[] = []
  let depth = 0
  let skip = false
  const end = () => {
    if (symbol.length > 0) symbols.push(symbol)
    symbol = []
    skip = false
  }
  for (const token of tokens) {
    if (/^[{([]$|^\\[{]$/.test(token)) depth++
    else if (/^[)}\]]$|^\\[}]$/.test(token)) depth--
    if (depth === 0 && (token === ',' || token === ';')) end()
    // What it is equal to or an element of is no part of its name.
    else if (depth === 0 && /^(?:=|:|\\(?:in|sim|subset|subseteq|to|mapsto|colon|coloneqq|equiv|triangleq|approx|propto|leq|geq|le|ge))$|^[<>]$/.test(token)) skip = true
    else if (!skip) symbol.push(token)
  }
  end()
  // `f(x)` is named by `f` where it is used with another argument.
  return symbols.flatMap((tokens) => {
    const open = tokens.indexOf('(')
    return open > 0 && tokens.at(-1) === ')' ? [tokens, tokens.slice(0, open)] : [tokens]
  })
}

/** Whether a formula uses a symbol as a whole: `\beta_t` does not use `\beta`, nor `\mathbf{x}` `x`. */
export function usesSymbol(formula: readonly string[], symbol: readonly string[]): boolean {
  const [first] = symbol
  if (first === undefined) return false
  for (let at = formula.indexOf(first); at >= 0; at = formula.indexOf(first, at + 1)) {
    const next = formula[at + symbol.length] ?? ''
    if (!symbol.every((token, index) => formula[at + index] === token) || next === '_' || next === "'" || next === '\\prime') continue
    const before = formula[at - 1] ?? ''
    if (!FONTS.has(before) && !(before === '{' && FONTS.has(formula[at - 2] ?? ''))) return true
  }
  return false
}
