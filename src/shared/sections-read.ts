/** What was seen of the sections of a post: plain sums of spans, told by headings so that they hold when the text changes elsewhere. */
import type { Heading, SectionsRead, Span } from './model.ts'

/** A section with its own text: from its heading to the next one of any level. `id` `''`: what stands before the first. */
export interface Section extends Span { id: string }

export type SectionState = 'unread' | 'partly' | 'read'

/** From this share on a section counts as read: its last line may stand below the window when its reader goes on. */
const READ = 0.9
/** Below it a section was only looked into, as from its neighbour. */
const LOOKED_INTO = 0.03

/** The sections of a text of this length. */
export function sectionsOf(headings: readonly Pick<Heading, 'id' | 'start'>[], length: number): Section[] {
  const starts = [{ id: '', start: 0 }, ...headings]
  return starts.map(({ id, start }, index) => ({ id, start, end: starts[index + 1]?.start ?? length })).filter(({ start, end }) => end > start)
}

/** What was seen, with one more span of the text. */
export function addSeen(before: SectionsRead, sections: readonly Section[], span: Span): SectionsRead {
  const added: Record<string, number[]> = {}
  for (const { id, start, end } of sections) {
    const [from, to] = [Math.max(span.start, start), Math.min(span.end, end)]
    if (to <= from) continue
    const percent = (offset: number) => (100 * (offset - start)) / (end - start)
    added[id] = [Math.floor(percent(from)), Math.ceil(percent(to))]
  }
  return uniteSections(before, added)
}

/** What was seen by either. */
export function uniteSections(a: SectionsRead, b: SectionsRead): SectionsRead {
  const all: Record<string, number[]> = { ...a }
  for (const [id, pairs] of Object.entries(b)) all[id] = unitePairs([...(all[id] ?? []), ...pairs])
  return all
}

/** Pairs in any order as pairs in order that neither touch nor overlap. */
function unitePairs(pairs: readonly number[]): number[] {
  const spans = pairs.flatMap((from, index) => (index % 2 === 0 ? [{ from, to: pairs[index + 1] ?? from }] : [])).sort((a, b) => a.from - b.from)
  const united: { from: number; to: number }[] = []
  for (const { from, to } of spans) {
    const last = united.at(-1)
    if (last && from <= last.to + 1) last.to = Math.max(last.to, to)
    else if (to > from) united.push({ from, to })
  }
  return united.flatMap(({ from, to }) => [from, to])
}

/** The share of a section's own text that was seen, 0 to 1. */
const shareOf = (pairs: readonly number[] = []): number => pairs.reduce((sum, value, index) => sum + (index % 2 === 0 ? -value : value), 0) / 100

/** How far each heading's part of a post was read, 0 to 1: its own text and all below deeper headings. */
export function headingShares(headings: readonly Pick<Heading, 'id' | 'start' | 'level'>[], length: number, seen: SectionsRead): Map<string, number> {
  const own = sectionsOf(headings, length).filter(({ id }) => id !== '')
  const sizes = new Map(own.map(({ id, start, end }) => [id, { size: end - start, seen: (end - start) * shareOf(seen[id]) }]))
  return new Map(headings.map(({ id, level }, index) => {
    let [size, known] = [0, 0]
    for (let at = index; at < headings.length; at++) {
      const heading = headings[at]
      if (!heading || (at > index && heading.level <= level)) break
      const part = sizes.get(heading.id)
      size += part?.size ?? 0
      known += part?.seen ?? 0
    }
    return [id, size === 0 ? 0 : known / size]
  }))
}

/** What a share comes to. */
export const sectionState = (share: number): SectionState => (share >= READ ? 'read' : share > LOOKED_INTO ? 'partly' : 'unread')

/** Whether both tell the same. */
export function sameSections(a: SectionsRead = {}, b: SectionsRead = {}): boolean {
  const ids = Object.keys(a)
  return ids.length === Object.keys(b).length && ids.every((id) => a[id]?.join() === b[id]?.join())
}
