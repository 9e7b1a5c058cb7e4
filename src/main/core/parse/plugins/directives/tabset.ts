import type { ShowDirective } from './directive.ts'
import { lineText, pushElement, pushLine, readBlocks } from '../nested-blocks.ts'

const HEADING = /^(#{1,6})[ \t]+(.+?)[ \t]*#*[ \t]*(?:\{[^{}]*\})?[ \t]*$/

/** Quarto's tabs: each heading of the first level in them is the label of one. */
export const tabset: ShowDirective = (state, { from, to, id, line }) => {
  const heads: { line: number; label: string }[] = []
  let level = ''
  let fence = ''
  for (let at = from; at < to; at++) {
    const text = lineText(state, at)
    const mark = /^(?:`{3,}|~{3,})/.exec(text)?.[0] ?? ''
    if (mark !== '') fence = fence === '' ? mark : mark.startsWith(fence) ? '' : fence
    const found = fence === '' && mark === '' ? HEADING.exec(text.slice(0, 500)) : null
    if (!found) continue
    level ||= found[1] ?? ''
    if (found[1] === level) heads.push({ line: at, label: found[2] ?? '' })
  }
  pushElement(state, 'div', { id }, line, () => {
    readBlocks(state, from, heads[0]?.line ?? to)
    for (const [index, { line: at, label }] of heads.entries()) {
      pushElement(state, 'section', { class: 'tab' }, at, () => {
        pushLine(state, 'p', 'tab-title', label, at)
        readBlocks(state, at + 1, heads[index + 1]?.line ?? to)
      })
    }
  })
  return undefined
}
