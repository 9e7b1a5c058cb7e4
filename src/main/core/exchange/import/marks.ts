import { foldText } from '../../../../shared/canonical-text.ts'
import type { Span } from '../../../../shared/model.ts'
import { walkHtml } from '../walk-html.ts'

/** A part of a parsed post; see `parse/parsed-post.ts`. */
export type MarkedPart =
  | string
  | { kind: 'math'; tex: string; display: boolean }
  | { kind: 'code'; code: string }
  | { kind: 'image'; alt: string }
  | { kind: 'link' }
  | { kind: 'reference'; text: string }

/** The canonical text of parts and where its `==marked==` words (`<mark>`) stand in it; marks that touch are one. */
export function findMarks(parts: readonly MarkedPart[]): { text: string; marks: Span[] } {
  const marks: Span[] = []
  let depth = 0
  let current: Span | null = null
  const grow = (start: number, end: number) => {
    if (depth > 0 && end > start) current = { start: current?.start ?? start, end }
  }
  const text = walkHtml(parts.map(toHtml).join(''), {
    open(name, _attributes, atom) {
      if (name === 'mark') depth++
      else if (atom) grow(atom.start, atom.end)
    },
    text(_text, runs) {
      for (const { start, length } of runs) grow(start, start + length)
    },
    close(name) {
      if (name !== 'mark' || --depth > 0 || !current) return
      marks.push(current)
      current = null
    }
  })
  return { text, marks }
}

function toHtml(part: MarkedPart): string {
  if (typeof part === 'string') return part
  switch (part.kind) {
    case 'math': return `<span data-tex="${escape(foldText(part.tex))}"${part.display ? ' data-display' : ''}></span>`
    case 'code': return `<pre>${escape(part.code)}</pre>`
    case 'image': return `<img alt="${escape(part.alt)}">`
    case 'link': return '<a>'
    case 'reference': return `<span data-text="${escape(foldText(part.text))}"></span>`
  }
}

const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')
