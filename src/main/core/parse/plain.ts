import { createOutput } from './sanitise/output.ts'
import { escapeText } from './sanitise/escape.ts'
import type { Sanitised } from './sanitise/sanitise.ts'

/** A paragraph of more characters is cut, as browsers take long over endless lines. */
const MAX_PARAGRAPH = 10_000

/** A post as bare paragraphs of its source, where reading it as more would take too long. */
export function plainPost(source: string): Sanitised {
  const out = createOutput()
  const paragraph = (text: string) => {
    if (out.isDue(false)) out.split('', '')
    out.builder.open('p')
    out.markup(`<p>${escapeText(text)}</p>\n`)
    out.builder.text(text)
    out.builder.close('p')
  }
  for (const text of source.split(/\n[ \t]*\r?\n/)) {
    if (text.trim() === '') continue
    for (let at = 0; at < text.length;) {
      const end = cutAt(text, at)
      paragraph(text.slice(at, end))
      at = end
    }
  }
  const sections = out.finish()
  return {
    sections, text: out.builder.toString(), headings: [], links: [], assets: [], leadingTitle: false, firstParagraph: null, more: null
  }
}

/** Where a paragraph that starts at `from` ends: at white space where there is some, never within a character. */
function cutAt(text: string, from: number): number {
  const end = from + MAX_PARAGRAPH
  if (end >= text.length) return text.length
  const space = Math.max(...[' ', '\n'].map((char) => text.slice(from, end).lastIndexOf(char)))
  if (space > 0) return from + space
  return /[\ud800-\udbff]/.test(text[end - 1] ?? '') ? end - 1 : end
}
