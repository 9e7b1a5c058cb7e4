import type MarkdownIt from 'markdown-it'
import type StateInline from 'markdown-it/lib/rules_inline/state_inline.mjs'
import type Token from 'markdown-it/lib/token.mjs'
import { unknownTag, unknownTagWarning } from '../../templates/unknown-tag.ts'
import type { MarkdownEnv } from '../slots.ts'
import { applyAttributes, openingOf } from './apply-attributes.ts'
import { readAttributesAt, type WrittenAttributes } from './read-attributes.ts'

const LIST = 'span_attributes'
/** What a list without a colon may follow: the end of an image, a link, emphasis or code. */
const SPAN_END = /[)\]*`~>]/

interface ListMeta { attributes: WrittenAttributes; source: string }

const seen = new WeakSet<object>()

/**
 * Attributes right behind an image, a link, emphasis, code or a formula: `![](a.png){: width="50%"}`. At the start of
 * a list item they are the item's. With kramdown's colon they are never text: where nothing stands before them their
 * source is shown as an unknown tag.
 */
export function spanAttributesPlugin(md: MarkdownIt): void {
  md.inline.ruler.before('escape', LIST, (state, silent) => {
    if (state.src.charCodeAt(state.pos) !== 0x7b || !mayBegin(state)) return false
    const found = readAttributesAt(state.src, state.pos)
    if (!found) return false
    if (!silent) {
      const token = state.push(LIST, '', 0)
      token.content = state.src.slice(state.pos, found.end)
      token.meta = { attributes: found.attributes, source: token.content } satisfies ListMeta
      seen.add(state.env as object)
    }
    state.pos = found.end
    return true
  })

  // Last, as other extensions find their marks in the text before.
  md.core.ruler.push(LIST, ({ env, tokens, Token: TokenType }) => {
    if (!seen.delete(env as object)) return
    for (const [at, block] of tokens.entries()) {
      if (block.type !== 'inline' || !block.children?.some(({ type }) => type === LIST)) continue
      const item = tokens[at - 1]?.type === 'paragraph_open' && tokens[at - 2]?.type === 'list_item_open' ? tokens[at - 2] : undefined
      block.children = settle(block.children, item ?? null, (source) => {
        const line = (block.map?.[0] ?? 0) + 1 + (env as MarkdownEnv).lineOffset
        ;(env as MarkdownEnv).warnings.push(unknownTagWarning(source, line))
        return Object.assign(new TokenType('html_inline', '', 0), { content: unknownTag(source, false) })
      })
    }
  })
  md.renderer.rules[LIST] = () => ''
}

function mayBegin({ src, pos, pending }: StateInline): boolean {
  const next = src[pos + 1] ?? ''
  if (next === ':') return true
  if (!/[.#A-Za-z ]/.test(next)) return false
  return SPAN_END.test(src[pos - 1] ?? '') && (pending === '' || /[*~]$/.test(pending))
}

function settle(children: readonly Token[], item: Token | null, unknown: (source: string) => Token): Token[] {
  const written: Token[] = []
  for (const token of children) {
    if (token.type !== LIST) {
      if (item && written.length === 0) token.content = token.content.trimStart()
      written.push(token)
      continue
    }
    const { attributes, source } = token.meta as ListMeta
    const isFirst = written.every(({ type, content }) => type === 'text' && content.trim() === '')
    const target = isFirst ? item : spanBefore(written)
    if (target) {
      applyAttributes(target, attributes)
      if (isFirst && item) written.length = 0
    } else if (attributes.colon && (attributes.words.length === 0 || attributes.classes.length > 0)) written.push(unknown(source))
    // `{:x}` behind a word is what programmers write, and `{x=1}` is of TeX.
    else written.push(Object.assign(token, { type: 'text', content: source }))
  }
  return written
}

function spanBefore(written: readonly Token[]): Token | null {
  let at = written.length - 1
  while (written[at]?.type === 'text' && written[at]?.content === '') at--
  const last = written[at]
  if (!last || last.type === 'text' || last.type === 'softbreak' || last.type === 'hardbreak' || last.type === 'html_inline') return null
  return openingOf(written, at)
}
