import type { Colour, Span } from '../../shared/model.ts'
import { depthsOf, fillLayer, LAYERS, lineLayer } from './mark-layers.ts'
import type { Pieces } from './section-spans.ts'
import type { TextMap } from './text-map.ts'

/** An annotation as the page paints it. */
export interface Mark {
  id: string
  colour: Colour
  span: Span
  /** Only a line under its words. */
  underline?: boolean
  /** It has a comment or tags: it gets a dotted line. */
  noted: boolean
}

/** Paints annotations over the text with the CSS Custom Highlight API; the DOM of the text stays as it is. */
export interface Painter {
  /** Paints exactly these marks, shorter ones over longer ones. Only what changed since the last call is touched. */
  paint(marks: readonly Mark[]): void
  /** Deepens one mark, or none. */
  activate(id: string | null): void
  /** Shows the formulas and images of a selection as selected whole, or none. The browser shows the words. */
  draft(span: Span | null): void
  /** The innermost mark under a point of the window. */
  hit(x: number, y: number): string | null
  clear(): void
}

interface Painted extends Mark, Pieces {
  /** What it depends on: text, place and look. */
  stamp: string
  layer: string
}

/** `HighlightRegistry.highlightsFromPoint`, which TypeScript's DOM does not know yet. */
type FromPoint = (x: number, y: number) => { ranges: AbstractRange[] }[]

export function createPainter(map: TextMap): Painter {
  const registry = typeof CSS !== 'undefined' && 'highlights' in CSS ? CSS.highlights : null
  const highlights = new Map<string, Highlight>()
  const painted = new Map<string, Painted>()
  const owners = new Map<AbstractRange, string>()
  const stacks = new Map<Element, Painted[]>()
  let active: string | null = null
  let drafted: Element[] = []

  const layer = (name: string): Highlight | undefined => {
    if (!registry) return undefined
    let highlight = highlights.get(name)
    if (!highlight) {
      highlight = new Highlight()
      highlight.priority = LAYERS.indexOf(name)
      highlights.set(name, highlight)
      registry.set(`lectern-${name}`, highlight)
    }
    return highlight
  }

  /** Formulas and images are boxes, not text: they carry their colour as an attribute. */
  const dress = (element: Element) => {
    const top = stacks.get(element)?.toSorted((a, b) => length(b.span) - length(a.span)).at(-1)
    toggle(element, 'data-mark', top?.colour)
    toggle(element, 'data-mark-line', top?.underline ? '' : undefined)
    toggle(element, 'data-mark-noted', top?.noted ? '' : undefined)
    toggle(element, 'data-mark-active', stacks.get(element)?.some((mark) => mark.id === active) ? '' : undefined)
  }

  const add = (mark: Painted) => {
    painted.set(mark.id, mark)
    for (const range of mark.ranges) {
      owners.set(range, mark.id)
      layer(mark.layer)?.add(range)
      if (mark.noted) layer('noted')?.add(range)
      if (mark.id === active) layer('active')?.add(range)
    }
    for (const atom of mark.atoms) {
      stacks.set(atom, [...(stacks.get(atom) ?? []), mark])
      dress(atom)
    }
  }

  const remove = (mark: Painted) => {
    painted.delete(mark.id)
    for (const range of mark.ranges) {
      owners.delete(range)
      for (const name of [mark.layer, 'noted', 'active']) highlights.get(name)?.delete(range)
    }
    for (const atom of mark.atoms) {
      const rest = (stacks.get(atom) ?? []).filter((other) => other !== mark)
      if (rest.length > 0) stacks.set(atom, rest)
      else stacks.delete(atom)
      dress(atom)
    }
  }

  const smallest = (ids: Iterable<string>): string | null => {
    let best: Painted | null = null
    for (const id of ids) {
      const mark = painted.get(id)
      if (mark && (!best || length(mark.span) < length(best.span))) best = mark
    }
    return best?.id ?? null
  }

  return {
    paint(marks) {
      const wanted = new Set(marks.map((mark) => mark.id))
      for (const mark of [...painted.values()]) if (!wanted.has(mark.id)) remove(mark)
      const depths = depthsOf(marks.filter(({ underline }) => !underline))
      for (const mark of marks) {
        const old = painted.get(mark.id)
        const layer = mark.underline ? lineLayer(mark.colour) : fillLayer(mark.colour, depths.get(mark.id) ?? 0)
        const stamp = `${map.stampOf(mark.span)} ${layer} ${mark.noted}`
        if (old?.stamp === stamp) continue
        if (old) remove(old)
        add({ ...mark, stamp, layer, ...map.piecesOf(mark.span) })
      }
    },

    activate(id) {
      if (id === active) return
      const old = active === null ? undefined : painted.get(active)
      active = id
      highlights.get('active')?.clear()
      const now = id === null ? undefined : painted.get(id)
      for (const range of now?.ranges ?? []) layer('active')?.add(range)
      for (const atom of [...(old?.atoms ?? []), ...(now?.atoms ?? [])]) dress(atom)
    },

    draft(span) {
      for (const atom of drafted) atom.removeAttribute('data-draft')
      drafted = span ? map.piecesOf(span).atoms : []
      for (const atom of drafted) atom.setAttribute('data-draft', '')
    },

    hit(x, y) {
      const atom = document.elementFromPoint(x, y)?.closest('[data-mark]')
      if (atom) return smallest((stacks.get(atom) ?? []).map((mark) => mark.id))
      const fromPoint = (registry as { highlightsFromPoint?: FromPoint } | null)?.highlightsFromPoint
      const ranges = fromPoint ? fromPoint.call(registry, x, y).flatMap((found) => found.ranges) : underPoint(owners.keys(), x, y)
      return smallest(ranges.flatMap((range) => owners.get(range) ?? []))
    },

    clear() {
      this.draft(null)
      for (const mark of [...painted.values()]) remove(mark)
      for (const name of highlights.keys()) registry?.delete(`lectern-${name}`)
      highlights.clear()
    }
  }
}

const length = (span: Span) => span.end - span.start

function toggle(element: Element, name: string, value: string | undefined): void {
  if (value === undefined) element.removeAttribute(name)
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value)
}

/** For browsers without `highlightsFromPoint`. */
function* rangesUnder(ranges: Iterable<AbstractRange>, x: number, y: number): Generator<AbstractRange> {
  for (const range of ranges) {
    if (!(range instanceof Range)) continue
    const box = range.getBoundingClientRect()
    if (x < box.left || x > box.right || y < box.top || y > box.bottom) continue
    if ([...range.getClientRects()].some((rect) => x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom)) yield range
  }
}

const underPoint = (ranges: Iterable<AbstractRange>, x: number, y: number) => [...rangesUnder(ranges, x, y)]
