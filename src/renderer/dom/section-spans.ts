import type { Span } from '../../shared/model.ts'
import { firstRun, runRange, type SectionText, type TextRun } from './section-text.ts'

const SPACE = /[ \t\n\f\r]/

/** What of the page a span of text covers: ranges over text, and formulas and images taken whole. */
export interface Pieces {
  ranges: Range[]
  atoms: Element[]
}

/** The span (from the section's start) of what a DOM range touches in it: an atom counts whole. */
export function spanInSection(section: SectionText, range: Range): Span | null {
  const { runs } = section
  const first = runs[firstRun(runs, (run) => runRange(run).compareBoundaryPoints(Range.START_TO_END, range) > 0)]
  const after = firstRun(runs, (run) => runRange(run).compareBoundaryPoints(Range.END_TO_START, range) >= 0)
  const last = runs[after - 1]
  if (!first || !last || first.start > last.start) return null
  let start = first.start
  let end = last.start + last.length
  if ('node' in first && range.startContainer === first.node) start += Math.max(0, range.startOffset - first.at)
  if ('node' in last && range.endContainer === last.node) end = last.start + Math.min(last.length, range.endOffset - last.at)
  return end > start ? { start, end } : null
}

/** Adds what a span (from the section's start) covers; neighbouring runs become one range. */
export function addPieces(section: SectionText, span: Span, pieces: Pieces): void {
  let range: Range | null = null
  let group = -1
  const from = firstRun(section.runs, (run) => run.start + run.length > span.start)
  for (let index = from; index < section.runs.length; index++) {
    const run = section.runs[index]
    if (!run || run.start >= span.end) break
    if ('atom' in run) {
      if (run.length > 0) pieces.atoms.push(run.atom)
      range = null
      continue
    }
    const end = endIn(section, run, span)
    if (range && group === run.group) range.setEnd(run.node, end)
    else {
      range = document.createRange()
      group = run.group
      range.setStart(run.node, startIn(section, run, span))
      range.setEnd(run.node, end)
      pieces.ranges.push(range)
    }
  }
}

/** Where a span begins in a text node: with the space before it, if that belongs to the span. */
function startIn({ text }: SectionText, run: TextRun, span: Span): number {
  if (span.start >= run.start) return run.at + span.start - run.start
  let at = run.at
  if (text[run.start - 1] === ' ') while (at > 0 && SPACE.test(run.node.data.charAt(at - 1))) at--
  return at
}

function endIn({ text }: SectionText, run: TextRun, span: Span): number {
  const end = run.start + run.length
  if (span.end <= end) return run.at + span.end - run.start
  let at = run.at + run.length
  if (text[end] === ' ') while (SPACE.test(run.node.data.charAt(at))) at++
  return at
}
