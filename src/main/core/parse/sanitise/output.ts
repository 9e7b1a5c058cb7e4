import { createTextBuilder, foldText, type TextBuilder } from '../../../../shared/canonical-text.ts'
import type { TextPart } from '../../../../shared/model.ts'
import type { CodeSlot, ImageSlot, LinkSlot, MathSlot, Part, ReferenceSlot, Section } from '../parsed-post.ts'

/** A section that is longer than this many characters of text ends at the next block. */
const LONG_SECTION = 6000
/** A section that is shorter than this goes on over the next heading. */
const SHORT_SECTION = 500

export interface Output {
  readonly builder: TextBuilder
  /** Filled in the order in which the parts end. */
  readonly parts: TextPart[]
  markup(html: string): void
  math(slot: MathSlot): void
  code(slot: CodeSlot): void
  image(slot: ImageSlot): void
  link(slot: LinkSlot): void
  reference(slot: ReferenceSlot): void
  /** Leaves room for markup that is known only later; the answer fills it. */
  hole(): (html: string) => void
  /** Whether a section should end before a block that starts here. */
  isDue(heading: boolean): boolean
  /** Ends a section. `close` and `reopen` are the end and start tags of the elements that go on in the next. */
  split(close: string, reopen: string): void
  finish(): Section[]
}

/** Collects the HTML of a post in sections, and its canonical text beside it. */
export function createOutput(): Output {
  const builder = createTextBuilder()
  const kinds: TextPart[] = []
  const sections: Section[] = [{ parts: [], start: 0 }]
  let parts: Part[] = sections[0]?.parts ?? []
  let html = ''
  let sectionStart = 0

  const flush = () => {
    if (html !== '') parts.push(html)
    html = ''
  }
  const push = (part: Part) => {
    flush()
    parts.push(part)
  }

  return {
    builder,
    parts: kinds,
    markup(markup) { html += markup },
    math(slot) {
      push(slot)
      kinds.push({ kind: 'tex', ...builder.atom(foldText(slot.tex), slot.display) })
    },
    code(slot) {
      push(slot)
      builder.open('pre')
      const start = builder.next()
      builder.text(slot.code)
      if (builder.length > start) kinds.push({ kind: 'code', start, end: builder.length })
      builder.close('pre')
    },
    image(slot) {
      push(slot)
      builder.atom(foldText(slot.alt), false)
    },
    link: push,
    reference(slot) {
      push(slot)
      builder.atom(foldText(slot.text), false)
    },
    hole() {
      push('')
      const owner = parts
      const index = parts.length - 1
      return (markup) => { owner[index] = markup }
    },
    isDue: (heading) => builder.length - sectionStart > (heading ? SHORT_SECTION : LONG_SECTION),
    split(close, reopen) {
      html += close
      flush()
      builder.open('section')
      sectionStart = builder.length
      parts = []
      sections.push({ parts, start: builder.next() })
      html = reopen
    },
    finish() {
      flush()
      const end = builder.length
      for (const section of sections) {
        section.parts = joined(section.parts)
        if (section.start > end) section.start = end
      }
      return sections.filter(({ parts: [first, second] }) => typeof first === 'object' || second !== undefined || first?.trim())
    }
  }
}

/** Neighbouring strings as one. */
function joined(parts: Part[]): Part[] {
  const out: Part[] = []
  let html = ''
  for (const part of parts) {
    if (typeof part === 'string') {
      html += part
      continue
    }
    if (html !== '') out.push(html)
    html = ''
    out.push(part)
  }
  if (html !== '') out.push(html)
  return out
}
