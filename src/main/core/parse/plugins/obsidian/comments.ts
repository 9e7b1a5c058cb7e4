import type MarkdownIt from 'markdown-it'
import type StateInline from 'markdown-it/lib/rules_inline/state_inline.mjs'
import { isOutside, lineText } from '../nested-blocks.ts'
import type { MarkdownEnv } from '../slots.ts'
import { isVault } from './vault.ts'

/** Paragraphs that close no comment any more. */
const open = new WeakSet<StateInline>()

/** Comments: `%%` on lines of their own around any text; `%%…%%` in running text where the post is one of Obsidian. */
export function commentsPlugin(md: MarkdownIt): void {
  md.block.ruler.before('fence', 'obsidian_comment', (state, startLine, endLine, silent) => {
    const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0)
    if (!state.src.startsWith('%%', start) || isOutside(state, startLine)) return false
    if (lineText(state, startLine).trim() !== '%%') return false
    for (let line = startLine + 1; line < endLine; line++) {
      if (lineText(state, line).trim() !== '%%') continue
      if (!silent) state.line = line + 1
      return true
    }
    return false
  }, { alt: ['paragraph', 'reference', 'blockquote', 'list'] })

  md.inline.ruler.before('emphasis', 'obsidian_comment', (state, silent) => {
    const { src, pos } = state
    if (src[pos] !== '%' || src[pos + 1] !== '%' || !isVault(state.env as MarkdownEnv)) return false
    const close = open.has(state) ? -1 : src.indexOf('%%', pos + 2)
    if (close < 0) open.add(state)
    if (close < 0 || close >= state.posMax) return false
    if (!silent) {
      // Line breaks within stay, as lines are counted by them.
      const lines = src.slice(pos, close).split('\n').length - 1
      for (let at = 0; at < lines; at++) state.push('softbreak', 'br', 0)
    }
    state.pos = close + 2
    return true
  })
}
