import type { Piece } from './template.ts'
import { escapeAttribute, escapeText } from '../sanitise/escape.ts'

/** What stands for a tag, and the tag as its author wrote it, for where it turns out to be code. */
export interface Snippet {
  pieces: readonly Piece[]
  /** Whether it ends a paragraph. */
  block: boolean
  source: string
}

/**
 * In the text that goes to markdown-it a mark stands for a snippet. It begins with a character that the inline parser
 * stops at; the second is one of private use that `withoutMarks` took out of the author's text.
 */
const SIGN = '\ue07d'
export const MARK_START = `{${SIGN}`
const MARKS = new RegExp(`\\{${SIGN}(\\d{1,6})\\}`, 'g')
/** A mark at `lastIndex`. */
export const MARK_HERE = new RegExp(MARKS.source, 'y')

export const markOf = (index: number): string => `${MARK_START}${index}}`

export const hasMark = (text: string): boolean => text.includes(MARK_START)

/** Text in which nothing passes for a mark. */
export const withoutMarks = (text: string): string => (text.includes(SIGN) ? text.replaceAll(SIGN, '\ufffd') : text)

export const replaceMarks = (text: string, snippets: readonly Snippet[], write: (snippet: Snippet, at: number) => string): string =>
  text.replace(MARKS, (_, index: string, at: number) => {
    const snippet = snippets[Number(index)]
    return snippet ? write(snippet, at) : ''
  })

/** Text with its tags as they were written: what code, addresses and formulas show. */
export const restoreMarks = (text: string, snippets: readonly Snippet[]): string => replaceMarks(text, snippets, ({ source }) => source)

/** A snippet in the midst of HTML. @param inline turns running text into HTML */
export const snippetHtml = ({ pieces }: Pick<Snippet, 'pieces'>, inline: (markdown: string) => string): string =>
  pieces.map((piece) => pieceHtml(piece, inline)).join('')

function pieceHtml(piece: Piece, inline: (markdown: string) => string): string {
  if ('html' in piece) return piece.html
  if ('markdown' in piece) return inline(piece.markdown)
  if ('image' in piece) return `<img${Object.entries(piece.image).map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`).join('')}>`
  const language = /^[^\s{]*/.exec(piece.info)?.[0] ?? ''
  // Line breaks as references, so that the lines of the author's HTML around it can still be counted.
  return `<pre><code class="language-${escapeAttribute(language)}">${escapeText(piece.code).replace(/\n/g, '&#10;')}</code></pre>`
}
