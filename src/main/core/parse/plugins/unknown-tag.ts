import type StateBlock from 'markdown-it/lib/rules_block/state_block.mjs'
import type { MarkdownEnv } from './slots.ts'

/** Shows what a dialect says and Lectern does not know as its author wrote it, and warns. */
export function pushUnknownTag(state: StateBlock, source: string, what: string, line: number): void {
  const env = state.env as MarkdownEnv
  env.warnings.push({ code: 'tag-unknown', message: `Lectern does not know ${what}; its source is shown.`, line: line + 1 + env.lineOffset })
  const open = state.push('unknown_open', 'div', 1)
  open.attrSet('class', 'unknown-tag')
  open.attrSet('title', `Lectern does not know ${what}.`)
  open.map = [line, line + 1]
  const text = state.push('inline', '', 0)
  text.map = [line, line + 1]
  const words = new state.Token('text', '', 0)
  words.content = source
  text.children = [words]
  state.push('unknown_close', 'div', -1)
}
