import { toIsoDate } from '../dates.ts'
import type { Section } from '../parsed-post.ts'
import { endOfElement, readPieces, textOf, withClass, writePieces, type Piece } from './pieces.ts'

/** `[Updated on 2021-09-19: …]`, `Update (March 5, 2022): …`, `更新于 2022-03-05`. */
const UPDATE =
  /^[\s[(（【]*(?:(?:last )?(?:updated?|revised|edited)(?: on| at)?|更新(?:于|日期)?)[\s:：([（]*((?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2})|(?:\d{1,2} )?[A-Z][a-z]{2,8}\.?(?: \d{1,2}(?:st|nd|rd|th)?)?,? \d{4})/i
const HINT = /(?:updated?|revised|edited)(?: on| at)?[\s:([]|更新/i
/** Of the words above, in any case: soon looked for. */
const SYLLABLES = ['pdate', 'evised', 'dited', '更新']
/** Updates stand near the top or at the end; a section is some paragraphs long. */
const LOOK_AT = 2
/** No post has a history of more. */
const MOST_ENTRIES = 100

/**
 * Marks the paragraphs in which an author tells when a post was updated, as its history: class `post-updates`, a
 * `<span class="post-update">` for each entry. The text stays where it stands.
 * @returns the days, as they come
 */
export function markUpdates(sections: readonly Section[]): string[] {
  const days: string[] = []
  for (const section of new Set([...sections.slice(0, LOOK_AT), ...sections.slice(-1)])) {
    if (!section.parts.some((part) => typeof part === 'string' && SYLLABLES.some((syllable) => part.includes(syllable)) && HINT.test(part))) continue
    const pieces = readPieces(section)
    const found = days.length
    for (let at = 0; at < pieces.length; at++) {
      const piece = pieces[at]
      if (piece?.kind !== 'open' || piece.name !== 'p') continue
      const end = endOfElement(pieces, at)
      const entries = entriesIn(pieces, at + 1, end - 1)
      const dates = entries.map(({ from, to }) => dateIn(textOf(pieces.slice(from, to))))
      if (dates.length === 0 || dates.length > MOST_ENTRIES || !dates.every((date) => date !== null)) continue
      days.push(...dates)
      piece.html = withClass(piece.html, 'post-updates')
      for (const { from, to } of entries.toReversed()) {
        pieces.splice(to, 0, { kind: 'close', name: 'span', html: '</span>' })
        pieces.splice(from, 0, { kind: 'open', name: 'span', html: '<span class="post-update">' })
      }
    }
    if (days.length > found) writePieces(section, pieces)
  }
  return days
}

function dateIn(text: string): string | null {
  const written = UPDATE.exec(text)?.[1]
  if (written === undefined || text.length > 600) return null
  return toIsoDate(written.replace(/[年月]/g, '-'))
}

/** The stretches of a paragraph between its breaks, and before each `[` that begins a line. */
function entriesIn(pieces: Piece[], from: number, to: number): { from: number; to: number }[] {
  const entries: { from: number; to: number }[] = []
  let start = from
  let end = to
  let depth = 0
  const close = (at: number) => {
    if (textOf(pieces.slice(start, at)).trim() !== '') entries.push({ from: start, to: at })
  }
  for (let at = from; at < end; at++) {
    const piece = pieces[at]
    if (piece?.kind === 'open' && piece.name === 'br') {
      if (depth > 0) continue
      close(at)
      start = at + 1
    } else if (piece?.kind === 'open' || (piece?.kind === 'slot' && piece.slot.kind === 'link')) depth++
    else if (piece?.kind === 'close') depth--
    else if (piece?.kind === 'text' && depth === 0) {
      const split = /\n(?=\s*\[)/.exec(piece.html)
      if (!split || piece.html.slice(0, split.index).trim() === '') continue
      pieces.splice(at + 1, 0, { kind: 'text', html: piece.html.slice(split.index) })
      piece.html = piece.html.slice(0, split.index)
      end++
      close(at + 1)
      start = at + 1
    }
  }
  close(end)
  return entries
}
