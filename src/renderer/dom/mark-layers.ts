import { COLOURS } from '../../shared/choices.ts'
import type { Colour, Span } from '../../shared/model.ts'

/** Highlights that overlap are painted in as many layers, the shorter over the longer; deeper ones share the last. */
const DEPTHS = [0, 1, 2, 3] as const
/** From the lowest layer to the highest. `styles/marks.css` says what each looks like, as in `::highlight(lectern-yellow-1)`. */
export const LAYERS: readonly string[] = [...DEPTHS.flatMap((depth) => COLOURS.map((colour) => fillLayer(colour, depth))), ...COLOURS.map(lineLayer), 'noted', 'active']

export function fillLayer(colour: Colour, depth: number): string {
  return depth === 0 ? colour : `${colour}-${depth}`
}

export function lineLayer(colour: Colour): string {
  return `underline-${colour}`
}

/** How many layers lie under each mark: one more than under the deepest longer mark that it overlaps. */
export function depthsOf(marks: readonly { id: string; span: Span }[]): Map<string, number> {
  const depths = new Map<string, number>()
  const laid: { span: Span; depth: number }[] = []
  for (const { id, span } of marks.toSorted((a, b) => (b.span.end - b.span.start) - (a.span.end - a.span.start) || a.span.start - b.span.start)) {
    let depth = 0
    for (const below of laid) {
      if (below.depth >= depth && below.span.start < span.end && span.start < below.span.end) depth = below.depth + 1
    }
    depths.set(id, Math.min(depth, DEPTHS.length - 1))
    laid.push({ span, depth })
  }
  return depths
}
