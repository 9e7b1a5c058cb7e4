import type MarkdownIt from 'markdown-it'
import { endOfIndented, isOutside, lineText, pushElement, pushLine, readBlocks } from '../nested-blocks.ts'
import { calloutKind, calloutTitle, pushCallout } from './callout.ts'

const ADMONITION = /^(!!!|\?\?\?\+?)[ \t]*([A-Za-z][\w-]*(?: +[\w-]+)*)?[ \t]*(?:"(.*)")?$/
const TAB = /^===[!+]{0,2}[ \t]+(?:"(.+)"|'(.+)')$/
const MAX_LINE = 1000
const INDENT = 4

/**
 * Admonitions and content tabs of Python-Markdown and MkDocs Material: `!!! note "Title"`, folded `??? note`, unfolded
 * `???+ note`, `=== "Label"`; their content is indented by four.
 */
export function admonitionsPlugin(md: MarkdownIt): void {
  const alt = ['paragraph', 'reference', 'blockquote', 'list']
  md.block.ruler.before('fence', 'admonition', (state, startLine, endLine, silent) => {
    const sign = state.src.charCodeAt((state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0))
    if ((sign !== 0x21 && sign !== 0x3f && sign !== 0x3d) || isOutside(state, startLine)) return false
    const line = lineText(state, startLine).trimEnd()
    if (line.length > MAX_LINE) return false
    const found = sign === 0x3d ? TAB.exec(line) : ADMONITION.exec(line)
    if (!found || (sign !== 0x3d && found[2] === undefined)) return false
    if (silent) return true
    const indent = (state.sCount[startLine] ?? 0) + INDENT
    const end = endOfIndented(state, startLine, endLine, indent)
    const body = () => { readBlocks(state, startLine + 1, end, indent) }
    if (sign === 0x3d) {
      pushElement(state, 'section', { class: 'tab' }, startLine, () => {
        pushLine(state, 'p', 'tab-title', found[1] ?? found[2] ?? '', startLine)
        body()
      })
    } else {
      const [, mark, words = '', given] = found
      // Words behind the first are classes: `note inline end`.
      const name = words.split(/\s/)[0] ?? ''
      const title = given === undefined ? calloutTitle(name) : given.replace(/\\"/g, '"').trim() || null
      pushCallout(state, { kind: calloutKind(name), title, fold: mark === '!!!' ? null : mark === '???' ? 'closed' : 'open' }, startLine, body)
    }
    state.line = end
    return true
  }, { alt })
}
