import type MarkdownIt from 'markdown-it'

/** `{#id}` at the end of a heading, with classes or kramdown's colon too. */
const OWN_ID = /^\{:?[ \t]*(?:[^#{}\s]\S*[ \t]+)*#([^\s{}]{1,200})[^{}]*\}$/

/** Takes the id an author gave a heading. Headings without one get theirs in the sanitiser, as in HTML files. */
export function headingIdsPlugin(md: MarkdownIt): void {
  md.core.ruler.after('block', 'heading_ids', ({ tokens }) => {
    for (let at = 0; at < tokens.length; at++) {
      const inline = tokens[at + 1]
      if (tokens[at]?.type !== 'heading_open' || !inline?.content.endsWith('}')) continue
      const start = inline.content.lastIndexOf('{')
      const list = inline.content.slice(start)
      const id = list.length <= 400 ? OWN_ID.exec(list)?.[1] : undefined
      if (id === undefined) continue
      tokens[at]?.attrSet('id', id)
      inline.content = inline.content.slice(0, start).trimEnd()
    }
  })
}
