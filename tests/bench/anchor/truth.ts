import approximately from 'approx-string-match'
import type { Span } from '../../../src/shared/model.ts'
import { diffCharacters, joined } from './char-diff.ts'
import type { Run } from './myers.ts'

export const CLASSES = ['kept unique', 'kept repeated', 'moved', 'edited inside', 'deleted', 'deleted, stands elsewhere'] as const
export type Class = (typeof CLASSES)[number]

/** What became of a selection. `inner` is what is left of it; `outer` adds what was put in right at its edges. */
export interface Fate { class: Class; inner: Span | null; outer: Span | null }

/** Characters that a text must have to be known again where it moved to: sentences of one post share shorter phrases. */
const MOVED = 40
/** Kept share from which a selection counts as edited; up to which it counts as deleted. Between them nothing is certain. */
const EDITED = 0.5
const DELETED = 0.2
/** Share of what is left of a selection that must stand in one place. */
const TOGETHER = 0.9
/** Share of a quote's characters that may differ in something new that is too like the quote to call it deleted. */
const ALIKE = 0.35

interface CharMap { to: Int32Array; moved: Uint8Array; from: Uint8Array }

/**
 * The fate of selections, by three diffs: of characters from the front, of characters from the back, of words. Where
 * they do not agree (which of two equal lines was deleted? where does a rewritten sentence end?), no one can tell, and
 * the answer is null.
 */
export function createTruth(oldText: string, newText: string): (span: Span) => Fate | null {
  const views = [
    diffCharacters(oldText, newText), diffBackwards(oldText, newText), diffCharacters(oldText, newText, 'words')
  ].map((runs) => mapOf(oldText, newText, runs))
  return (span) => {
    const fates = views.map((view) => fateOf(view, oldText, newText, span))
    const [first] = fates
    return first && fates.every((fate) => fate?.class === first.class && rightness(fate.inner, first) >= 0.8) ? first : null
  }
}

/** How well a place fits a fate, 0 to 1: at an edge that was edited, what was put in may be taken in or left out. */
export function rightness(place: Span | null, { inner, outer }: Fate): number {
  if (!place || !inner || !outer) return place === null && inner === null ? 1 : 0
  return overlap(place, {
    start: Math.min(Math.max(place.start, outer.start), inner.start), end: Math.max(Math.min(place.end, outer.end), inner.end)
  })
}

/** Shared characters as a share of all that either span covers. */
export function overlap(a: Span, b: Span): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start)
  return shared <= 0 ? 0 : shared / (Math.max(a.end, b.end) - Math.min(a.start, b.start))
}

const reversed = (text: string) => text.split('').reverse().join('')

function diffBackwards(oldText: string, newText: string): Run[] {
  return diffCharacters(reversed(oldText), reversed(newText)).map(({ old, new: at, length }) => (
    { old: oldText.length - old - length, new: newText.length - at - length, length }
  )).reverse()
}

function mapOf(oldText: string, newText: string, runs: Run[]): CharMap {
  const map: CharMap = { to: new Int32Array(oldText.length).fill(-1), moved: new Uint8Array(oldText.length), from: new Uint8Array(newText.length) }
  const put = (run: Run, moved: 0 | 1) => {
    for (let k = 0; k < run.length; k++) map.to[run.old + k] = run.new + k
    map.moved.fill(moved, run.old, run.old + run.length)
    map.from.fill(1, run.new, run.new + run.length)
  }
  for (const run of joined(runs)) put(run, 0)
  for (const run of movedRuns(oldText, newText, map)) put(run, 1)
  return map
}

/** Long stretches that left one place and stand in another, the longest first. */
function movedRuns(oldText: string, newText: string, map: CharMap): Run[] {
  const seeds = new Map<string, number[]>()
  for (let j = 0; j + MOVED <= newText.length; j++) {
    if (map.from[j] === 1 || map.from[j + MOVED - 1] === 1) continue
    const seed = newText.slice(j, j + MOVED)
    const list = seeds.get(seed)
    if (list) list.push(j)
    else seeds.set(seed, [j])
  }
  const candidates: Run[] = []
  for (let i = 0; i + MOVED <= oldText.length; i++) {
    if (map.to[i] !== -1 || map.to[i + MOVED - 1] !== -1) continue
    for (const j of seeds.get(oldText.slice(i, i + MOVED)) ?? []) {
      if (i > 0 && j > 0 && oldText[i - 1] === newText[j - 1] && map.to[i - 1] === -1 && map.from[j - 1] === 0) continue
      let length = 0
      while (map.to[i + length] === -1 && map.from[j + length] === 0 && oldText[i + length] === newText[j + length]) length++
      if (length >= MOVED) candidates.push({ old: i, new: j, length })
    }
  }
  candidates.sort((x, y) => y.length - x.length || x.old - y.old)
  const [usedOld, usedNew] = [new Uint8Array(oldText.length), new Uint8Array(newText.length)]
  return candidates.filter((run) => {
    for (let k = 0; k < run.length; k++) if (usedOld[run.old + k] === 1 || usedNew[run.new + k] === 1) return false
    usedOld.fill(1, run.old, run.old + run.length)
    usedNew.fill(1, run.new, run.new + run.length)
    return true
  })
}

