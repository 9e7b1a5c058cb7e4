import type { ThemedToken } from 'shiki/core'
import { escapeHtml } from './escape.ts'

const PLAIN = 'var(--shiki-foreground)'
const Style = { Italic: 1, Bold: 2, Underline: 4, Strikethrough: 8 } as const

/** One line of tokens as HTML, with as few spans as can be: plain text has none, equal neighbours share one. */
export function tokensToHtml(tokens: ThemedToken[]): string {
  let html = ''
  let style = ''
  let text = ''
  const flush = () => {
    if (text !== '') html += style === '' ? escapeHtml(text) : `<span style="${escapeHtml(style)}">${escapeHtml(text)}</span>`
    text = ''
  }
  for (const token of tokens) {
    const next = styleOf(token)
    // White space looks the same in any colour; with a line under or through it, it does not.
    if (next !== style && !(token.content.trim() === '' && !style.includes('decoration') && !next.includes('decoration'))) {
      flush()
      style = next
    }
    text += token.content
  }
  flush()
  return html
}

function styleOf({ color, fontStyle = 0 }: ThemedToken): string {
  const rules: string[] = []
  if (color && color !== PLAIN) rules.push(`color:${color}`)
  if (fontStyle > 0) {
    if (fontStyle & Style.Italic) rules.push('font-style:italic')
    if (fontStyle & Style.Bold) rules.push('font-weight:bold')
    const lines = [fontStyle & Style.Underline ? 'underline' : '', fontStyle & Style.Strikethrough ? 'line-through' : '']
    if (fontStyle & (Style.Underline | Style.Strikethrough)) rules.push(`text-decoration:${lines.join(' ').trim()}`)
  }
  return rules.join(';')
}
