import type MarkdownIt from 'markdown-it'
import { isOutside, lineText, pushElement, pushLine, readBlocks } from '../nested-blocks.ts'

const OPTION = /^:(label|eqlabel|width|height|bibliography):`([^`\n]{1,200})`[ \t]*$/
const TARGET = /^\(([^()\s]{1,100})\)=[ \t]*$/
const BEGIN_TAB = /^:begin_tab:`([^`\n]{1,100})`[ \t]*$/

/**
 * Lines that say something of the block above or below: `:label:`, `:eqlabel:` and `:width:` of d2l books, `(label)=` of
 * MyST. Also the tabs of d2l books, `:begin_tab:` to `:end_tab:`.
 */
export function blockOptionsPlugin(md: MarkdownIt): void {
  const alt = ['paragraph', 'reference', 'blockquote', 'list']
  md.block.ruler.before('fence', 'block_option', (state, startLine, endLine, silent) => {
    const first = state.src.charCodeAt((state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0))
    if ((first !== 0x3a && first !== 0x28) || isOutside(state, startLine)) return false
    const line = lineText(state, startLine)
    if (line.length > 300) return false
    const tab = BEGIN_TAB.exec(line)
    if (tab) {
      let end = startLine + 1
      while (end < endLine && !/^:(?:end_tab:|begin_tab:`)/.test(lineText(state, end))) end++
      if (silent) return true
      pushElement(state, 'section', { class: 'tab' }, startLine, () => {
        pushLine(state, 'p', 'tab-title', tab[1] ?? '', startLine)
        readBlocks(state, startLine + 1, end)
      })
      // A tab that nothing ends goes up to the next one.
      state.line = end < endLine && lineText(state, end).startsWith(':end_tab:') ? end + 1 : end
      return true
    }
    const option = OPTION.exec(line)
    const target = option ? null : TARGET.exec(line)
    if (!option && !target) return false
    if (silent) return option !== null
    const token = state.push('block_option', '', 0)
    token.hidden = true
    token.meta = option ? { name: option[1], value: option[2] } : { name: 'target', value: target?.[1] }
    token.map = [startLine, startLine + 1]
    state.line = startLine + 1
    return true
  }, { alt })
  md.renderer.rules.block_option = () => ''
}
