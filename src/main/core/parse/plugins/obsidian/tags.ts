import type MarkdownIt from 'markdown-it'
import { escapeText } from '../../sanitise/escape.ts'
import type { MarkdownEnv } from '../slots.ts'
import { isVault } from './vault.ts'

/** Letters, digits, `_`, `-` and `/`, not digits alone (https://help.obsidian.md/tags). */
const TAG = /#([\p{L}\p{N}\p{Extended_Pictographic}_/-]{1,100})/uy

/** `#tag` in the text of an Obsidian note: shown as a tag, and one of the post's tags. */
export function tagsPlugin(md: MarkdownIt): void {
  md.inline.ruler.before('emphasis', 'obsidian_tag', (state, silent) => {
    const { src, pos } = state
    if (src[pos] !== '#' || (pos > 0 && !/[\s(,;]/.test(src[pos - 1] ?? '')) || !isVault(state.env as MarkdownEnv)) return false
    TAG.lastIndex = pos
    const name = TAG.exec(src)?.[1]?.replace(/\/+$/, '')
    if (!name || /^[\d/-]+$/.test(name)) return false
    if (!silent) {
      state.push('obsidian_tag', 'span', 0).content = name
    }
    state.pos = pos + 1 + name.length
    return true
  })
  md.renderer.rules.obsidian_tag = (tokens, index, _options, env: MarkdownEnv) => {
    const name = tokens[index]?.content ?? ''
    env.tags.add(name)
    return `<span class="tag">#${escapeText(name)}</span>`
  }
}
