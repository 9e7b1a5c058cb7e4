import { escapeText } from '../sanitise/escape.ts'
import type { Frame } from './frame.ts'
import { lineHead } from './line-head.ts'
import type { Item } from './scan.ts'
import { unknownTag } from './unknown-tag.ts'

const LINE_START = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?$/
const SHOWN_TAG = /\{%[-+]?\s*[A-Za-z][^%\n]{0,500}%\}|\{\{[<%][^}\n]{0,500}[>%]\}\}/g

/** Shows a tag as its source: as a block where it has its lines for itself. */
export function placeUnknown({ source, sink }: Frame, start: number, end: number): void {
  const tag = source.slice(start, end)
  const block = LINE_START.test(lineHead(source, start) ?? '-') && /^[ \t]*(?:\r?\n|$)/.test(source.slice(end, end + 200))
  sink.place({ pieces: [{ html: unknownTag(tag, block) }], block, source: tag }, start, end)
}

/** Text as it stands. Tags that are written to be seen are shown as code, so that none passes for one that was left over. */
export function placeLiteral({ sink }: Frame, { text, start, from }: Extract<Item, { kind: 'literal' }>): void {
  const write = (begin: number, end: number) => {
    if (from === undefined) sink.insert(text.slice(begin, end), start)
    else if (end > begin) sink.copy(from + begin, from + end)
  }
  let last = 0
  for (const { 0: tag, index } of text.matchAll(SHOWN_TAG)) {
    write(last, index)
    sink.place({ pieces: [{ html: `<code>${escapeText(tag)}</code>` }], block: false, source: tag }, start, start)
    last = index + tag.length
  }
  write(last, text.length)
}
