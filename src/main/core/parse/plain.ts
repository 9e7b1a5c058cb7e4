import { foldText } from '../../../shared/canonical-text.ts'
import type { Section } from './parsed-post.ts'
import { escapeText } from './sanitise/escape.ts'
import type { Sanitised } from './sanitise/sanitise.ts'

/** A paragraph of more characters is cut, as browsers take long over endless lines. */
const MAX_PARAGRAPH = 10_000
/** A section ends behind so many characters. */
const SECTION = 6000

/**
 * A post as bare paragraphs of its source, where reading it as more would take too long. The text is written straight
 * away, by the rule of `shared/canonical-text.ts`, as this is for files of many megabytes.
 */
export function plainPost(source: string): Sanitised {
  const sections: Section[] = []
  const texts: string[] = []
  let html: string[] = []
  let length = 0
  let start = 0

  const endSection = () => {
    if (html.length > 0) sections.push({ parts: [html.join('')], start })
    html = []
    start = length
  }
  const paragraph = (words: string) => {
    const text = foldText(words)
    if (text === '') return
    html.push('<p>', escapeText(words), '</p>\n')
    texts.push(text)
    length += text.length + 1
    if (length - start > SECTION) endSection()
  }

  for (const words of source.split(/\n[ \t]*\r?\n/)) {
    for (let at = 0; at < words.length;) {
      const end = cutAt(words, at)
      paragraph(words.slice(at, end))
      at = end
    }
  }
  endSection()
  return {
    sections, text: texts.join('\n'), parts: [], headings: [], links: [], assets: [], leadingTitle: false, firstParagraph: null, more: null, isSource: true
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
