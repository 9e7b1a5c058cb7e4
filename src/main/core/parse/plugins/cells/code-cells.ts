import type MarkdownIt from 'markdown-it'
import { hasIncluded } from '../included.ts'
import type { MarkdownEnv } from '../slots.ts'

const OPTIONS = /^(?:[ \t]*(?:#|\/\/|%|--)\|[^\n]*(?:\n|$))+/
const HIDDEN = /\|[ \t]*include:[ \t]*false\b/
/** `#@tab pytorch`, `%%tab all`, `%load_ext d2lbook.tab`. */
const TAB = /^(?:#@tab|%%tab)[ \t]+([^\n]{1,80})(?:\n|$)/

/** Cells of notebooks in fences: settings (`#| echo: false`) are left out, and d2l's `#@tab pytorch` becomes the title. */
export function codeCellsPlugin(md: MarkdownIt): void {
  md.core.ruler.after('block', 'code_cells', (state) => {
    if (!/\|[ \t]*[\w-]+:|#@tab|%%tab/.test(state.src) && !hasIncluded(state.env as MarkdownEnv)) return
    let hidden = false
    for (const token of state.tokens) {
      if (token.type !== 'fence') continue
      const options = token.info.includes('{') ? OPTIONS.exec(token.content)?.[0] ?? '' : ''
      if (options !== '') {
        token.content = token.content.slice(options.length)
        if (HIDDEN.test(options)) {
          token.type = 'hidden_cell'
          hidden = true
        }
      }
      const tab = TAB.exec(token.content)
      if (!tab) continue
      token.content = token.content.slice(tab[0].length)
      const name = (tab[1] ?? '').trim().replaceAll('"', '')
      if (name !== 'all' && !/\btitle=/.test(token.info)) token.info = `${token.info} title="${name}"`
    }
    if (hidden) state.tokens = state.tokens.filter(({ type }) => type !== 'hidden_cell')
  })
}
