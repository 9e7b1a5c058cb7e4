import type { Span } from '../../shared/model.ts'
import type { TextMap } from './text-map.ts'

/** What of the post is selected. */
export interface TextSelection {
  span: Span
  /** The selection was drawn from its end to its start. */
  backward: boolean
}

/** What of a post the reader has selected; null for a caret, or a selection that touches no text of the post. */
export function readSelection(map: TextMap): TextSelection | null {
  const selection = document.getSelection()
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) return null
  const range = selection.getRangeAt(0)
  const span = map.spanOf(range)
  return span && { span, backward: selection.focusNode === range.startContainer && selection.focusOffset === range.startOffset }
}

/** Selects one element whole, a formula say. */
export function selectElement(element: Element): void {
  const range = document.createRange()
  range.selectNode(element)
  const selection = document.getSelection()
  selection?.removeAllRanges()
  selection?.addRange(range)
}

export function clearSelection(): void {
  document.getSelection()?.removeAllRanges()
}
