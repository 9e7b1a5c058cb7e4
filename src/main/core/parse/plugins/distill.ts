import type MarkdownIt from 'markdown-it'
import type StateInline from 'markdown-it/lib/rules_inline/state_inline.mjs'
import type Token from 'markdown-it/lib/token.mjs'

const OPEN = /<(d-footnote|dt-fn)(?:\s[^<>]*)?>/y
/** Texts in which no note closes any more, so that no end is searched for twice. */
const unclosed = new WeakSet<StateInline>()

interface Notes { list?: { content: string; tokens: Token[] }[] }

/** `<d-footnote>words</d-footnote>` of Distill in running text is a footnote, as `^[words]` is. */
export function distillPlugin(md: MarkdownIt): void {
  md.inline.ruler.before('html_inline', 'distill_note', (state, silent) => {
    const { src, pos, posMax } = state
    if (src[pos] !== '<' || (src[pos + 1] !== 'd') || unclosed.has(state)) return false
    OPEN.lastIndex = pos
    const name = OPEN.exec(src)?.[1]
    if (name === undefined) return false
    const start = OPEN.lastIndex
    const close = src.indexOf(`</${name}>`, start)
    const end = close + name.length + 3
    if (close < 0) unclosed.add(state)
    if (close < 0 || end > posMax) return false
    if (!silent) {
      const env = state.env as { footnotes?: Notes }
      const list = ((env.footnotes ??= {}).list ??= [])
      const content = src.slice(start, close)
      const note = { content, tokens: [] as Token[] }
      state.push('footnote_ref', '', 0).meta = { id: list.push(note) - 1 }
      state.md.inline.parse(content, state.md, state.env, note.tokens)
    }
    state.pos = end
    return true
  })
}
