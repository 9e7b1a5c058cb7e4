import { createTextBuilder, textRole } from '../../shared/canonical-text.ts'
import { writtenText } from './punctuation.ts'

export interface TextRun { node: Text; at: number; start: number; length: number; group: number }
export interface AtomRun { atom: Element; start: number; length: number; group: number }

/**
 * A stretch of a section that stands both in the DOM and in the canonical text. A text run maps character by
 * character; an atom (formula, image, placeholder) maps only as a whole. Runs of one `group` follow each other with
 * nothing between them that is left out of the text.
 */
export type Run = TextRun | AtomRun

/** The canonical text of one section, offsets from the section's own start, and how it lies over the DOM. */
export interface SectionText {
  element: Element
  text: string
  runs: Run[]
}

/** Walks the content of a section that stands in the page. It must be walked again when its content is replaced. */
export function readSection(element: Element): SectionText {
  const builder = createTextBuilder()
  const runs: Run[] = []
  let group = 0

  const addText = (node: Text) => {
    builder.text(writtenText(node), (at, start, length) => {
      const last = runs.at(-1)
      // Words of one node stay one run while each gap is one white-space character on both sides.
      if (last && 'node' in last && last.node === node && at - last.at === start - last.start) {
        last.length = start + length - last.start
      } else runs.push({ node, at, start, length, group })
    })
  }

  const walk = (parent: Node) => {
    for (let child = parent.firstChild; child; child = child.nextSibling) {
      if (child instanceof Text) addText(child)
      else if (child instanceof Element) addElement(child)
    }
  }

  const addElement = (child: Element) => {
    const name = child.localName
    const role = textRole(name, (attribute) => child.getAttribute(attribute))
    if (role.kind === 'skip') group++
    else if (role.kind === 'atom') {
      const { start, end } = builder.atom(role.text, role.block)
      runs.push({ atom: child, start, length: end - start, group: ++group })
      group++
    } else {
      builder.open(name)
      walk(child)
      builder.close(name)
    }
  }

  walk(element)
  return { element, text: builder.toString(), runs }
}

/** The boundary points of a run in the DOM. */
export function runRange(run: Run): Range {
  const range = document.createRange()
  if ('atom' in run) range.selectNode(run.atom)
  else {
    range.setStart(run.node, run.at)
    range.setEnd(run.node, run.at + run.length)
  }
  return range
}

/** Index of the first run for which `holds` is true, if it is false for all before; `runs.length` for none. */
export function firstRun(runs: readonly Run[], holds: (run: Run) => boolean): number {
  let low = 0
  let high = runs.length
  while (low < high) {
    const middle = (low + high) >> 1
    const run = runs[middle]
    if (run && holds(run)) high = middle
    else low = middle + 1
  }
  return low
}
