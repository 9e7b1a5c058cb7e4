export interface Box { left: number; top: number; right: number; bottom: number }
export interface Size { width: number; height: number }

/**
 * Where a popover stands that belongs to a selection: below its last line, near where it ends; above its first line
 * where there is no room below; beside it where it fills the window. It never covers the selection while there is
 * any room, and never leaves the frame.
 *
 * @param first box of the selection's first line, `last` of its last; window coordinates, as `frame`
 * @param frame what of the window may be used
 */
export function placePopover(first: Box, last: Box, size: Size, frame: Box, gap = 8): { left: number; top: number } {
  const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(value, Math.max(low, high)))
  const left = clamp(last.right - size.width / 2, frame.left, frame.right - size.width)
  const below = last.bottom + gap
  if (below >= frame.top && below + size.height <= frame.bottom) return { left, top: below }
  const above = first.top - gap - size.height
  if (above >= frame.top && above + size.height <= frame.bottom) {
    return { left: clamp(first.left - gap, frame.left, frame.right - size.width), top: above }
  }
  // Both ends are out of sight: as far from the words as the frame allows, at its lower right.
  return { left: frame.right - size.width, top: frame.bottom - size.height }
}
