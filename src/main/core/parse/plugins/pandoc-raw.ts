import type MarkdownIt from 'markdown-it'

const BLOCK = /^\{=([a-z0-9]+)\}\s*$/
const INLINE = /^\{=([a-z0-9]+)\}/
const LATEX_BREAK = /^\\(?:newpage|clearpage|pagebreak|bigskip|medskip|smallskip|noindent|vspace\{[^{}]*\})$/

/**
 * Pandoc's raw parts: a fence or a code span marked `{=html}` is HTML of the author's; one of another format is for
 * another output and stays code. A line that only breaks LaTeX's page shows nothing.
 */
export function pandocRawPlugin(md: MarkdownIt): void {
  md.core.ruler.after('block', 'pandoc_raw_block', ({ src, tokens }) => {
    if (src.includes('{=')) {
      for (const token of tokens) {
        if (token.type === 'fence' && BLOCK.exec(token.info)?.[1] === 'html') Object.assign(token, { type: 'html_block', tag: '' })
      }
    }
    if (!/^\\[a-z]/m.test(src)) return
    for (let at = tokens.length - 2; at > 0; at--) {
      if (tokens[at]?.type === 'inline' && tokens[at - 1]?.type === 'paragraph_open' && LATEX_BREAK.test(tokens[at]?.content ?? '')) tokens.splice(at - 1, 3)
    }
  })
  md.core.ruler.after('inline', 'pandoc_raw_inline', ({ src, tokens }) => {
    if (!src.includes('`{=')) return
    for (const { children } of tokens) {
      for (const [at, token] of children?.entries() ?? []) {
        const next = children?.[at + 1]
        const format = token.type === 'code_inline' && next?.type === 'text' ? INLINE.exec(next.content) : null
        if (!format || !next) continue
        next.content = next.content.slice(format[0].length)
        if (format[1] === 'html') Object.assign(token, { type: 'html_inline', tag: '' })
      }
    }
  })
}
