import { Parser } from 'htmlparser2'
import { createTextBuilder, textRole } from '../../../shared/canonical-text.ts'
import type { Span } from '../../../shared/model.ts'

/** A stretch of a text node that stands in the canonical text, character by character. */
export interface TextRun { at: number; start: number; length: number }

/** What hears of the HTML, in document order. Nothing inside an atom (a formula) is text. */
export interface HtmlVisitor {
  /** @param atom where the element stands in the canonical text as a whole; null for one that is not a whole */
  open(name: string, attributes: Record<string, string>, atom: Span | null): void
  text(text: string, runs: TextRun[]): void
  close(name: string): void
}

/** Walks HTML that Lectern rendered, beside its canonical text (`shared/canonical-text.ts`). @returns that text */
export function walkHtml(html: string, visitor: HtmlVisitor): string {
  const builder = createTextBuilder()
  /** Depth of the elements inside one that is no text of its own. */
  let inside = 0

  /** The parser hands on a text in pieces, cut at every entity. */
  let pending = ''
  const flush = () => {
    if (pending === '') return
    const runs: TextRun[] = []
    if (inside === 0) builder.text(pending, (at, start, length) => { runs.push({ at, start, length }) })
    visitor.text(pending, runs)
    pending = ''
  }

  const parser = new Parser({
    onopentag(name, attributes) {
      flush()
      if (inside > 0) {
        inside++
        visitor.open(name, attributes, null)
        return
      }
      const role = textRole(name, (attribute) => attributes[attribute])
      if (role.kind === 'element') builder.open(name)
      else inside = 1
      visitor.open(name, attributes, role.kind === 'atom' ? builder.atom(role.text, role.block) : null)
    },
    ontext(text) { pending += text },
    onclosetag(name) {
      flush()
      if (inside > 0) inside--
      else builder.close(name)
      visitor.close(name)
    }
  }, { decodeEntities: true, recognizeSelfClosing: true })
  parser.end(html)
  flush()
  return builder.toString()
}
