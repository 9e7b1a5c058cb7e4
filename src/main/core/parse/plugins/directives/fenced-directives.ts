import type MarkdownIt from 'markdown-it'
import { isOutside, lineText } from '../nested-blocks.ts'
import { pushUnknownTag } from '../unknown-tag.ts'
import { readOptions, type Directive } from './directive.ts'
import { isDirective, showDirective } from './show-directive.ts'

const OPENING = /^(`{3,}|~{3,}|:{3,})[ \t]*\{([A-Za-z][\w:+-]*)\}[ \t]*(.*)$/

/** MyST's directives in fences: ```` ```{note} Title ````, with settings below. Names of languages stay code: `{python}`. */
export function fencedDirectivesPlugin(md: MarkdownIt): void {
  md.block.ruler.before('fence', 'fenced_directive', (state, startLine, endLine, silent) => {
    const first = state.src.charCodeAt((state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0))
    if ((first !== 0x60 && first !== 0x7e) || isOutside(state, startLine)) return false
    const opening = lineText(state, startLine)
    const [, mark = '', name = '', argument = ''] = opening.length > 1000 ? [] : OPENING.exec(opening) ?? []
    if (mark === '' || !isDirective(name.toLowerCase())) return false
    const close = closingLine()
    if (close === null) return false
    if (silent) return true
    const options = new Map<string, string>()
    const from = readOptions(state, startLine + 1, close, options)
    const directive: Directive = {
      name: name.toLowerCase(), argument: argument.trim(), id: '', options, opening, line: startLine, from, to: close,
      classes: (options.get('class') ?? '').split(/\s+/).filter(Boolean)
    }
    if (!showDirective(state, directive)) {
      pushUnknownTag(state, state.getLines(startLine, close + 1, state.blkIndent, false).trimEnd(), `what {${name}} says here`, startLine)
    }
    state.line = close + 1
    return true

    function closingLine(): number | null {
      for (let line = startLine + 1; line < endLine; line++) {
        const text = lineText(state, line)
        if (text.startsWith(mark) && text.trimEnd() === (mark[0] ?? '').repeat(text.trimEnd().length) && !isOutside(state, line)) return line
      }
      return null
    }
  }, { alt: ['paragraph', 'reference', 'blockquote', 'list'] })
}
