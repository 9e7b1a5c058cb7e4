import type { Span } from '../../shared/model.ts'
import type { TextMap } from './text-map.ts'

/** Marks places of the text that were searched for, apart from what the reader marked. */
export interface MatchMarker {
  /** @param current index of the span that stands out, or -1 */
  mark(spans: readonly Span[], current: number): void
  clear(): void
}

const ALL = 'lectern-match'
const CURRENT = 'lectern-match-current'

/** As `styles/post.css` says in `::highlight(lectern-match)`; formulas and images carry `data-match`. */
export function createMatchMarker(map: TextMap): MatchMarker {
  const registry = typeof CSS !== 'undefined' && 'highlights' in CSS ? CSS.highlights : null
  let atoms: Element[] = []

  const clear = () => {
    registry?.delete(ALL)
    registry?.delete(CURRENT)
    for (const atom of atoms) atom.removeAttribute('data-match')
    atoms = []
  }
  return {
    mark(spans, current) {
      clear()
      const ranges: Range[] = []
      const currentRanges: Range[] = []
      for (const [index, span] of spans.entries()) {
        const pieces = map.piecesOf(span)
        for (const range of pieces.ranges) (index === current ? currentRanges : ranges).push(range)
        for (const atom of pieces.atoms) {
          atom.setAttribute('data-match', index === current ? 'current' : '')
          atoms.push(atom)
        }
      }
      if (!registry || spans.length === 0) return
      const [all, one] = [new Highlight(...ranges), new Highlight(...currentRanges)]
      // Above the reader's own marks, which are numbered from 0 on.
      all.priority = 20
      one.priority = 21
      registry.set(ALL, all)
      registry.set(CURRENT, one)
    },
    clear
  }
}
