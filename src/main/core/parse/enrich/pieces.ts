import type { Part, Section, Slot } from '../parsed-post.ts'

/** A piece of a section: a tag or a text as the sanitiser wrote them (no `>` stands in a tag but at its end), or a slot. */
export type Piece =
  | { kind: 'open' | 'close'; name: string; html: string }
  | { kind: 'text'; html: string }
  | { kind: 'slot'; slot: Slot }

const TAG = /<(\/?)([a-z][a-z0-9]*)[^>]*>/g

/** Takes a section's HTML apart. What is done to `html` of a piece is in the section once it is written. */
export function readPieces(section: Section): Piece[] {
  const pieces: Piece[] = []
  for (const part of section.parts) {
    if (typeof part !== 'string') {
      pieces.push({ kind: 'slot', slot: part })
      continue
    }
    let last = 0
    for (const match of part.matchAll(TAG)) {
      if (match.index > last) pieces.push({ kind: 'text', html: part.slice(last, match.index) })
      pieces.push({ kind: match[1] === '' ? 'open' : 'close', name: match[2] ?? '', html: match[0] })
      last = match.index + match[0].length
    }
    if (last < part.length) pieces.push({ kind: 'text', html: part.slice(last) })
  }
  return pieces
}

export function writePieces(section: Section, pieces: readonly Piece[]): void {
  const parts: Part[] = []
  let html = ''
  for (const piece of pieces) {
    if (piece.kind !== 'slot') {
      html += piece.html
      continue
    }
    if (html !== '') parts.push(html)
    html = ''
    parts.push(piece.slot)
  }
  if (html !== '') parts.push(html)
  section.parts = parts
}

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' }

/** The text that escaped text stands for. */
export const plainText = (html: string): string =>
  html.includes('&') ? html.replace(/&(?:amp|lt|gt|quot);/g, (entity) => ENTITIES[entity] ?? entity) : html

/** The words of some pieces, formulas as TeX and breaks as line breaks. */
export function textOf(pieces: readonly Piece[]): string {
  let text = ''
  for (const piece of pieces) {
    if (piece.kind === 'text') text += plainText(piece.html)
    else if (piece.kind === 'slot' && piece.slot.kind === 'math') text += piece.slot.tex
    else if (piece.kind === 'open' && piece.name === 'br') text += '\n'
  }
  return text
}

const VOID = new Set(['br', 'hr', 'img', 'wbr'])

/** The index behind the element that opens at `from`; behind the last piece where it ends in another section. */
export function endOfElement(pieces: readonly Piece[], from: number): number {
  let depth = 0
  for (let at = from; at < pieces.length; at++) {
    const piece = pieces[at]
    if (piece?.kind === 'open' && !VOID.has(piece.name)) depth++
    // A link's start tag is a slot, its end tag is not.
    else if (piece?.kind === 'slot' && piece.slot.kind === 'link') depth++
    else if (piece?.kind === 'close') depth--
    if (depth === 0) return at + 1
  }
  return pieces.length
}

/** A start tag with a class more. */
export const withClass = (tag: string, name: string): string =>
  tag.includes(' class="') ? tag.replace(' class="', ` class="${name} `) : tag.replace(/>$/, ` class="${name}">`)

/** The `id` in a start tag, `''` for none. */
export const idIn = (tag: string): string => / id="([^"]*)"/.exec(tag)?.[1] ?? ''
