import type MarkdownIt from 'markdown-it'

/** d2l books mark sentences for slides by brackets around bold text: `[**so**]`, `(**so**)`, `[~~so~~]`. The brackets go. */
export function boldMarksPlugin(md: MarkdownIt): void {
  md.core.ruler.after('block', 'bold_marks', ({ src, tokens }) => {
    if (!/[[(](?:\*\*|~~)/.test(src) || !/:label:`|\.input\}/.test(src)) return
    for (const token of tokens) {
      if (token.type !== 'inline') continue
      token.content = token.content
        .replace(/[[(]\*\*((?:[^*]|\*(?!\*)){1,2000})\*\*[\])](?!\()/g, '**$1**')
        .replace(/[[(]~~((?:[^~]|~(?!~)){1,2000})~~[\])](?!\()/g, '$1')
    }
  })
}
