import type MarkdownIt from 'markdown-it'
import footnotes from 'markdown-it-footnote'

/** Footnotes: `[^1]`, `^[inline]`; a second reference to a note has the number of the first. */
export function footnotesPlugin(md: MarkdownIt): void {
  md.use(footnotes)
  md.renderer.rules.footnote_caption = (tokens, index) => `[${(tokens[index]?.meta as { id: number }).id + 1}]`
}
