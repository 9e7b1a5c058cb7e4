import type MarkdownIt from 'markdown-it'
import names from 'markdown-it-emoji/lib/data/full.mjs'

const SHORTCODE = /:([a-z0-9_+-]{1,50}):/y
const COLON = 0x3a

/**
 * Emoji shortcodes as GitHub writes them: `:rocket:`. Only known names count; emoticons stay as they are, in posts with
 * code and formulas they are rarely faces.
 */
export function emojiPlugin(md: MarkdownIt): void {
  md.inline.ruler.push('emoji', (state, silent) => {
    if (state.src.charCodeAt(state.pos) !== COLON) return false
    SHORTCODE.lastIndex = state.pos
    const name = SHORTCODE.exec(state.src)?.[1] ?? ''
    const emoji = Object.hasOwn(names, name) ? names[name] : undefined
    if (emoji === undefined) return false
    if (!silent) state.push('text', '', 0).content = emoji
    state.pos += name.length + 2
    return true
  })
}
