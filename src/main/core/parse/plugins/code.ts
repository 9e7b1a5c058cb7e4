import type MarkdownIt from 'markdown-it'
import type Token from 'markdown-it/lib/token.mjs'
import { cleanTex } from '../math-text.ts'
import type { CodeSlot, MathSlot } from '../parsed-post.ts'
import { parseFenceInfo } from './fence-info.ts'
import { markSlot, type MarkdownEnv } from './slots.ts'

const withoutEnd = (code: string): string => (code.endsWith('\n') ? code.slice(0, -1) : code)

/** Code blocks as slots. */
export function codePlugin(md: MarkdownIt): void {
  const { rules } = md.renderer
  rules.fence = rules.code_block = (tokens, index, _options, env: MarkdownEnv) => {
    const token = tokens[index]
    return token ? `${markSlot(env, codeSlot(token, env.lineOffset))}\n` : ''
  }
}

/**
 * A code block; a fence of the language `math` is a display formula, as on GitHub.
 * @param lineOffset lines of the file before the source
 */
export function codeSlot({ type, content, info, map }: Token, lineOffset: number): CodeSlot | MathSlot {
  const code = withoutEnd(content)
  const line = map ? map[0] + 1 + lineOffset : null
  if (type === 'code_block') return { kind: 'code', code, language: '', title: '', line }
  const { language, title, ...lines } = parseFenceInfo(info)
  return language === 'math' && code.trim() !== ''
    ? { kind: 'math', tex: cleanTex(code), display: true, line }
    : { kind: 'code', code, language, title, line, ...lines }
}
