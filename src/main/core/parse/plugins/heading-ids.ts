import type MarkdownIt from 'markdown-it'
import { applyAttributes } from './attributes/apply-attributes.ts'
import { readAttributesAt } from './attributes/read-attributes.ts'

/**
 * Takes what an author says of a heading behind its text, foremost its id: `{#id}`, `{.class #id}`, `{-}`, kramdown's
 * `{: #id}`. Headings without an id get theirs in the sanitiser, as in HTML files.
 */
export function headingIdsPlugin(md: MarkdownIt): void {
  md.core.ruler.after('block', 'heading_ids', ({ tokens }) => {
    for (let at = 0; at < tokens.length; at++) {
      const heading = tokens[at]
      const inline = tokens[at + 1]
      if (heading?.type !== 'heading_open' || !inline?.content.endsWith('}')) continue
      const start = inline.content.lastIndexOf('{')
      const { attributes, end } = readAttributesAt(inline.content, start) ?? {}
      if (!attributes || end !== inline.content.length) continue
      applyAttributes(heading, attributes)
      inline.content = inline.content.slice(0, start).trimEnd()
    }
  })
}
