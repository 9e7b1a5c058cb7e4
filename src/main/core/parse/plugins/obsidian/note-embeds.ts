import type MarkdownIt from 'markdown-it'
import { isIncluded, readIncluded, readNamed } from '../included.ts'
import { isOutside, lineText, pushElement } from '../nested-blocks.ts'
import type { MarkdownEnv } from '../slots.ts'
import { notePart } from './note-part.ts'
import { isPicture, readWikiTarget, wikiAddress, wikiLabel } from './wiki-target.ts'

const EMBED = /^!\[\[([^[\]\n]+)\]\][ \t]*$/

/**
 * A note embedded by `![[note]]`, `![[note#heading]]` or `![[note#^block]]` on a line of its own: quoted, with a link to
 * where it stands. What an embedded note embeds is a link.
 */
export function noteEmbedsPlugin(md: MarkdownIt): void {
  md.block.ruler.before('fence', 'wiki_embed', (state, startLine, _endLine, silent) => {
    const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0)
    if (state.src.charCodeAt(start) !== 0x21 || !state.src.startsWith('![[', start) || isOutside(state, startLine)) return false
    const target = readWikiTarget(EMBED.exec(lineText(state, startLine))?.[1] ?? '')
    const env = state.env as MarkdownEnv
    if (!target || target.path === '' || isPicture(target.path) || isIncluded(env)) return false
    const names = /\.(?:md|markdown)$/i.test(target.path) ? [target.path] : [`${target.path}.md`, `${target.path}.markdown`]
    const source = readNamed(env, ...names)
    const text = source === null ? null : notePart(source, target.part)
    if (text === null) return false
    if (silent) return true
    pushElement(state, 'blockquote', { class: 'embed-note' }, startLine, () => {
      pushElement(state, 'p', { class: 'embed-source' }, startLine, () => {
        const inline = state.push('inline', '', 0)
        inline.content = ''
        inline.map = [startLine, startLine + 1]
        const open = new state.Token('link_open', 'a', 1)
        open.attrSet('href', wikiAddress(target))
        const words = new state.Token('text', '', 0)
        words.content = wikiLabel(target)
        inline.children = [open, words, new state.Token('link_close', 'a', -1)]
      })
      readIncluded(state, text, startLine)
    })
    state.line = startLine + 1
    return true
  }, { alt: ['paragraph', 'reference', 'blockquote', 'list'] })
}
