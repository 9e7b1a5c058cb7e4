import type MarkdownIt from 'markdown-it'
import type StateInline from 'markdown-it/lib/rules_inline/state_inline.mjs'
import { BEGIN, cleanTex, dollarMath, findClose, isDisplayEnvironment, looksLikeTex, REFERENCE, type FoundMath } from '../math-text.ts'

/** Delimiters that are known not to close any more in a paragraph, so that none is searched for twice. */
const unclosed = new WeakMap<StateInline, Set<string>>()

function closeOf(state: StateInline, close: string, from: number): number {
  const known = unclosed.get(state) ?? new Set()
  if (known.has(close)) return -1
  const at = findClose(state.src, close, from)
  if (at < 0) unclosed.set(state, known.add(close))
  return at
}

/**
 * Formulas in running text: `$…$`, `$$…$$`, ``$`…`$``, `\(…\)`, `\[…\]` (both also with the backslash doubled, as
 * sites write them whose Markdown eats one) and environments such as `\begin{align}`.
 * `$$…$$` is inline within a line of text, as in kramdown, and display where it has its lines for itself.
 */
export function mathInlinePlugin(md: MarkdownIt): void {
  md.inline.ruler.before('escape', 'math_inline', (state, silent) => {
    const char = state.src[state.pos]
    if (char !== '$' && char !== '\\') return false
    const found = char === '$' ? afterDollar(state) : afterBackslash(state)
    if (!found) return char === '$' && skipDollars(state, silent)
    if (!silent) {
      const token = state.push('math', 'span', 0)
      token.content = found.tex
      token.meta = { display: found.display, lines: state.src.slice(state.pos, found.end).split('\n').length - 1 }
    }
    state.pos = found.end
    return true
  })
}

/** A run of dollars that opens nothing is text, whole, so that its second half opens nothing either. */
function skipDollars(state: StateInline, silent: boolean): boolean {
  let end = state.pos + 1
  while (state.src[end] === '$') end++
  if (!silent) state.pending += state.src.slice(state.pos, end)
  state.pos = end
  return true
}

function afterDollar(state: StateInline): FoundMath | null {
  const { src, pos } = state
  if (src[pos + 1] === '`') {
    const close = closeOf(state, '`$', pos + 2)
    const tex = close < 0 ? '' : src.slice(pos + 2, close).trim()
    if (tex !== '' && !tex.includes('`')) return { tex, end: close + 2, display: false }
  }
  if (src[pos + 1] !== '$') {
    const close = closeOf(state, '$', pos + 1)
    const found = close < 0 ? null : dollarMath(src, pos, close)
    // What its author set in display style, on lines of its own, is meant to be displayed.
    return found && /^\\displaystyle\b/.test(found.tex) && ownsItsLines(src, pos, found.end) ? { ...found, display: true } : found
  }
  if (src[pos + 2] === '$') return null
  const close = closeOf(state, '$$', pos + 2)
  return close < 0 ? null : bracketed(state, pos + 2, close, 2, ownsItsLines(src, pos, close + 2))
}

function afterBackslash(state: StateInline): FoundMath | null {
  const { src, pos } = state
  const doubled = src[pos + 1] === '\\'
  const at = pos + (doubled ? 2 : 1)
  const opening = src[at]
  if (opening === '(' || opening === '[') {
    const close = closeOf(state, src.slice(pos, at) + (opening === '(' ? ')' : ']'), at + 1)
    if (close < 0) return null
    const end = close + at - pos + 1
    const content = src.slice(at + 1, close)
    if (!looksLikeTex(content) || (!doubled && opening === '[' && /[[(:]/.test(src[end] ?? ''))) return null
    const tex = doubled ? content.replace(/\\([!-/:-@[-`{-~])/g, '$1') : content
    return { tex: cleanTex(tex), end, display: opening === '[' }
  }
  return doubled ? null : reference(state) ?? environment(state)
}

/** `\eqref{x}` in prose. */
function reference({ src, pos }: StateInline): FoundMath | null {
  REFERENCE.lastIndex = pos
  const tex = REFERENCE.exec(src)?.[0]
  return tex === undefined ? null : { tex, end: pos + tex.length, display: false }
}

function environment(state: StateInline): FoundMath | null {
  const { src, pos } = state
  if (!src.startsWith('\\begin{', pos)) return null
  BEGIN.lastIndex = pos
  const name = BEGIN.exec(src)?.[1]
  if (!name || !isDisplayEnvironment(name)) return null
  const end = `\\end{${name}}`
  const close = closeOf(state, end, pos)
  return close < 0 ? null : { tex: cleanTex(src.slice(pos, close + end.length)), end: close + end.length, display: true }
}

function bracketed(state: StateInline, from: number, close: number, width: number, display: boolean): FoundMath | null {
  const tex = cleanTex(state.src.slice(from, close))
  return tex === '' ? null : { tex, end: close + width, display }
}

/** Whether nothing but white space shares the lines that `from` to `end` stand on. */
function ownsItsLines(src: string, from: number, end: number): boolean {
  let before = from - 1
  while (src[before] === ' ') before--
  let after = end
  while (src[after] === ' ') after++
  return (before < 0 || src[before] === '\n') && (after >= src.length || src[after] === '\n')
}
