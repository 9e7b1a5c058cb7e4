import type Token from 'markdown-it/lib/token.mjs'
import type { CodeSlot, MathSlot, ReferenceSlot } from './parsed-post.ts'
import { codeSlot } from './plugins/code.ts'
import { imageAttributes, mathSlot, referenceSlot } from './plugins/renderer.ts'

/** What is told of a post: tags and text in document order. */
export interface Listener {
  open(name: string, attributes: Record<string, string>): void
  text(text: string): void
  close(name: string, implied: boolean): void
  place(slot: MathSlot | CodeSlot | ReferenceSlot): void
}

const NO_ATTRIBUTES: Record<string, string> = Object.freeze({})

/**
 * Tells plain blocks (`token-blocks.ts`) as an HTML reader would tell the HTML that markdown-it writes of them, line
 * breaks included, without writing and reading it.
 */
export function tellTokens(tokens: readonly Token[], lineOffset: number, to: Listener): void {
  for (const [at, token] of tokens.entries()) {
    switch (token.type) {
      case 'inline': tellInline(token.children ?? [], to); break
      case 'fence': case 'code_block':
        to.place(codeSlot(token, lineOffset))
        to.text('\n')
        break
      case 'math': to.place(mathSlot(token, lineOffset)); break
      default: tellTag(tokens, at, token, to)
    }
  }
}

function tellTag(tokens: readonly Token[], at: number, token: Token, to: Listener): void {
  if (token.hidden) return
  if (token.nesting < 0) to.close(token.tag, false)
  else {
    if (at > 0 && tokens[at - 1]?.hidden) to.text('\n')
    to.open(token.tag, attributesOf(token))
    if (token.nesting === 0) to.close(token.tag, true)
    const next = tokens[at + 1]
    if (token.nesting > 0 && next && (next.type === 'inline' || next.hidden || (next.nesting < 0 && next.tag === token.tag))) return
  }
  to.text('\n')
}

function tellInline(tokens: readonly Token[], to: Listener): void {
  for (const token of tokens) {
    switch (token.type) {
      case 'text': if (token.content !== '') to.text(token.content); break
      case 'softbreak': to.text('\n'); break
      case 'hardbreak':
        to.open('br', NO_ATTRIBUTES)
        to.close('br', true)
        to.text('\n')
        break
      case 'code_inline':
        to.open('code', attributesOf(token))
        if (token.content !== '') to.text(token.content)
        to.close('code', false)
        break
      case 'math': to.place(mathSlot(token, 0)); break
      case 'reference': to.place(referenceSlot(token)); break
      case 'image':
        to.open('img', Object.fromEntries(imageAttributes(token)))
        to.close('img', true)
        break
      default:
        if (token.nesting > 0) to.open(token.tag, attributesOf(token))
        else to.close(token.tag, false)
    }
  }
}

function attributesOf({ attrs }: Token): Record<string, string> {
  if (!attrs || attrs.length === 0) return NO_ATTRIBUTES
  const attributes: Record<string, string> = {}
  for (const [name, value] of attrs) attributes[name] ??= String(value)
  return attributes
}
