import type MarkdownIt from 'markdown-it'
import type StateCore from 'markdown-it/lib/rules_core/state_core.mjs'
import type Token from 'markdown-it/lib/token.mjs'
import { alignOf } from '../alignment.ts'
import type { MarkdownEnv } from './slots.ts'

const CAPTION_CLASS = /(?:^|\s)(?:image-?|img-?|fig(?:ure)?-?|photo-)?caption(?:\s|$)|(?:^|\s)figcaption(?:\s|$)/
/** How a caption begins that its author numbered. */
const NUMBERED = /^(?:fig(?:ure|\.)?|abb(?:ildung|\.)|图|圖)\s*\d{1,3}[a-z]?\s*[.:：|–—-]?/i
const SMALL = /^<(small|sub|sup|center|figcaption)(?:\s[^>]*)?>$/i
/** A paragraph longer than this is one of the text, whatever it looks like. */
const LONGEST = 1200

/**
 * Makes figures of pictures that stand alone in a paragraph. Their caption is what authors write for one: the title in
 * quotes, emphasised or small words below it or in the next paragraph, a paragraph with kramdown's class, or one that
 * begins with “Figure 3”.
 */
export function figuresPlugin(md: MarkdownIt): void {
  md.core.ruler.push('figures', (state) => {
    const { tokens } = state
    /** The tokens with figures, once there is one: to put each in its place would take ever longer. */
    let made: Token[] | null = null
    for (let at = 0; at < tokens.length; at++) {
      const found = pictureIn(tokens, at)
      const figure = found && makeFigure(state, at, found)
      if (figure) {
        made ??= tokens.slice(0, at)
        made.push(...figure.tokens)
        at += figure.length - 1
      } else {
        const token = tokens[at]
        if (made && token) made.push(token)
      }
    }
    if (made) state.tokens = made
  })
}

interface Picture { image: Token; shown: Token[]; caption: Token[] | null }

const isParagraph = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.type === 'paragraph_open' && tokens[at]?.hidden === false && tokens[at + 1]?.type === 'inline' && tokens[at + 2]?.type === 'paragraph_close'

/** A paragraph that is a picture, or a picture and its caption. */
function pictureIn(tokens: readonly Token[], at: number): Picture | null {
  const children = tokens[at]?.type === 'paragraph_open' ? tokens[at + 1]?.children : null
  // A look at the first words spares most paragraphs.
  if (!children || (children[0]?.type !== 'image' && !(children[1]?.type === 'image' || children[0]?.content === '')) || !isParagraph(tokens, at)) return null
  const kids = trimmed(children)
  const length = kids[0]?.type === 'link_open' && kids[2]?.type === 'link_close' ? 3 : 1
  const image = kids[length === 3 ? 1 : 0]
  if (image?.type !== 'image') return null
  const shown = kids.slice(0, length)
  if (kids.length === length) return { image, shown, caption: null }
  if (kids[length]?.type !== 'softbreak' && kids[length]?.type !== 'hardbreak') return null
  const caption = captionOf(trimmed(kids.slice(length + 1)))
  return caption && { image, shown, caption }
}

/** The words of a caption, without the marks that tell that it is one; null where it is none. */
function captionOf(kids: Token[]): Token[] | null {
  const first = kids[0]
  const last = kids.at(-1)
  if (!first || !last || kids.some(({ type }) => type === 'image')) return null
  if (first.type === 'text' && NUMBERED.test(first.content)) return kids
  if (kids.length < 3 || kids.reduce((length, { content }) => length + content.length, 0) > LONGEST) return null
  if (first.type === 'em_open' && last.type === 'em_close' && kids.slice(1, -1).every(({ type, level }) => type !== 'em_close' || level > first.level)) return kids.slice(1, -1)
  const tag = first.type === 'html_inline' ? SMALL.exec(first.content)?.[1] : undefined
  return tag !== undefined && last.type === 'html_inline' && last.content.toLowerCase() === `</${tag.toLowerCase()}>` ? kids.slice(1, -1) : null
}

/** @returns the figure's tokens, and how many of the post's they stand for */
function makeFigure(state: StateCore, at: number, { image, shown, caption }: Picture): { tokens: Token[]; length: number } | null {
  const { tokens, Token, md, env } = state
  // The author's own figure is around it.
  const outer = tokens[at - 1]
  if (outer?.type === 'html_block' && /<figure(?:\s[^>]*)?>\s*$/i.test(outer.content.slice(-500))) return null
  const [open, inline, close] = [tokens[at], tokens[at + 1], tokens[at + 2]]
  if (!open || !inline || !close) return null
  const title = image.attrGet('title')?.trim() ?? ''
  let words: Token[] | null = caption
  let length = 3
  let below = inline
  if (!words && title !== '') {
    words = []
    md.inline.parse(title, md, env, words)
    image.attrs = image.attrs?.filter(([name]) => name !== 'title') ?? null
  } else if (!words && isPandoc(env as MarkdownEnv) && (image.children?.length ?? 0) > 0) {
    // Pandoc's figures are captioned by the description of the picture.
    words = image.children ?? []
    image.children = [Object.assign(new Token('text', '', 0), { content: image.attrGet('fig-alt') ?? '' })]
  } else if (!words && isParagraph(tokens, at + 3)) {
    const kids = trimmed(tokens[at + 4]?.children ?? [])
    const isCaption = CAPTION_CLASS.test(tokens[at + 3]?.attrGet('class') ?? '')
    words = captionOf(kids) ?? (isCaption && kids.length > 0 ? kids : null)
    if (words) {
      length = 6
      below = tokens[at + 4] ?? inline
    }
  }
  const align = alignOf(`${open.attrGet('class') ?? ''} ${image.attrGet('class') ?? ''}`)
  const id = open.attrGet('id')
  Object.assign(open, { type: 'figure_open', tag: 'figure', attrs: [['class', ['figure', align].filter(Boolean).join(' ')], ...(id === null ? [] : [['id', id]])] })
  Object.assign(close, { type: 'figure_close', tag: 'figure' })
  inline.children = shown
  const made = [open, inline]
  if (words !== null) {
    const [start, end] = [new Token('figcaption_open', 'figcaption', 1), new Token('figcaption_close', 'figcaption', -1)]
    start.block = end.block = true
    start.level = end.level = open.level + 1
    start.map = below.map
    const text = new Token('inline', '', 0)
    Object.assign(text, { level: open.level + 2, children: words, map: below.map, block: true })
    made.push(start, text, end)
  }
  made.push(close)
  return { tokens: made, length }
}

const isPandoc = (env: MarkdownEnv): boolean => env.surroundings.site?.engine === 'quarto'

function trimmed(kids: readonly Token[]): Token[] {
  const isBlank = (token: Token | undefined) =>
    token !== undefined && ((token.type === 'text' && token.content.trim() === '') || token.type === 'softbreak' || token.type === 'hardbreak')
  let from = 0
  let to = kids.length
  while (from < to && isBlank(kids[from])) from++
  while (to > from && isBlank(kids[to - 1])) to--
  return kids.slice(from, to)
}
