import type { Span } from '../../../shared/model.ts'
import type { TextMap } from '../../dom/text-map.ts'
import { snapToWords } from '../../lib/word-spans.ts'

/** A span of the page with whole words at its ends; formulas are whole already, and in code every character counts. */
export function snapSpan(map: TextMap, span: Span): Span {
  return snapToWords(map.text(), span, (offset) => map.atomAt(offset) !== null || isCode(map, offset))
}

function isCode(map: TextMap, offset: number): boolean {
  return map.rangeAt(offset)?.startContainer.parentElement?.closest('pre, code, kbd, samp') != null
}
