import type { TextMap } from './text-map.ts'

/**
 * The offset that a point of the window means as the end of a selection: the border between characters that is nearest
 * to it, and the edge of a formula or a picture. Null where no text of the post is.
 * @param edge which end of a selection: what stands under it belongs to it as a whole, if it is a formula or a picture
 */
export function offsetAtPoint(map: TextMap, x: number, y: number, edge: 'start' | 'end'): number | null {
  const atom = document.elementFromPoint(x, y)?.closest('[data-tex], [data-text], img')
  const whole = atom && map.spanOfAtom(atom)
  if (whole) return whole[edge]
  const caret = document.caretPositionFromPoint(x, y)
  if (!caret || !(caret.offsetNode instanceof Text)) return null
  return offsetInText(map, caret.offsetNode, caret.offset)
}

/** White space is not in the canonical text wherever it stands, so the nearest character that is tells the offset. */
function offsetInText(map: TextMap, node: Text, at: number): number | null {
  const range = document.createRange()
  range.setStart(node, 0)
  range.setEnd(node, at)
  const before = at > 0 ? map.spanOf(range) : null
  if (before) return before.end
  range.setStart(node, at)
  range.setEnd(node, node.length)
  return map.spanOf(range)?.start ?? null
}
