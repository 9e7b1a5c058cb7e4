import type MarkdownIt from 'markdown-it'
import type StateInline from 'markdown-it/lib/rules_inline/state_inline.mjs'
import { isPicture, readSize, readWikiTarget, wikiAddress, wikiLabel, type WikiTarget } from './wiki-target.ts'

const CONTENT = /([^[\]\n]{1,500})\]\]/y

/**
 * Links and embeds in double brackets: `[[note]]`, `[[note#heading|words]]`, `[[#^block]]`, `![[picture.png|300]]`. An
 * embedded note in running text is a link to it.
 */
export function wikilinksPlugin(md: MarkdownIt): void {
  md.inline.ruler.before('link', 'wikilink', (state, silent) => {
    const { src, pos } = state
    const isEmbed = src[pos] === '!'
    const start = isEmbed ? pos + 1 : pos
    if (src[start] !== '[' || src[start + 1] !== '[') return false
    CONTENT.lastIndex = start + 2
    const content = CONTENT.exec(src)?.[1]
    if (content === undefined) return false
    const close = start + 2 + content.length
    if (close >= state.posMax || /[([:\]]/.test(src[close + 2] ?? '')) return false
    const target = readWikiTarget(content)
    if (!target || isReference(state, content)) return false
    if (!silent) {
      if (isEmbed && isPicture(target.path)) picture(state, target)
      else link(state, target, isEmbed)
    }
    state.pos = close + 2
    return true
  })
}

/** Markdown's own `[text]` of a reference, in brackets. */
function isReference({ env, md }: StateInline, content: string): boolean {
  const { references } = env as { references?: Record<string, unknown> }
  return references !== undefined && md.utils.normalizeReference(content) in references
}

function link(state: StateInline, target: WikiTarget, isEmbed: boolean): void {
  const open = state.push('link_open', 'a', 1)
  open.attrSet('href', wikiAddress(target))
  if (isEmbed) open.attrSet('class', 'embed')
  state.push('text', '', 0).content = wikiLabel(target)
  state.push('link_close', 'a', -1)
}

function picture(state: StateInline, { path, alias }: WikiTarget): void {
  const image = state.push('image', 'img', 0)
  const size = readSize(alias)
  image.attrSet('src', path.split('/').map(encodeURIComponent).join('/'))
  if (size) image.attrSet('width', size.width)
  if (size?.height) image.attrSet('height', size.height)
  const words = size ? alias.slice(0, Math.max(0, alias.lastIndexOf('|'))) : alias
  const text = new state.Token('text', '', 0)
  text.content = words
  image.children = [text]
}
