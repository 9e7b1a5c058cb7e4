import type { Placement, Span } from '../model.ts'
import { alignTexts, type Kept } from './align-texts.ts'
import { findInLine } from './find-in-line.ts'
import { findNearby } from './find-nearby.ts'
import { isInWord, withoutSpace } from './words.ts'
import { createKeptText, type KeptText } from './kept-text.ts'

/** Share of a quote's characters that must still stand together for the quote to count as changed, not lost. */
const enough = (length: number): number => (length < 12 ? 0.6 : length < 24 ? 0.55 : 0.5)
/** The same for a quote that stands between the same neighbours as before. */
const BRACKETED = 0.42
/** A quote of which less was kept is looked for nearby too, and the better answer taken. */
const SURE = 0.8

/** Two versions of a text, and what both have. */
export interface Versions { oldText: string; newText: string; kept: KeptText }

/**
 * Carries spans from the text they were made on to the text as it is now, by a real diff with move detection.
 * The diff is made once; each span then costs a binary search, and a search of its surroundings where little is left.
 */
export function carry(oldText: string, newText: string): (span: Span) => Placement {
  const versions: Versions = { oldText, newText, kept: createKeptText(alignTexts(oldText, newText)) }
  return (span) => place(versions, { start: span.start, end: Math.min(span.end, oldText.length) })
}

/** Of the pieces that follow one another closely in the new text too, the group that keeps most characters. */
function largestGroup(pieces: Kept[], reach: number): Kept[] {
  const groups: { pieces: Kept[]; length: number }[] = []
  for (const piece of pieces) {
    const group = groups.find(({ pieces }) => {
      const last = pieces.at(-1)
      return last !== undefined && piece.new >= last.new + last.length && piece.new - last.new - last.length <= reach
    })
    if (group) {
      group.pieces.push(piece)
      group.length += piece.length
    } else groups.push({ pieces: [piece], length: piece.length })
  }
  return groups.sort((a, b) => b.length - a.length)[0]?.pieces ?? []
}

function place(versions: Versions, span: Span): Placement {
  const { oldText, newText, kept } = versions
  const length = span.end - span.start
  const lost: Placement = { ...span, state: 'lost', confidence: 0 }
  if (length <= 0) return lost
  const pieces = kept.piecesOf(span)
  const group = largestGroup(pieces, Math.max(80, length))
  const [first, last] = [group[0], group.at(-1)]
  const share = group.reduce((sum, piece) => sum + piece.length, 0) / length
  if (!first || !last || share < enough(length) && !(share >= BRACKETED && isBracketed(versions, span, first, last))) return findNearby(versions, span)?.placement ?? findInLine(versions, span) ?? lost
  const hull = { start: first.new, end: last.new + last.length }
  if (newText.slice(hull.start, hull.end) === oldText.slice(span.start, span.end)) {
    return { ...hull, state: hull.start === span.start ? 'same' : 'moved', confidence: 1 }
  }
  const near = findNearby(versions, span, share < SURE ? 0.7 * (1 - share) : 0)
  if (near) return near.placement
  const whole = withEdges(versions, span, first, last)
  return { ...whole, state: 'changed', confidence: share * Math.min(1, length / (whole.end - whole.start)) }
}

/** What is left of a span, with what replaced its beginning and its end. */
function withEdges({ oldText, newText, kept }: Versions, span: Span, first: Kept, last: Kept): Span {
  let { start, end } = { start: first.new, end: last.new + last.length }
  const before = first.old > span.start ? kept.before(first.old) : null
  if (before) start -= replaced(first.old - span.start, first.old - before.old - before.length, start - before.new - before.length)
  while (start < first.new && isInWord(newText, start)) start++
  const lastOld = last.old + last.length
  const behind = lastOld < span.end ? kept.behind(lastOld) : null
  if (behind) end += replaced(span.end - lastOld, behind.old - lastOld, behind.new - end)
  while (end > last.new + last.length && isInWord(newText, end)) end--
  return withoutSpace(newText, { start, end }, oldText.slice(span.start, span.end))
}

/** Whether what stood right before a span and right behind it still stands right before and behind what is left of it. */
function isBracketed({ kept }: Versions, span: Span, first: Kept, last: Kept): boolean {
  const [before, behind] = [kept.before(span.start), kept.behind(span.end)]
  const [gapBefore, gapBehind] = [before ? first.new - before.new - before.length : -1, behind ? behind.new - last.new - last.length : -1]
  const isNext = before?.old === span.start - (before?.length ?? 0) && behind?.old === span.end
  const room = span.end - span.start + 20
  return isNext && gapBefore >= 0 && gapBehind >= 0 && gapBefore + gapBehind <= room
}

/**
 * How many of the `put` characters that replaced `taken` ones belong to a span that had `own` of the taken ones: its
 * share, or none where the texts drift too far apart to tell.
 */
function replaced(own: number, taken: number, put: number): number {
  if (put <= 0 || taken <= 0 || put > 3 * taken + 40) return 0
  return Math.round((put * Math.min(own, taken)) / taken)
}
