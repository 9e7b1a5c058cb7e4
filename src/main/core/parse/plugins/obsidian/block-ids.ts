import type MarkdownIt from 'markdown-it'
import type Token from 'markdown-it/lib/token.mjs'
import { hasIncluded } from '../included.ts'
import type { MarkdownEnv } from '../slots.ts'

const AT_END = /(?:^|[ \t\n])\^([A-Za-z0-9][A-Za-z0-9-]{1,63})$/

/** `^id` at the end of a paragraph or an item, or alone below a block: the block's id, for links to it. */
export function blockIdsPlugin(md: MarkdownIt): void {
  md.core.ruler.after('block', 'obsidian_block_ids', ({ src, tokens, env }) => {
    if (!src.includes('^') && !hasIncluded(env as MarkdownEnv)) return
    for (let at = 1; at < tokens.length; at++) {
      const inline = tokens[at]
      if (inline?.type !== 'inline' || !inline.content.includes('^')) continue
      const tail = inline.content.slice(-66)
      const id = AT_END.exec(tail)?.[1]
      const isAlone = inline.content === `^${id}`
      if (id === undefined || (isAlone && at < 2)) continue
      const block = isAlone ? blockAbove(tokens, at - 2) : blockOf(tokens, at)
      if (!block || block.attrGet('id') !== null) continue
      block.attrSet('id', `^${id}`)
      inline.content = inline.content.slice(0, -id.length - 1).trimEnd()
      if (isAlone) hide(tokens, at)
    }
  })
}

/** The element around a line of text; of a tight item, whose paragraph is not written, the item. */
function blockOf(tokens: readonly Token[], at: number): Token | undefined {
  const open = tokens[at - 1]
  return open?.hidden || tokens[at - 2]?.type === 'list_item_open' ? tokens[at - 2] : open
}

/** The start of the block that ends at `end`. */
function blockAbove(tokens: readonly Token[], end: number): Token | undefined {
  const close = tokens[end]
  if (close?.nesting !== -1) return close?.type === 'fence' || close?.type === 'math' ? undefined : close
  for (let at = end - 1; at >= 0; at--) {
    const token = tokens[at]
    if (token?.nesting === 1 && token.level === close.level) return token
  }
  return undefined
}

function hide(tokens: readonly Token[], at: number): void {
  for (const token of [tokens[at - 1], tokens[at + 1]]) if (token) token.hidden = true
}
