import type Token from 'markdown-it/lib/token.mjs'

/** Whole top-level blocks. `plain`: nothing in them is HTML of the author's, so that no one needs to read it as HTML. */
export interface TokenBlock { tokens: readonly Token[]; plain: boolean }

/** A post in Markdown as the sanitiser takes it. */
export interface TokenBlocks {
  blocks: Iterable<TokenBlock>
  /** HTML that no one has checked yet, of blocks that are not plain or stand where not all is closed. */
  toHtml(tokens: readonly Token[]): string
}

const PLAIN_INLINE = new Set([
  'text', 'softbreak', 'hardbreak', 'code_inline', 'math', 'reference', 'image', 'link_open', 'link_close', 'em_open', 'em_close', 'strong_open',
  'strong_close', 's_open', 's_close', 'mark_open', 'mark_close', 'sub_open', 'sub_close', 'sup_open', 'sup_close'
])
const PLAIN_BLOCK = new Set([
  'paragraph_open', 'paragraph_close', 'heading_open', 'heading_close', 'bullet_list_open', 'bullet_list_close', 'ordered_list_open',
  'ordered_list_close', 'list_item_open', 'list_item_close', 'blockquote_open', 'blockquote_close', 'hr', 'fence', 'code_block', 'math',
  'table_open', 'table_close', 'thead_open', 'thead_close', 'tbody_open', 'tbody_close', 'tr_open', 'tr_close', 'th_open', 'th_close',
  'td_open', 'td_close', 'figure_open', 'figure_close', 'figcaption_open', 'figcaption_close'
])
const PLAIN_ATTRIBUTES = new Set(['alt', 'class', 'data-line', 'height', 'href', 'id', 'src', 'start', 'style', 'title', 'width'])

/** Cuts the tokens of a post into blocks; neighbours of one kind are one. */
export function* cutTokens(tokens: readonly Token[]): Iterable<TokenBlock> {
  let from = 0
  let start = 0
  let depth = 0
  let plain = true
  let before = true
  for (const [at, token] of tokens.entries()) {
    depth += token.nesting
    plain &&= isPlain(token, tokens[at - 1])
    if (depth > 0) continue
    if (plain !== before && start > from) {
      yield { tokens: tokens.slice(from, start), plain: before }
      from = start
    }
    before = plain
    start = at + 1
    plain = true
  }
  if (start < tokens.length) before &&= plain && depth === 0
  if (from < tokens.length) yield { tokens: tokens.slice(from), plain: before }
}

function isPlain(token: Token, last: Token | undefined): boolean {
  if (token.type === 'inline') return token.children?.every((child) => PLAIN_INLINE.has(child.type) && hasPlainAttributes(child)) ?? true
  if (!PLAIN_BLOCK.has(token.type) || !hasPlainAttributes(token)) return false
  // What an HTML reader would end by itself.
  return last?.type !== 'paragraph_open' || last.hidden || token.type === 'paragraph_close'
}

const hasPlainAttributes = ({ attrs }: Token): boolean => attrs?.every(([name]) => PLAIN_ATTRIBUTES.has(name)) ?? true
