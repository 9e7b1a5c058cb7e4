import type { Span } from '../../shared/model.ts'
import { addPieces, spanInSection, type Pieces } from './section-spans.ts'
import { firstRun, readSection, runRange, type Run, type SectionText } from './section-text.ts'

/** A section as it stands in the post: `end` is exclusive. */
export interface PlacedSection extends SectionText, Span {
  index: number
  /** Grows each time the section is read. */
  revision: number
}

/**
 * How the canonical text of a post lies over the sections that stand in the page. Offsets count from the start of
 * the post; sections must be set from the first on, one can be set again when its content changed.
 */
export interface TextMap {
  /** Reads the content of a section. Sections after it move, but are not read again. */
  setSection(index: number, element: Element): void
  /** Forgets all sections from this one on. */
  truncate(sections: number): void
  readonly sections: number
  /** Length of the text that stands in the page so far. */
  readonly length: number
  text(): string
  /** The span of what a DOM range touches, without white space at its edges; null where it touches no text. */
  spanOf(range: Range): Span | null
  /** What a span covers, as far as it stands in the page. */
  piecesOf(span: Span): Pieces
  /** A range over the character (or the whole atom) at an offset; null where nothing stands there. */
  rangeAt(offset: number): Range | null
  /** The formula, image or placeholder at an offset. */
  atomAt(offset: number): Element | null
  spanOfAtom(element: Element): Span | null
  /** The span of all text in an element; null where there is none. */
  spanOfElement(element: Element): Span | null
  section(index: number): PlacedSection | null
  /** The section that holds an offset, the last one for an offset behind the end. */
  sectionAt(offset: number): PlacedSection | null
  /** Changes whenever what a span covers may have changed. */
  stampOf(span: Span): string
}

export function createTextMap(): TextMap {
  const sections: (SectionText & { revision: number })[] = []
  let revision = 0
  let placed: PlacedSection[] | null = null

  /** Sections are blocks: one line break between those that have text. */
  const place = (): PlacedSection[] => {
    let end = 0
    placed ??= sections.map((section, index) => {
      const start = end > 0 && section.text !== '' ? end + 1 : end
      end = start + section.text.length
      return { ...section, index, start, end }
    })
    return placed
  }

  const indexAt = (offset: number): number => {
    const all = place()
    let low = 0
    let high = all.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if ((all[middle]?.end ?? 0) > offset) high = middle
      else low = middle + 1
    }
    return low
  }

  const runAt = (offset: number): { section: PlacedSection; run: Run } | null => {
    const section = place()[indexAt(offset)]
    if (!section) return null
    const local = Math.max(0, offset - section.start)
    const run = section.runs[firstRun(section.runs, (run) => run.start + run.length > local)]
    return run ? { section, run } : null
  }

  const text = () => place().filter((section) => section.text !== '').map((section) => section.text).join('\n')

  return {
    setSection(index, element) {
      sections[Math.min(index, sections.length)] = { ...readSection(element), revision: ++revision }
      placed = null
    },
    truncate(count) {
      sections.length = Math.min(sections.length, count)
      placed = null
    },
    get sections() { return sections.length },
    get length() { return place().at(-1)?.end ?? 0 },
    text,

    spanOf(range) {
      const touched = place().filter((section) => range.intersectsNode(section.element))
      const spans = touched.flatMap((section) => {
        const span = spanInSection(section, range)
        return span ? { start: section.start + span.start, end: section.start + span.end } : []
      })
      const [first] = spans
      const last = spans.at(-1)
      return first && last ? trimmed(text(), { start: first.start, end: last.end }) : null
    },

    spanOfElement(element) {
      const range = document.createRange()
      range.selectNode(element)
      return this.spanOf(range)
    },

    piecesOf(span) {
      const pieces: Pieces = { ranges: [], atoms: [] }
      const all = place()
      for (let index = indexAt(span.start); index < all.length; index++) {
        const section = all[index]
        if (!section || section.start >= span.end) break
        addPieces(section, { start: span.start - section.start, end: span.end - section.start }, pieces)
      }
      return pieces
    },

    rangeAt(offset) {
      const found = runAt(offset)
      if (!found) return null
      if ('atom' in found.run) return runRange(found.run)
      const { node, at, start, length } = found.run
      const into = at + Math.min(Math.max(0, offset - found.section.start - start), length - 1)
      const range = document.createRange()
      range.setStart(node, into)
      range.setEnd(node, into + 1)
      return range
    },

    atomAt(offset) {
      const run = runAt(offset)?.run
      return run && 'atom' in run ? run.atom : null
    },

    spanOfAtom(element) {
      for (const section of place()) {
        if (!section.element.contains(element)) continue
        const run = section.runs.find((run) => 'atom' in run && run.atom === element)
        if (run && run.length > 0) return { start: section.start + run.start, end: section.start + run.start + run.length }
      }
      return null
    },

    section: (index) => place()[index] ?? null,
    sectionAt: (offset) => place()[indexAt(offset)] ?? null,

    stampOf(span) {
      const all = place()
      let stamp = `${span.start}-${span.end}`
      for (let index = indexAt(span.start); index < all.length; index++) {
        const section = all[index]
        if (!section || section.start >= span.end) break
        stamp += ` ${section.revision}@${section.start}`
      }
      return stamp
    }
  }
}

function trimmed(text: string, span: Span): Span | null {
  let { start, end } = span
  while (start < end && /\s/.test(text.charAt(start))) start++
  while (end > start && /\s/.test(text.charAt(end - 1))) end--
  return end > start ? { start, end } : null
}
