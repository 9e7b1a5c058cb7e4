import type MarkdownIt from 'markdown-it'
import type StateCore from 'markdown-it/lib/rules_core/state_core.mjs'
import type Token from 'markdown-it/lib/token.mjs'
import footnotes from 'markdown-it-footnote'

/** What markdown-it-footnote notes of one: the tokens of an inline one, the label of the others. */
interface Note { label?: string; count?: number; content?: string; tokens?: Token[] }

/** Footnotes: `[^1]`, `^[inline]`; a second reference to a note has the number of the first. */
export function footnotesPlugin(md: MarkdownIt): void {
  md.use(footnotes)
  md.core.ruler.at('footnote_tail', moveToEnd)
  md.renderer.rules.footnote_caption = (tokens, index) => `[${(tokens[index]?.meta as { id: number }).id + 1}]`
}

/** Puts the notes behind the text as markdown-it-footnote does, but in a time that grows with their number only. */
function moveToEnd(state: StateCore): void {
  const { list } = (state.env as { footnotes?: { list?: Note[] } }).footnotes ?? {}
  const { text, bodies } = takeBodies(state.tokens)
  state.tokens = text
  if (!list) return
  const push = (type: string, tag: string, nesting: Token['nesting'], rest: Partial<Token> = {}) => {
    text.push(Object.assign(new state.Token(type, tag, nesting), rest))
  }
  push('footnote_block_open', '', 1)
  for (const [id, { label, count = 0, content = '', tokens }] of list.entries()) {
    push('footnote_open', '', 1, { meta: { id, label } })
    if (tokens) {
      push('paragraph_open', 'p', 1, { block: true })
      push('inline', '', 0, { children: tokens, content })
      push('paragraph_close', 'p', -1, { block: true })
    } else if (label) for (const token of bodies.get(label) ?? []) text.push(token)
    const end = text.at(-1)?.type === 'paragraph_close' ? text.pop() : undefined
    for (let subId = 0; subId < Math.max(1, count); subId++) push('footnote_anchor', '', 0, { meta: { id, subId, label } })
    if (end) text.push(end)
    push('footnote_close', '', -1)
  }
  push('footnote_block_close', '', -1)
}

/** The tokens without the notes' definitions, and what each of these holds by its label. */
function takeBodies(tokens: readonly Token[]): { text: Token[]; bodies: Map<string, Token[]> } {
  const text: Token[] = []
  const bodies = new Map<string, Token[]>()
  let inside: Token[] | null = null
  for (const token of tokens) {
    if (token.type === 'footnote_reference_open') bodies.set((token.meta as { label: string }).label, inside = [])
    else if (token.type === 'footnote_reference_close') inside = null
    else (inside ?? text).push(token)
  }
  return { text, bodies }
}
