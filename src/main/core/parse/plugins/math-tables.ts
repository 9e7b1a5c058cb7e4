import type MarkdownIt from 'markdown-it'
import table from 'markdown-it/lib/rules_block/table.mjs'
import type StateBlock from 'markdown-it/lib/rules_block/state_block.mjs'
import { dollarMath } from '../math-text.ts'

/** Stands for a pipe inside a formula while a table is cut into cells: one character for one. */
const PIPE = '\ue07c'
const masked = new WeakMap<StateBlock, string>()

/** Keeps `$p(x|c)$` whole in a cell of a table, where Markdown alone would cut it at the pipe. */
export function mathTablesPlugin(md: MarkdownIt): void {
  md.block.ruler.at('table', (state, startLine, endLine, silent) => {
    const source = state.src
    if (silent || !maybeTable(state, startLine) || !source.includes('$')) return table(state, startLine, endLine, silent)
    let text = masked.get(state)
    if (text === undefined) masked.set(state, text = maskPipes(source))
    const before = state.tokens.length
    state.src = text
    const isTable = table(state, startLine, endLine, silent)
    state.src = source
    if (isTable && text !== source) {
      for (let at = before; at < state.tokens.length; at++) {
        const token = state.tokens[at]
        if (token?.type === 'inline') token.content = token.content.replaceAll(PIPE, '|')
      }
    }
    return isTable
  }, { alt: ['paragraph', 'reference'] })
}

/** Whether the next line could be the one of dashes under a table's head. */
function maybeTable(state: StateBlock, line: number): boolean {
  const start = (state.bMarks[line + 1] ?? 0) + (state.tShift[line + 1] ?? 0)
  const char = state.src[start]
  return (char === '|' || char === '-' || char === ':') && state.src.slice(start, state.eMarks[line + 1]).includes('|')
}

function maskPipes(source: string): string {
  return source.replace(/^.*\|.*$/gm, (line) => {
    if (!line.includes('$')) return line
    return line.replace(/\$(?:[^$\\\n]|\\.)+\$/g, (span: string, at: number) => {
      const isMath = span.includes('|') && !/^\$\||\|\$$/.test(span) && dollarMath(line, at, at + span.length - 1)
      return isMath ? span.replace(/\\?\|/g, (pipe) => (pipe === '|' ? PIPE : pipe)) : span
    })
  })
}
