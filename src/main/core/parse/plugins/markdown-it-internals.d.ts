/** Rules of markdown-it that its types leave out. */
declare module 'markdown-it/lib/rules_block/html_block.mjs' {
  import type { RuleBlock } from 'markdown-it/lib/parser_block.mjs'

  const htmlBlock: RuleBlock
  export default htmlBlock
}
declare module 'markdown-it/lib/rules_block/table.mjs' {
  import type { RuleBlock } from 'markdown-it/lib/parser_block.mjs'

  const table: RuleBlock
  export default table
}

/** The published types of these are of an older markdown-it, or there are none. */
declare module 'markdown-it-footnote' {
  import type MarkdownIt from 'markdown-it'

  export default function footnotes(md: MarkdownIt): void
}
declare module 'markdown-it-deflist' {
  import type MarkdownIt from 'markdown-it'

  export default function definitionLists(md: MarkdownIt): void
}
declare module 'markdown-it-abbr' {
  import type MarkdownIt from 'markdown-it'

  export default function abbreviations(md: MarkdownIt): void
}
declare module 'markdown-it-mark' {
  import type MarkdownIt from 'markdown-it'

  export default function marks(md: MarkdownIt): void
}
declare module 'markdown-it-sub' {
  import type MarkdownIt from 'markdown-it'

  export default function subscripts(md: MarkdownIt): void
}
declare module 'markdown-it-sup' {
  import type MarkdownIt from 'markdown-it'

  export default function superscripts(md: MarkdownIt): void
}
/** Shortcode to character. */
declare module 'markdown-it-emoji/lib/data/full.mjs' {
  const names: Record<string, string>
  export default names
}
