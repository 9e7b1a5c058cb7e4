import type MarkdownIt from 'markdown-it'
import type Token from 'markdown-it/lib/token.mjs'
import { escapeAttribute, escapeText } from '../sanitise/escape.ts'
import { markRawStart, markSlot, RAW_END, type MarkdownEnv } from './slots.ts'

/** Writes tokens the way the sanitiser reads them best: formulas as slots, the author's HTML with its lines. */
export function rendererPlugin(md: MarkdownIt): void {
  const { rules } = md.renderer
  rules.text = (tokens, index) => escapeText(tokens[index]?.content ?? '')
  rules.math = (tokens, index, _options, env: MarkdownEnv) => {
    const token = tokens[index]
    const line = token?.map?.[0]
    const isBlock = token?.block === true
    const { display } = token?.meta as { display: boolean }
    return markSlot(env, {
      kind: 'math',
      tex: token?.content ?? '',
      display,
      line: line === undefined ? null : isBlock ? line + 1 + env.lineOffset : line
    })
  }
  rules.image = (tokens, index) => {
    const token = tokens[index]
    const alt = altText(token?.children ?? [])
    const rest = token?.attrs?.filter(([name]) => name !== 'alt').map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`)
    return `<img alt="${escapeAttribute(alt)}"${rest?.join('') ?? ''}>`
  }
  rules.html_block = (tokens, index, _options, env: MarkdownEnv) => {
    const token = tokens[index]
    return `${markRawStart((token?.map?.[0] ?? 0) + 1 + env.lineOffset)}${token?.content ?? ''}${RAW_END}`
  }
}

/** The words of an image's description, with code and TeX as text. */
function altText(tokens: Token[]): string {
  let alt = ''
  for (const token of tokens) {
    if (token.type === 'text' || token.type === 'code_inline' || token.type === 'math') alt += token.content
    else if (token.type === 'softbreak' || token.type === 'hardbreak') alt += ' '
    else if (token.type === 'image') alt += altText(token.children ?? [])
  }
  return alt
}
