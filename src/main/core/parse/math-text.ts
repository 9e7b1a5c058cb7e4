/** A formula found in running text. `end` is the index behind its closing delimiter. */
export interface FoundMath { tex: string; end: number; display: boolean }

/** Environments that MathJax typesets without any delimiter around them. */
const DISPLAY_ENVIRONMENT = /^(?:align|alignat|aligned|CD|dmath|eqnarray|equation|flalign|gather|gathered|multline|split)\*?$/
export const BEGIN = /\\begin\{([A-Za-z]{1,20}\*?)\}/y

/** A reference to an equation, which MathJax finds outside of formulas too. */
export const REFERENCE = /\\(?:eqref|ref|autoref|[cC]ref)\{[^{}\n\\$]{1,200}\}/y

/** A longer stretch between two dollars is not one formula. */
const MAX_INLINE = 5000
const TEX_SIGN = /[\\^_{}=<>]/

/**
 * TeX as its author meant it, where Markdown or a page came between: `&lt;` is `<`, and `\_` a subscript unless it
 * stands between two words, as in `\text{max\_len}`.
 */
export function cleanTex(tex: string): string {
  let clean = tex
  if (clean.includes('&')) clean = clean.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')
  if (clean.includes('\\_')) clean = clean.replace(/\\_/g, (mark, at: number) => isWordInside(clean, at) ? mark : '_')
  return clean.trim()
}

const isWordInside = (tex: string, at: number): boolean =>
  tex[at - 1] === '\\' || (/[A-Za-z]{2}$/.test(tex.slice(Math.max(0, at - 2), at)) && /^[A-Za-z]{2}/.test(tex.slice(at + 2, at + 4)))

/** The first `close` at or behind `from` that no backslash escapes, or -1. */
export function findClose(text: string, close: string, from: number): number {
  for (let at = text.indexOf(close, from); at >= 0; at = text.indexOf(close, at + 1)) {
    let slashes = 0
    while (at - 1 - slashes >= from && text[at - 1 - slashes] === '\\') slashes++
    if (slashes % 2 === 0) return at
  }
  return -1
}

/**
 * `$…$` at `at`, by Pandoc's rule (nothing white inside the dollars, no digit behind), with a sense for money, shell
 * variables and code; null where it is none.
 */
export function dollarMath(text: string, at: number, close: number): FoundMath | null {
  // `$latex …$` is how WordPress opens one.
  const content = text.slice(at + 1, close).replace(/^latex[ \t]+(?=\S)/, '')
  if (content === '' || /^\s|\s$/.test(content) || /\d/.test(text[close + 1] ?? '')) return null
  if (isProse(content, text[at - 1] ?? '', text[close + 1] ?? '')) return null
  return { tex: cleanTex(content), end: close + 1, display: false }
}

/** Whether what stands between two dollars is words: prices, `US$`, `$HOME/$USER`, or a code span's half. */
function isProse(content: string, before: string, after: string): boolean {
  if (content.length > MAX_INLINE || content.split('`').length % 2 === 0 || /\n[ \t]*\n/.test(content)) return true
  if (TEX_SIGN.test(content)) return false
  if (/^\d/.test(content) && /[A-Za-z]/.test(before)) return true
  if (/^\d[\d.,]*[^\d.,]*\s[A-Za-z]{3,}/.test(content)) return true
  if (/[A-Za-z_]/.test(after) && /[A-Za-z]{2}/.test(content)) return true
  return (content.match(/[A-Za-z]{3,}/g)?.length ?? 0) > 2
}

/** Whether `\(…\)` or `\[…\]` holds a formula and not words in escaped brackets. */
export const looksLikeTex = (content: string): boolean =>
  content.trim() !== '' && (TEX_SIGN.test(content) || !/[A-Za-z]{3,}|^\s*\d+\s*$/.test(content))

/** Whether the environment of `\begin{name}` is one that stands for itself as a display formula. */
export const isDisplayEnvironment = (name: string): boolean => DISPLAY_ENVIRONMENT.test(name)
