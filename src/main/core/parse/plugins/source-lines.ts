import type MarkdownIt from 'markdown-it'
import type { MarkdownEnv } from './slots.ts'

/** Tells formulas, links and images within a paragraph the line of the file they stand on, for warnings. */
export function sourceLinesPlugin(md: MarkdownIt): void {
  md.core.ruler.push('source_lines', ({ tokens, env }) => {
    const { lineOffset, warnings } = env as MarkdownEnv
    let last = 0
    for (const block of tokens) {
      // Cells of a table have the line of their row.
      if (block.map) last = block.map[0]
      if (block.type !== 'inline' || !block.children) continue
      let line = last + 1 + lineOffset
      for (const token of block.children) {
        switch (token.type) {
          case 'softbreak': case 'hardbreak': line++; break
          case 'link_open': case 'image': token.attrPush(['data-line', String(line)]); break
          case 'unknown_open': {
            const { warning } = (token.meta ?? {}) as { warning?: string }
            if (warning !== undefined) warnings.push({ code: 'tag-unknown', message: warning, line })
            break
          }
          case 'reference': token.map = [line, line]; break
          case 'math':
            token.map = [line, line]
            line += (token.meta as { lines: number }).lines
            break
          case 'html_inline': if (token.content.includes('\n')) line += token.content.split('\n').length - 1
        }
      }
    }
  })
}
