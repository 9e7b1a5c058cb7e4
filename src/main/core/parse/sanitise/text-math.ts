import { BEGIN, cleanTex, dollarMath, findClose, isDisplayEnvironment, looksLikeTex, REFERENCE, type FoundMath } from '../math-text.ts'

const DELIMITER = /\\[()[\]$\\]|\\begin\{|\\(?:eq|auto|c|C)?ref\{|\$\$?/g

/**
 * Formulas in the text of HTML, where no Markdown came by: `\(…\)`, `\[…\]`, `$$…$$` and bare environments, as MathJax
 * finds them; `$…$` only where `dollars` says that the site uses it.
 * @returns the text in pieces, in order; null where it holds no formula
 */
export function splitTextMath(text: string, dollars: boolean): (string | FoundMath)[] | null {
  const pieces: (string | FoundMath)[] = []
  const unclosed = new Set<string>()
  const closeOf = (close: string, from: number) => {
    const at = unclosed.has(close) ? -1 : findClose(text, close, from)
    if (at < 0) unclosed.add(close)
    return at
  }
  let last = 0
  DELIMITER.lastIndex = 0
  for (let match = DELIMITER.exec(text); match; match = DELIMITER.exec(text)) {
    const found = mathAt(text, match[0], match.index, dollars, closeOf)
    if (!found) continue
    if (match.index > last) pieces.push(text.slice(last, match.index))
    pieces.push(found)
    last = found.end
    DELIMITER.lastIndex = last
  }
  if (last === 0) return null
  if (last < text.length) pieces.push(text.slice(last))
  return pieces
}

function mathAt(
  text: string, open: string, at: number, dollars: boolean, closeOf: (close: string, from: number) => number
): FoundMath | null {
  if (open === '$') {
    const close = dollars ? closeOf('$', at + 1) : -1
    return close < 0 ? null : dollarMath(text, at, close)
  }
  if (open === '\\begin{') {
    BEGIN.lastIndex = at
    const name = BEGIN.exec(text)?.[1] ?? ''
    if (!isDisplayEnvironment(name)) return null
    const end = `\\end{${name}}`
    const close = closeOf(end, at)
    return close < 0 ? null : { tex: cleanTex(text.slice(at, close + end.length)), end: close + end.length, display: true }
  }
  if (open.endsWith('ref{')) {
    REFERENCE.lastIndex = at
    const tex = REFERENCE.exec(text)?.[0]
    return tex === undefined ? null : { tex, end: at + tex.length, display: false }
  }
  const ending = open === '$$' ? '$$' : open === '\\(' ? '\\)' : open === '\\[' ? '\\]' : null
  if (ending === null) return null
  const close = closeOf(ending, at + 2)
  if (close < 0) return null
  const content = text.slice(at + 2, close)
  const isTex = open === '$$' ? content.trim() !== '' : looksLikeTex(content)
  return isTex ? { tex: cleanTex(content), end: close + 2, display: open !== '\\(' } : null
}
