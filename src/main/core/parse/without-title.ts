import { foldText } from '../../../shared/canonical-text.ts'
import type { Sanitised } from './sanitise/sanitise.ts'

/** Leaves out a heading at the top that says what the title says: the page shows the title once, above the text. */
export function withoutTitle(content: Sanitised, title: string): Pick<Sanitised, 'sections' | 'text' | 'parts' | 'headings'> {
  const { sections, text, parts, headings } = content
  const first = headings[0]
  if (!content.leadingTitle || !first || loose(first.text) !== loose(title)) return content
  const cut = sections[1]?.start ?? text.length
  return {
    text: text.slice(cut),
    parts: parts.filter(({ start }) => start >= cut).map((part) => ({ ...part, start: part.start - cut, end: part.end - cut })),
    headings: headings.filter(({ start }) => start >= cut).map((heading) => ({ ...heading, start: heading.start - cut })),
    sections: sections.slice(1).map((section) => ({ ...section, start: Math.max(0, section.start - cut) }))
  }
}

/** A title in front matter may hold Markdown's marks and other quotation marks than the heading. */
const loose = (text: string): string =>
  foldText(text.normalize('NFC')).toLowerCase().replace(/[*_`$]/g, '').replace(/[\s.:!?“”"‘’']+/g, ' ').trim()
