import type { TextMap } from './text-map.ts'

/** The box of the character or atom at an offset, in window coordinates; null where nothing of it is laid out. */
export function boxAt(map: TextMap, offset: number): DOMRect | null {
  const atom = map.atomAt(offset)
  const box = atom ? atom.getBoundingClientRect() : map.rangeAt(offset)?.getClientRects()[0]
  return box && (box.width > 0 || box.height > 0) ? box : null
}

/**
 * The offset of the first character whose line reaches below `y` (window coordinates); the length of the text where
 * none does. By halving, which lines in reading order allow: about 20 boxes are measured.
 */
export function offsetAtY(map: TextMap, y: number): number {
  const at = first(0, map.sections, (index) => (map.section(index)?.element.getBoundingClientRect().bottom ?? 0) > y)
  const section = map.section(at)
  if (!section) return map.length
  return first(section.start, section.end, (offset) => (boxAt(map, offset)?.bottom ?? 0) > y)
}

/** The smallest number in `from..to` for which `holds`, if it does for all after; `to` where it does for none. */
function first(from: number, to: number, holds: (value: number) => boolean): number {
  while (from < to) {
    const middle = (from + to) >> 1
    if (holds(middle)) to = middle
    else from = middle + 1
  }
  return from
}

/** How far the line with this offset is below `top` (window coordinates), in px; null where it is not laid out. */
export function distanceTo(map: TextMap, offset: number, top: number): number | null {
  const box = boxAt(map, offset) ?? map.sectionAt(offset)?.element.getBoundingClientRect()
  return box ? box.top - top : null
}

const nextFrame = () => new Promise<void>((resolve) => { requestAnimationFrame(() => { resolve() }) })

/** Rounds in which a line must come to rest. */
const MOST_ROUNDS = 20

/**
 * Scrolls the window until the line with this offset stands at `top`. Sections that were not laid out yet change
 * their height when they come into view, so it looks again until the line stays, or nobody wants it any more. The line's own
 * section is laid out first: as long as it is guessed, the page may end before the line.
 */
export async function scrollToOffset(map: TextMap, offset: number, top: number, wanted = () => true): Promise<void> {
  const section = map.sectionAt(offset)?.element
  const style = section instanceof HTMLElement ? section.style : null
  style?.setProperty('content-visibility', 'visible')
  // As `auto` contains it: else its margins would join those beside it, and the line would stand elsewhere afterwards.
  style?.setProperty('contain', 'layout style paint')
  try {
    let settled = 0
    for (let round = 0; round < MOST_ROUNDS && settled < 2 && wanted(); round++) {
      const away = distanceTo(map, offset, top)
      if (away === null) return
      const before = window.scrollY
      if (Math.abs(away) >= 1) window.scrollBy({ top: away, behavior: 'instant' })
      settled = Math.abs(window.scrollY - before) < 1 ? settled + 1 : 0
      await nextFrame()
    }
  } finally {
    style?.removeProperty('content-visibility')
    style?.removeProperty('contain')
  }
}

/** Whether the line at an offset is in sight below `top`. */
export function isVisible(map: TextMap, offset: number, top: number): boolean {
  const box = boxAt(map, offset)
  return box !== null && box.top >= top && box.bottom <= window.innerHeight
}
