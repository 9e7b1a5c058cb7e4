import type MarkdownIt from 'markdown-it'
import type StateBlock from 'markdown-it/lib/rules_block/state_block.mjs'
import { lineText } from './nested-blocks.ts'

/** A formula within a paragraph goes on for no more lines. */
const MAX_LINES = 30
/** How a line begins that ends a paragraph elsewhere. */
const BEGINS_BLOCK = /^(?:[-+*>#=|]|\d{1,9}[.)])/

const holdsMath = new WeakMap<StateBlock, boolean>()

/**
 * Keeps a paragraph whole where a `$$…$$` in it goes on over lines that begin a list, a heading or a quote elsewhere:
 * `+ b`, `= c`, `> d`. Other paragraphs are left to markdown-it.
 */
export function mathParagraphsPlugin(md: MarkdownIt): void {
  md.block.ruler.before('lheading', 'math_paragraph', (state, startLine, endLine, silent) => {
    if (silent || !mayHoldMath(state)) return false
    const end = endOf(state, startLine, endLine)
    if (end === null) return false
    state.push('paragraph_open', 'p', 1).map = [startLine, end]
    const content = state.getLines(startLine, end, state.blkIndent, false).trim()
    Object.assign(state.push('inline', '', 0), { content, map: [startLine, end], children: [] })
    state.push('paragraph_close', 'p', -1)
    state.line = end
    return true
  })
}

/** Asked once per text, as every paragraph comes by. */
function mayHoldMath(state: StateBlock): boolean {
  const known = holdsMath.get(state) ?? state.src.includes('$$')
  holdsMath.set(state, known)
  return known
}

/** The line behind a paragraph that markdown-it would cut within a formula; null for any other. */
function endOf(state: StateBlock, start: number, endLine: number): number | null {
  let isCut = false
  let line = start
  for (; line < endLine && !state.isEmpty(line); line++) {
    if (line > start && isEnd(state, line, endLine)) break
    if (!hasHalf(lineText(state, line))) continue
    const close = closeOf(state, line, Math.min(endLine, line + MAX_LINES))
    if (close === null) continue
    for (let inside = line + 1; inside <= close; inside++) isCut ||= BEGINS_BLOCK.test(lineText(state, inside))
    line = close
  }
  return isCut ? line : null
}

const hasHalf = (text: string): boolean => text.includes('$$') && text.split('$$').length % 2 === 0

function closeOf(state: StateBlock, open: number, last: number): number | null {
  for (let line = open + 1; line < last && !state.isEmpty(line) && (state.sCount[line] ?? 0) >= state.blkIndent; line++) {
    if (hasHalf(lineText(state, line))) return line
  }
  return null
}

/** Whether markdown-it ends a paragraph before this line. */
function isEnd(state: StateBlock, line: number, endLine: number): boolean {
  const indent = (state.sCount[line] ?? 0) - state.blkIndent
  if (indent > 3 || (state.sCount[line] ?? 0) < 0) return false
  const { parentType } = state
  state.parentType = 'paragraph'
  const ends = state.md.block.ruler.getRules('paragraph').some((rule) => rule(state, line, endLine, true))
  state.parentType = parentType
  return ends
}
