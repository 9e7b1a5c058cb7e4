import type StateBlock from 'markdown-it/lib/rules_block/state_block.mjs'
import type { MarkdownEnv } from './slots.ts'

/** Files included by files included … end here. */
const MAX_DEPTH = 4
/** Characters that one post may include, so that files which include each other do not grow without end. */
const MAX_TOTAL = 2_000_000

const included = new WeakMap<MarkdownEnv, { depth: number; total: number }>()

/** Whether the text of another file is being read now. */
export const isIncluded = (env: MarkdownEnv): boolean => (included.get(env)?.depth ?? 0) > 0

/** Whether a post has text that is not in its own file: cheap tests of the source do not tell for it. */
export const hasIncluded = (env: MarkdownEnv): boolean => included.has(env)

/**
 * Adds the blocks of a text that is none of this file. Its lines count as the one that includes it.
 * @returns false where too much was included already
 */
export function readIncluded(state: StateBlock, text: string, line: number): boolean {
  const env = state.env as MarkdownEnv
  const count = included.get(env) ?? { depth: 0, total: 0 }
  included.set(env, count)
  if (count.depth >= MAX_DEPTH || count.total + text.length > MAX_TOTAL) return false
  count.depth++
  count.total += text.length
  const before = state.tokens.length
  const { level } = state
  // The parser wants lines that end with a line feed only.
  state.md.block.parse(text.replace(/\r\n?/g, '\n'), state.md, state.env, state.tokens)
  for (let at = before; at < state.tokens.length; at++) {
    const token = state.tokens[at]
    if (!token) continue
    token.level += level
    if (token.map) token.map = [line, line + 1]
  }
  count.depth--
  return true
}

/** The text of a file as posts name it: beside the post, or from the root of its folder. */
export function readNamed(env: MarkdownEnv, ...paths: string[]): string | null {
  const { read } = env.surroundings
  if (!read) return null
  for (const path of paths) {
    const text = read(path) ?? (path.startsWith('/') ? null : read(`/${path}`))
    if (text !== null) return text
  }
  return null
}
