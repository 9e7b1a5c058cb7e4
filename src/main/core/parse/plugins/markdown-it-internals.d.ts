/** The table rule of markdown-it, which its types leave out. */
declare module 'markdown-it/lib/rules_block/table.mjs' {
  import type { RuleBlock } from 'markdown-it/lib/parser_block.mjs'

  const table: RuleBlock
  export default table
}

/** Its published types are of an older markdown-it. */
declare module 'markdown-it-footnote' {
  import type MarkdownIt from 'markdown-it'

  export default function footnotes(md: MarkdownIt): void
}
