import type MarkdownIt from 'markdown-it'
import abbreviations from 'markdown-it-abbr'
import definitionLists from 'markdown-it-deflist'
import marks from 'markdown-it-mark'
import subscripts from 'markdown-it-sub'
import superscripts from 'markdown-it-sup'

/** What many writers add to CommonMark: `==mark==`, `H~2~O`, `x^2^`, `*[HTML]: abbreviations` and definition lists. */
export function extrasPlugin(md: MarkdownIt): void {
  md.use(definitionLists)
  md.use(marks)
  md.use(subscripts)
  md.use(superscripts)
  md.use(abbreviations)
}
