/** Of a list: from this index up to, but without, that one. */
export interface Range { from: number; to: number }

/** With no more than this many, all are drawn. */
const FEW = 40
/** How many are added at each end in one frame, besides those in sight. */
const STEP = 2

/** The first index from which on `tops` reach `y`. */
function firstAt(tops: readonly number[], y: number): number {
  let low = 0
  let high = tops.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((tops[middle] ?? 0) >= y) high = middle
    else low = middle + 1
  }
  return low
}

/**
 * Which of many things are drawn next: at once all that stand in the window, and from step to step some more, until
 * all within `reach` of it are; those twice as far away go. So no single frame has much to draw.
 *
 * @param tops never decreasing, px
 * @param view what of them is in sight, px; a thing may begin half a window above and still reach into it
 * @param before what is drawn now
 * @returns `whole`: nothing is left for a next step
 */
export function stepRange(tops: readonly number[], view: { top: number; bottom: number }, reach: number, before: Range): { range: Range; whole: boolean } {
  if (tops.length <= FEW) return { range: { from: 0, to: tops.length }, whole: true }
  const within = (by: number): Range => ({ from: firstAt(tops, view.top - by), to: firstAt(tops, view.bottom + by) })
  const must = within((view.bottom - view.top) / 2)
  const want = within(Math.max(reach, (view.bottom - view.top) / 2))
  const most = within(2 * reach)
  const apart = before.to <= want.from || before.from >= want.to || before.to > tops.length
  const from = apart ? must.from : Math.max(most.from, Math.min(before.from, must.from))
  const to = apart ? must.to : Math.min(most.to, Math.max(before.to, must.to))
  const range = { from: from > want.from ? Math.max(want.from, from - STEP) : from, to: to < want.to ? Math.min(want.to, to + STEP) : to }
  return { range, whole: range.from <= want.from && range.to >= want.to }
}
