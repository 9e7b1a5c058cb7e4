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

/** Selects one element whole: a formula, or a figure with its caption. */
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

/** Selects a span of the post, as far as it stands in the page. @returns whether it does */
export function selectSpan(map: TextMap, span: Span): boolean {
  const first = map.rangeAt(span.start)
  const last = map.rangeAt(span.end - 1)
  const selection = document.getSelection()
  if (!first || !last || !selection) return false
  selection.setBaseAndExtent(first.startContainer, first.startOffset, last.endContainer, last.endOffset)
  return true
}