function fateOf(map: CharMap, oldText: string, newText: string, span: Span): Fate | null {
  const length = span.end - span.start
  const quote = oldText.slice(span.start, span.end)
  const pieces: Run[] = []
  for (let i = span.start; i < span.end; i++) {
    const at = map.to[i] ?? -1
    if (at < 0) continue
    const last = pieces.at(-1)
    if (last && last.old + last.length === i && last.new + last.length === at) last.length++
    else pieces.push({ old: i, new: at, length: 1 })
  }
  const group = mainGroup(pieces, Math.max(60, length))
  const kept = group.reduce((sum, piece) => sum + piece.length, 0)
  const all = pieces.reduce((sum, piece) => sum + piece.length, 0)
  const [first, last] = [group[0], group.at(-1)]
  if (!first || !last || all <= DELETED * length) {
    const standings = standingsOf(newText, quote)
    // Words that stand in what is new may have been moved there, or written anew.
    if (standings.some((at) => isNew(map, at, length))) return null
    if (approximately(newText, quote, Math.floor(length * ALIKE)).some(({ start, end }) => isNew(map, start, end - start))) return null
    return { class: standings.length > 0 ? 'deleted, stands elsewhere' : 'deleted', inner: null, outer: null }
  }
  // Torn apart, or too little left: where it stands now is a matter of opinion.
  if (kept < EDITED * length || kept < TOGETHER * all) return null
  const inner = { start: first.new, end: last.new + last.length }
  const outer = { ...inner }
  while (outer.start > 0 && map.from[outer.start - 1] === 0) outer.start--
  while (outer.end < newText.length && map.from[outer.end] === 0) outer.end++
  // What was put in counts as a part only where something of the selection was taken out at that edge.
  outer.start = first.old === span.start ? inner.start : Math.max(outer.start, inner.start - length)
  outer.end = last.old + last.length === span.end ? inner.end : Math.min(outer.end, inner.end + length)
  if (newText.slice(inner.start, inner.end) !== quote) return { class: 'edited inside', inner, outer }
  if (map.moved[first.old] === 1) {
    // Of two new standings of the same words, the one in the same surroundings is meant, if any is.
    const isAlone = standingsOf(newText, quote).filter((at) => isNew(map, at, length) || at === inner.start).length === 1
    const isSame = (by: number) => oldText.slice(span.start - by, span.end + by) === newText.slice(inner.start - by, inner.end + by)
    return isAlone || isSame(12) ? { class: 'moved', inner, outer: inner } : null
  }
  const repeated = newText.indexOf(quote) !== newText.lastIndexOf(quote) || oldText.indexOf(quote) !== oldText.lastIndexOf(quote)
  return { class: repeated ? 'kept repeated' : 'kept unique', inner, outer: inner }
}

function standingsOf(text: string, quote: string): number[] {
  const found: number[] = []
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) found.push(at)
  return found
}

/** Whether most of a stretch of the new text comes from nowhere in the old. */
function isNew(map: CharMap, at: number, length: number): boolean {
  let count = 0
  for (let k = at; k < at + length; k++) if (map.from[k] === 0) count++
  return count > length / 2
}

/** Of the pieces that follow one another closely, the group that keeps most. */
function mainGroup(pieces: Run[], reach: number): Run[] {
  let best: { pieces: Run[]; kept: number } = { pieces: [], kept: 0 }
  pieces.forEach((_, from) => {
    const group = { pieces: [] as Run[], kept: 0 }
    let end = -1
    for (const piece of pieces.slice(from)) {
      if (end >= 0 && (piece.new < end || piece.new - end > reach)) continue
      group.pieces.push(piece)
      group.kept += piece.length
      end = piece.new + piece.length
    }
    if (group.kept > best.kept) best = group
  })
  return best.pieces
}
