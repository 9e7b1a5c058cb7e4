import type { CodeSlot, Section } from '../parsed-post.ts'
import { endOfElement, readPieces, textOf, withClass, writePieces } from './pieces.ts'

const ENTRY = /^\s*@(?!(?:param|return|type|import|media|charset|font-face|keyframes)\b)[a-z]{3,20}\s*[{(]\s*[^\s,{}"'()]{1,100}\s*,[\s\S]*=/i
const INTRODUCES = /^(?:please )?(?:cited? (?:this (?:post|work|article|page|blog ?post|as))?\s*(?:as)?|cited as|how to cite|citation|for attribution[^:]{0,120}|bibtex(?: citation)?|or|引用(?:本文)?|引用格式)\s*[:：.]?$/i
const WORDS = /cit(?:e|ation)|attribution|bibtex|引用/i

/** Whether code is entries of BibTeX. */
export const isBibtex = (slot: Pick<CodeSlot, 'code' | 'language'>): boolean =>
  slot.language === 'bibtex' || slot.language === 'bib' || ((slot.language === '' || slot.language === 'latex' || slot.language === 'tex' || slot.language === 'text') && ENTRY.test(slot.code.slice(0, 2000)))

/**
 * Recognises what a reader is asked to cite a post by: blocks of BibTeX get their language and a label, a quote below
 * “Cited as:” the class `cite-as` and a button that copies it.
 */
export function markCitedAs(sections: readonly Section[]): void {
  for (const section of sections) {
    for (const part of section.parts) {
      if (typeof part === 'string' || part.kind !== 'code' || !isBibtex(part)) continue
      part.language = 'bibtex'
      if (part.title === '') part.title = 'Citation'
    }
    if (!section.parts.some((part) => typeof part === 'string' && part.includes('<blockquote') && WORDS.test(part))) continue
    const pieces = readPieces(section)
    let introduced = false
    let changed = false
    for (let at = 0; at < pieces.length; at++) {
      const piece = pieces[at]
      if (piece?.kind === 'text' && piece.html.trim() === '') continue
      if (piece?.kind !== 'open') {
        introduced = false
        continue
      }
      const end = endOfElement(pieces, at)
      if (piece.name === 'blockquote' && introduced) {
        piece.html = withClass(piece.html, 'cite-as')
        pieces.splice(end - 1, 0, { kind: 'text', html: '<button type="button" data-action="copy" data-skip>Copy</button>' })
        changed = true
      } else if (piece.name === 'p' || /^h[2-6]$/.test(piece.name)) {
        introduced = INTRODUCES.test(textOf(pieces.slice(at, end)).replace(/#$/, '').trim())
        at = end - 1
      } else introduced = false
    }
    if (changed) writePieces(section, pieces)
  }
}
