import type MarkdownIt from 'markdown-it'
import type StateBlock from 'markdown-it/lib/rules_block/state_block.mjs'
import htmlBlock from 'markdown-it/lib/rules_block/html_block.mjs'

/** A formula in an author's HTML that is longer than this is not one. */
const MAX_LINES = 300

/**
 * Keeps a block of HTML whole over the empty lines inside a `$$…$$` that begins in it: so do sites whose formulas are
 * found in the page, such as those that define their macros in a hidden `<div>`.
 */
export function htmlMathPlugin(md: MarkdownIt): void {
  md.block.ruler.at('html_block', (state, startLine, endLine, silent) => {
    if (!htmlBlock(state, startLine, endLine, silent)) return false
    const token = silent ? undefined : state.tokens.at(-1)
    if (token?.type !== 'html_block' || !isOpen(token.content)) return true
    const end = endOf(state, state.line, Math.min(endLine, state.line + MAX_LINES))
    if (end === null) return true
    token.content = state.getLines(startLine, end, state.blkIndent, true)
    token.map = [startLine, end]
    state.line = end
    return true
  }, { alt: ['paragraph', 'reference', 'blockquote'] })
}

/** Whether a formula begins and does not end. */
const isOpen = (html: string): boolean => html.includes('$$') && (html.match(/\$\$/g)?.length ?? 0) % 2 === 1

/** The line behind the block that the formula ends in; null where it does not end. */
function endOf(state: StateBlock, from: number, last: number): number | null {
  let closed = false
  for (let line = from; line < last; line++) {
    if (closed && state.isEmpty(line)) return line
    if ((state.sCount[line] ?? 0) < state.blkIndent && !state.isEmpty(line)) return closed ? line : null
    if (state.src.slice(state.bMarks[line], state.eMarks[line]).includes('$$')) closed = true
  }
  return closed ? last : null
}
