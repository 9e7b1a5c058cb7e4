import { Parser } from 'htmlparser2'
import { foldText, textRole, type TextBuilder } from '../../../shared/canonical-text.ts'
import type { Section, Slot } from './parsed-post.ts'

/** What is told of a post while its text is built. `open` comes behind the element's beginning, `close` before its end. */
export interface SectionVisitor {
  open(name: string, attributes: Readonly<Record<string, string>>): void
  close(name: string): void
  /** A picture stands here as its words; the span is empty where it has none. */
  image(src: string, span: { start: number; end: number }): void
  /** A formula, a block of code: whoever visits says what its text is. */
  slot(slot: Exclude<Slot, { kind: 'image' | 'reference' | 'link' }>): void
}

/** Goes through the sections of a parsed post in order and builds its canonical text with `builder`. */
export function walkSections(sections: readonly Section[], builder: TextBuilder, visitor: SectionVisitor): void {
  let skipped = 0

  const open = (name: string, attributes: Record<string, string>) => {
    if (skipped > 0) { skipped++; return }
    const role = textRole(name, (attribute) => attributes[attribute])
    if (role.kind === 'element') {
      builder.open(name)
      visitor.open(name, attributes)
      return
    }
    skipped = 1
    if (role.kind === 'atom') visitor.image(attributes.src ?? '', builder.atom(role.text, role.block))
  }

  const close = (name: string) => {
    if (skipped > 0) { skipped--; if (skipped >= 0) return }
    visitor.close(name)
    builder.close(name)
  }

  const slot = (slot: Slot) => {
    if (slot.kind === 'math' || slot.kind === 'code') visitor.slot(slot)
    else if (slot.kind === 'reference') builder.atom(foldText(slot.text), false)
    else if (slot.kind === 'image') visitor.image(slot.src, builder.atom(foldText(slot.alt), false))
  }

  for (const section of sections) {
    builder.open('section')
    const parser = new Parser({ onopentag: open, ontext: (text) => { if (skipped === 0) builder.text(text) }, onclosetag: close })
    for (const part of section.parts) {
      if (typeof part === 'string') parser.write(part)
      else if (skipped === 0) slot(part)
    }
    parser.end()
    builder.close('section')
  }
}
