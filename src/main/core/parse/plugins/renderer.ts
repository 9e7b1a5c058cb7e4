import type MarkdownIt from 'markdown-it'
import type Token from 'markdown-it/lib/token.mjs'
import { escapeAttribute, escapeText } from '../sanitise/escape.ts'
import type { MathSlot, ReferenceSlot } from '../parsed-post.ts'
import { markRawStart, markSlot, RAW_END, type MarkdownEnv } from './slots.ts'

/** Writes tokens the way the sanitiser reads them best: formulas as slots, the author's HTML with its lines. */
export function rendererPlugin(md: MarkdownIt): void {
  const { rules } = md.renderer
  rules.text = (tokens, index) => escapeText(tokens[index]?.content ?? '')
  rules.math = (tokens, index, _options, env: MarkdownEnv) => {
    const token = tokens[index]
    return token ? markSlot(env, mathSlot(token, env.lineOffset)) : ''
  }
  rules.reference = (tokens, index, _options, env: MarkdownEnv) => {
    const token = tokens[index]
    return token ? markSlot(env, referenceSlot(token)) : ''
  }
  rules.image = (tokens, index) => {
    const token = tokens[index]
    return token ? `<img${imageAttributes(token).map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`).join('')}>` : ''
  }
  rules.html_block = (tokens, index, _options, env: MarkdownEnv) => {
    const token = tokens[index]
    return `${markRawStart((token?.map?.[0] ?? 0) + 1 + env.lineOffset)}${token?.content ?? ''}${RAW_END}`
  }
}

/** @param lineOffset lines of the file before the source; tokens in a paragraph know their line of the file already */
export function mathSlot({ content, map, block, meta }: Token, lineOffset: number): MathSlot {
  const line = map?.[0]
  const { display } = meta as { display: boolean }
  return { kind: 'math', tex: content, display, line: line === undefined ? null : block ? line + 1 + lineOffset : line }
}

/** A reference that the post itself has no label for; it knows its line of the file already. */
export function referenceSlot({ content, map, meta }: Token): ReferenceSlot {
  return { kind: 'reference', text: content, ...meta as Pick<ReferenceSlot, 'label' | 'named'>, line: map?.[0] ?? null }
}

/** An image's attributes, its description first. */
export function imageAttributes({ attrs, children }: Token): [string, string][] {
  return [['alt', altText(children ?? [])], ...(attrs ?? []).filter(([name]) => name !== 'alt')]
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
