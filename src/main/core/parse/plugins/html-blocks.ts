import type MarkdownIt from 'markdown-it'
import type StateBlock from 'markdown-it/lib/rules_block/state_block.mjs'
import { lineText } from './nested-blocks.ts'
import type { MarkdownEnv } from './slots.ts'

const OPEN = /^<([a-z][a-z0-9]{0,15})((?:\s[^<>]*)?\smarkdown(?:\s*=\s*(?:"(?:1|block|span|true)"|'(?:1|block|span|true)'|1|block|span|true))?(?=[\s>])[^<>]*)>/i
const CLOSE = /^<\/([a-z][a-z0-9]{0,15})\s*>[ \t]*$/i
/** Between columns of Hugo's themes. */
const DIVIDER = /^<--->[ \t]*$/
const TAG = /<(\/?)(div|table|thead|tbody|tr|td|th|figure|section|details|center|ul|ol|li|p|article|aside|picture)(?=[\s>/])/gi
const INDENTED_TAG = /^<(?:\/?[a-z][a-z0-9]{0,15}(?=[\s>/])|!--)/i
const CODE_INDENT = 4

/** Elements whose content is Markdown and that are open, for each block of text that is read. */
const open = new WeakMap<object, string[]>()

/**
 * What kramdown and Python-Markdown read other than CommonMark. Elements with `markdown="1"` hold Markdown, with or
 * without empty lines around it. And within an element that is still open, a tag that is indented is a tag, not code.
 */
export function htmlBlocksPlugin(md: MarkdownIt): void {
  const alt = ['paragraph', 'reference', 'blockquote', 'list']
  md.block.ruler.before('code', 'markdown_in_html', (state, startLine, _endLine, silent) => {
    const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0)
    if (state.src.charCodeAt(start) !== 0x3c) return false
    const line = lineText(state, startLine)
    if (DIVIDER.test(line)) {
      if (!silent) state.line = startLine + 1
      return true
    }
    const opening = OPEN.exec(line)
    const waiting = open.get(state.env as object)
    const closing = !opening && waiting?.length ? CLOSE.exec(line) : null
    if (!opening && closing?.[1]?.toLowerCase() !== waiting?.at(-1)) return false
    if (!opening && !closing) return false
    if (silent) return true
    if (opening) begin(state, startLine, line, opening)
    else {
      waiting?.pop()
      push(state, line, startLine)
    }
    state.line = startLine + 1
    return true
  }, { alt })

  md.block.ruler.before('code', 'indented_html', (state, startLine, endLine, silent) => {
    if (silent || state.parentType !== 'root' || (state.sCount[startLine] ?? 0) - state.blkIndent < CODE_INDENT) return false
    const last = state.tokens.at(-1)
    const { engine } = (state.env as MarkdownEnv).surroundings.site ?? { engine: null }
    if (last?.type !== 'html_block' || (engine !== 'jekyll' && engine !== null) || !INDENTED_TAG.test(lineText(state, startLine))) return false
    if (!leavesOpen(state)) return false
    let end = startLine + 1
    while (end < endLine && !state.isEmpty(end)) end++
    push(state, state.getLines(startLine, end, state.blkIndent, true), startLine).map = [startLine, end]
    state.line = end
    return true
  })
}

function push(state: StateBlock, html: string, line: number) {
  const token = state.push('html_block', '', 0)
  token.content = html
  token.map = [line, line + 1]
  return token
}

function begin(state: StateBlock, startLine: number, line: string, [tag, name = '', attributes = '']: RegExpExecArray): void {
  push(state, `<${name}${attributes.replace(/\smarkdown(?:\s*=\s*(?:"\w+"|'\w+'|\w+))?(?=\s|$)/i, '')}>`, startLine)
  const rest = line.slice(tag.length).trim()
  const close = `</${name}>`
  const isWhole = rest.toLowerCase().endsWith(close.toLowerCase())
  const words = isWhole ? rest.slice(0, -close.length).trim() : rest
  if (words !== '') {
    const inline = state.push('inline', '', 0)
    Object.assign(inline, { content: words, children: [], map: [startLine, startLine + 1] })
  }
  if (isWhole) push(state, close, startLine)
  else open.set(state.env as object, [...(open.get(state.env as object) ?? []).slice(-50), name.toLowerCase()])
}

/** Whether the HTML just above has an element that is not closed in it. A long way up is not looked at. */
function leavesOpen({ tokens }: StateBlock): boolean {
  let depth = 0
  for (let at = tokens.length - 1, seen = 0; at >= 0 && seen < 30 && tokens[at]?.type === 'html_block'; at--, seen++) {
    for (const [, slash] of [...(tokens[at]?.content.slice(-2000) ?? '').matchAll(TAG)].reverse()) {
      depth += slash === '/' ? -1 : 1
      if (depth > 0) return true
    }
  }
  return false
}
