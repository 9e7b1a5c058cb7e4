import type MarkdownIt from 'markdown-it'
import type StateBlock from 'markdown-it/lib/rules_block/state_block.mjs'
import { BEGIN, cleanTex, isDisplayEnvironment, looksLikeTex } from '../math-text.ts'

/** A display formula of more lines than this is not one. */
const MAX_LINES = 400
/** What may stand behind the closing delimiter: a number or label, or punctuation. */
const TAIL = /^\s*(?:\([\w:.*-]{1,80}\)|\{[^{}]{0,200}\})?\s*[.,;:]?\s*$/

/** A formula within, or four words in a row. */
const PROSE = /(?<!\\)\$|(?:(?<![\\{A-Za-z])[A-Za-z]{2,}[,.:;]?[ \n]+){4}/

/** Display formulas on lines of their own: `$$`, `\[` (also doubled) and bare environments such as `\begin{align}`. */
export function mathBlockPlugin(md: MarkdownIt): void {
  md.block.ruler.before('table', 'math_block', (state, startLine, endLine, silent) => {
    const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0)
    const first = state.src.charCodeAt(start)
    if (first !== 0x24 && first !== 0x5c) return false
    if (state.blkIndent === 0 && (state.sCount[startLine] ?? 0) > 3) return false
    const line = state.src.slice(start, state.eMarks[startLine])
    // Under a quote's lazy lines a bare `$$` closes the formula of the quote.
    if (silent && state.parentType === 'blockquote' && line.trim() === '$$' && !state.isEmpty(startLine - 1)) return false
    const delimiter = delimiterOf(line)
    if (!delimiter) return false
    const found = findEnd(state, startLine, endLine, line, delimiter)
    if (!found) return false
    if (silent) return true
    for (const tex of found.formulas) {
      const token = state.push('math', 'div', 0)
      token.block = true
      token.content = tex
      token.map = [startLine, found.nextLine]
      token.meta = { display: true }
    }
    state.line = found.nextLine
    return true
  }, { alt: ['paragraph', 'reference', 'blockquote', 'list'] })
}

interface Delimiter { open: string; close: string; environment: boolean; doubled: boolean }

function delimiterOf(line: string): Delimiter | null {
  if (line.startsWith('$$')) {
    return line[2] === '$' ? null : { open: '$$', close: '$$', environment: false, doubled: false }
  }
  if (line.startsWith('\\[')) return { open: '\\[', close: '\\]', environment: false, doubled: false }
  if (line.startsWith('\\\\[')) return { open: '\\\\[', close: '\\\\]', environment: false, doubled: true }
  BEGIN.lastIndex = 0
  const name = BEGIN.exec(line)?.[1]
  return name && isDisplayEnvironment(name)
    ? { open: `\\begin{${name}}`, close: `\\end{${name}}`, environment: true, doubled: false }
    : null
}

/** Where a delimiter closes next in the whole text, so that none is searched for from every line. */
const closes = new WeakMap<StateBlock, Map<string, number>>()

function nextClose(state: StateBlock, close: string, from: number): number {
  const known = closes.get(state) ?? new Map<string, number>()
  closes.set(state, known)
  let at = known.get(close) ?? -1
  if (at < from) known.set(close, at = state.src.indexOf(close, from))
  if (at < 0) known.set(close, at = Infinity)
  return at
}

/** Gathers the lines up to the closing delimiter (`$$$$` closes one formula and opens the next); null where there is none. */
function findEnd(state: StateBlock, startLine: number, endLine: number, line: string, delimiter: Delimiter):
  { formulas: string[]; nextLine: number } | null {
  const { open, close, environment } = delimiter
  const last = Math.min(endLine, startLine + MAX_LINES)
  const from = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0) + open.length
  if (nextClose(state, close, from) > (state.eMarks[last - 1] ?? 0)) return null
  const formulas: string[] = []
  let content: string[] = []
  let crossed = false
  // Lines that begin left of their list item end it, and belong to what begins there.
  const indent = Math.min(state.blkIndent, Math.max(0, state.sCount[startLine] ?? 0))
  for (let at = startLine; at < last; at++) {
    const text = at === startLine ? line.slice(open.length) : lineAt(state, at, indent)
    if (text === null) return null
    // A formula that begins with text behind its delimiter goes on over an empty line only where nothing looks like prose.
    if (at > startLine && text.trim() === '' && (content[0]?.trim() !== '' && !environment)) crossed = true
    const end = text.indexOf(close)
    if (end < 0) {
      content.push(text)
      continue
    }
    const tail = text.slice(end + close.length)
    const goesOn = close === '$$' && tail.trim() === '$$'
    const isBracket = close === '\\]'
    if (!goesOn && !(isBracket ? /^\s*[.,;]?\s*$/ : TAIL).test(tail)) return null
    content.push(text.slice(0, end))
    let tex = content.join('\n')
    if (crossed && PROSE.test(tex)) return null
    if (delimiter.doubled) tex = tex.replace(/\\([!-/:-@[-`{-~])/g, '$1')
    tex = cleanTex(environment ? open + tex + close : tex)
    if (tex === '' || (isBracket && !looksLikeTex(tex))) return null
    formulas.push(goesOn ? tex : labelled(tex, tail))
    if (!goesOn) return { formulas, nextLine: at + 1 }
    content = ['']
  }
  return null
}

/** A label or number behind the closing delimiter: `{#eq-x}` (Quarto), `(x)` (MyST), `(1)`. */
function labelled(tex: string, tail: string): string {
  const found = /^\s*(?:\{#([\w:.-]+)[^{}]*\}|\(([\w:.*-]+)\))/.exec(tail)
  const label = found?.[1] ?? found?.[2]
  if (label === undefined || /\\(?:tag|label)\b/.test(tex)) return tex
  return /^[\d.]+[a-z]?$|^\*+$/.test(label) ? `${tex}\\tag{${label}}` : `${tex}\\label{${label}}`
}

function lineAt(state: StateBlock, line: number, least: number): string | null {
  if (state.isEmpty(line)) return ''
  const indent = state.sCount[line] ?? 0
  // Less than none: a lazy line of a quote.
  if (indent >= 0 && indent < least) return null
  return state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line])
}
