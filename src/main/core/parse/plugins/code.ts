import type MarkdownIt from 'markdown-it'
import { cleanTex } from '../math-text.ts'
import { parseFenceInfo } from './fence-info.ts'
import { markSlot, type MarkdownEnv } from './slots.ts'

const withoutEnd = (code: string): string => (code.endsWith('\n') ? code.slice(0, -1) : code)

/** Code blocks as slots; a fence of the language `math` is a display formula, as on GitHub. */
export function codePlugin(md: MarkdownIt): void {
  md.renderer.rules.code_block = (tokens, index, _options, env: MarkdownEnv) => {
    const token = tokens[index]
    const line = token?.map ? token.map[0] + 1 + env.lineOffset : null
    return `${markSlot(env, { kind: 'code', code: withoutEnd(token?.content ?? ''), language: '', title: '', line })}\n`
  }
  md.renderer.rules.fence = (tokens, index, _options, env: MarkdownEnv) => {
    const token = tokens[index]
    const code = withoutEnd(token?.content ?? '')
    const line = token?.map ? token.map[0] + 1 + env.lineOffset : null
    const { language, title, ...lines } = parseFenceInfo(token?.info ?? '')
    const isMath = language === 'math' && code.trim() !== ''
    return `${markSlot(env, isMath
      ? { kind: 'math', tex: cleanTex(code), display: true, line }
      : { kind: 'code', code, language, title, line, ...lines })}\n`
  }
}
