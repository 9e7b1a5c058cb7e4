import type MarkdownIt from 'markdown-it'
import type Token from 'markdown-it/lib/token.mjs'
import { hasIncluded } from '../included.ts'
import type { MarkdownEnv } from '../slots.ts'
import { calloutKind, calloutTitle, closeToken, openTokens, type Callout } from './callout.ts'

/** `[!NOTE]`, `[!tip]- Title`, `[!info|wide]+`. */
const MARK = /^\[!([A-Za-z][\w -]{0,40})(?:\|[^\]\n]{0,100})?\]([+-]?)(?!\()[ \t]*([^\n]*)(?:\n|$)/
/** `[!div class="checklist"]` of Microsoft's Learn pages: a box without a title. */
const PLAIN_BOX = /^\[!div\b[^\]\n]{0,200}\][ \t]*(?:\n|$)/i

/** `[!VIDEO address]` of Learn pages. */
const VIDEO = /^\[!VIDEO[ \t]+(https?:[^\s\]]{1,500})\]/i

type Box = { callout: Callout } | 'plain' | null

/**
 * Quotes that begin with `[!NOTE]`: GitHub's alerts, Obsidian's callouts (with a title, folded by `-`, unfolded by `+`)
 * and those of Learn pages, which are written alike.
 */
export function quoteCalloutsPlugin(md: MarkdownIt): void {
  md.core.ruler.after('block', 'quote_callouts', (state) => {
    if (!state.src.includes('[!') && !hasIncluded(state.env as MarkdownEnv)) return
    const { tokens } = state
    const boxes: Box[] = []
    const written: Token[] = []
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at]
      if (!token) continue
      if (token.type === 'blockquote_close') {
        const box = boxes.pop()
        if (box === 'plain') token.tag = 'div'
        else if (box) closeToken(state.Token, box.callout, token.level, token)
        written.push(token)
        continue
      }
      if (token.type !== 'blockquote_open') {
        written.push(token)
        continue
      }
      const inline = tokens[at + 1]?.type === 'paragraph_open' ? tokens[at + 2] : undefined
      const box = inline ? readBox(inline) : null
      boxes.push(box)
      if (box === 'plain') token.tag = 'div'
      if (box === null || box === 'plain') written.push(token)
      else written.push(...openTokens(state.Token, box.callout, token.map?.[0] ?? 0, token.level, token))
      // A paragraph that held no more than the mark.
      if (box !== null && inline?.content === '') at += 3
    }
    state.tokens = written
  })
}

/** Reads the mark and takes it off the text. */
function readBox(inline: Token): Box {
  if (!inline.content.startsWith('[!')) return null
  const take = (length: number, lines: number) => {
    inline.content = inline.content.slice(length)
    if (inline.map) inline.map = [inline.map[0] + lines, inline.map[1]]
  }
  const plain = PLAIN_BOX.exec(inline.content)
  if (plain) {
    take(plain[0].length, 1)
    return 'plain'
  }
  const video = VIDEO.exec(inline.content)
  if (video) {
    inline.content = `[Video: ${video[1]?.replace(/^https?:\/\//, '') ?? ''}](<${video[1] ?? ''}>)${inline.content.slice(video[0].length)}`
    return 'plain'
  }
  const found = MARK.exec(inline.content)
  if (!found) return null
  const [mark, name = '', fold, title = ''] = found
  take(mark.length, 1)
  return { callout: {
    kind: calloutKind(name),
    title: title.trim() || calloutTitle(name),
    fold: fold === '-' ? 'closed' : fold === '+' ? 'open' : null
  } }
}
