import type MarkdownIt from 'markdown-it'
import type StateInline from 'markdown-it/lib/rules_inline/state_inline.mjs'
import type Token from 'markdown-it/lib/token.mjs'
import { readAttributeList, type AttributeList } from '../attribute-list.ts'

/** Size and words of a picture in Obsidian: `![words|300x200](x.png)`. */
const SIZE = /^(.*?)\|?\s*(\d{1,5})(?:x(\d{1,5}))?\s*$/
const LIST = /^\{([^{}\n:][^{}\n]{0,300})\}/

/**
 * Attributes of Pandoc behind what stands in a line: `[words]{.aside}`, `![picture](x.png){width=50%}`,
 * `[link](x){target="_blank"}`. Ids, classes and widths are kept. Also the size in a picture's words, as Obsidian has it.
 */
export function spansPlugin(md: MarkdownIt): void {
  md.inline.ruler.after('link', 'span', (state, silent) => {
    const { src, pos } = state
    if (src[pos] !== '[' || !mayHoldSpans(state)) return false
    const close = state.md.helpers.parseLinkLabel(state, pos)
    if (close < 0 || src[close + 1] !== '{') return false
    const found = LIST.exec(src.slice(close + 1, close + 310))
    const list = found ? readAttributeList(found[1] ?? '') : null
    if (!found || !list || (list.classes.length === 0 && list.id === '')) return false
    if (!silent) {
      const { posMax } = state
      const tag = list.classes.includes('mark') ? 'mark' : list.classes.includes('kbd') ? 'kbd' : 'span'
      setAttributes(state.push('span_open', tag, 1), list)
      Object.assign(state, { pos: pos + 1, posMax: close })
      state.md.inline.tokenize(state)
      state.posMax = posMax
      state.push('span_close', tag, -1)
    }
    state.pos = close + 1 + found[0].length
    return true
  })
  md.core.ruler.after('inline', 'inline_attributes', ({ src, tokens }) => {
    const hasLists = /[)`]\{/.test(src)
    const hasSizes = /!\[[^[\]\n]*\d\]\(/.test(src)
    if (!hasLists && !hasSizes) return
    for (const { children } of tokens) {
      if (!children) continue
      for (const [at, token] of children.entries()) {
        if (token.type === 'image' && hasSizes) takeSize(token)
        const isCarrier = token.type === 'image' || token.type === 'link_close' || token.type === 'code_inline'
        const next = children[at + 1]
        const found = isCarrier && hasLists && next?.type === 'text' ? LIST.exec(next.content) : null
        const list = found ? readAttributeList(found[1] ?? '') : null
        if (!found || !next || !list || list.classes.length + list.values.size + list.id.length === 0 || [...list.values.values()].includes('')) continue
        next.content = next.content.slice(found[0].length)
        const carrier = token.type === 'link_close' ? children.slice(0, at).findLast(({ type }) => type === 'link_open') : token
        if (carrier) setAttributes(carrier, list)
      }
    }
  })
}

const spans = new WeakMap<StateInline, boolean>()

/** Asked once per paragraph. */
function mayHoldSpans(state: StateInline): boolean {
  const known = spans.get(state) ?? state.src.includes(']{')
  spans.set(state, known)
  return known
}

function setAttributes(token: Token, { id, classes, values }: AttributeList): void {
  if (id !== '') token.attrSet('id', id)
  if (classes.length > 0) token.attrJoin('class', classes.join(' '))
  if (token.type !== 'image') return
  const width = values.get('width') ?? ''
  if (width !== '') token.attrSet('style', `width:${/^\d+$/.test(width) ? `${width}px` : width}`)
  const align = values.get('fig-align') ?? values.get('align') ?? ''
  if (/^(?:left|center|right)$/.test(align)) token.attrJoin('class', `align-${align}`)
}

function takeSize(image: Token): void {
  const last = image.children?.at(-1)
  const alone = image.children?.length === 1
  const found = last?.type === 'text' && last.content.length < 500 && (last.content.includes('|') || alone) ? SIZE.exec(last.content) : null
  if (!found || !last || (found[1] === '' ? !alone || image.content.trim() === '' : !last.content.includes('|'))) return
  if (!last.content.includes('|') && !/^\d{2,4}(?:x\d{2,4})?$/.test(last.content)) return
  last.content = found[1] ?? ''
  image.attrSet('width', found[2] ?? '')
  if (found[3]) image.attrSet('height', found[3])
}
