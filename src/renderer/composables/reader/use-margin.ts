import { onBeforeUnmount, onMounted, shallowRef, watch, type Ref } from 'vue'
import type { Annotation } from '../../../shared/model.ts'
import { boxAt } from '../../dom/lines.ts'
import { layoutNotes } from './layout-notes.ts'
import type { PlacedSection } from '../../dom/text-map.ts'
import type { PostMap } from './use-post-map.ts'

const GAP = 10
/** A card's first line of text stands this much below its top; so it is level with its words. */
const CARD_LIFT = 10
/** Height of a card before it was measured. */
const GUESS = 64
/** Screens around the window in which places are exact; further off they are estimated. */
const NEAR = 1.5
const SCROLL_REST = 120
/** With more cards than this, only those within this many screens of the window are drawn. */
const MANY = 40
const DRAWN = 2

/** The list of lost annotations stands below all cards. */
export const LOST = 'lost'

interface Options {
  posts: PostMap
  margin: Ref<HTMLElement | null>
  /** Annotations with a card, and those with only a tick, in reading order. */
  cards: () => readonly Annotation[]
  ticks: () => readonly Annotation[]
  active: () => string | null
}

/** Places the cards of the margin beside their words, in px below the margin's upper edge. */
export function useMargin({ posts, margin, cards, ticks, active }: Options) {
  const tops = shallowRef<ReadonlyMap<string, number>>(new Map())
  /** The cards and ticks that are drawn; null: all of them. */
  const drawn = shallowRef<ReadonlySet<string> | null>(new Set())
  const heights = new Map<string, number>()
  const measured = new Map<string, Element>()
  const elements = new Map<Element, string>()
  let frame = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  /** The sections' boxes, each measured once for a layout. */
  function createBoxes() {
    const boxes = new Map<number, DOMRect>()
    return (section: PlacedSection): DOMRect => {
      const known = boxes.get(section.index) ?? section.element.getBoundingClientRect()
      boxes.set(section.index, known)
      return known
    }
  }

  /** Where the words of an annotation begin, exact near the window and by its section's height elsewhere. */
  function wanted(annotation: Annotation, origin: number, boxOf: (section: PlacedSection) => DOMRect): number | null {
    const { start } = annotation.placement
    const span = annotation.kind === 'bookmark' ? { start: posts.pageOffset(start) } : posts.toPage(annotation.placement)
    const section = span && posts.map.sectionAt(span.start)
    if (!span || !section || span.start >= posts.map.length) return null
    const box = boxOf(section)
    const isNear = box.bottom > -NEAR * window.innerHeight && box.top < (1 + NEAR) * window.innerHeight
    const exact = isNear ? boxAt(posts.map, span.start) : null
    if (exact) return exact.top - origin
    return box.top - origin + box.height * (span.start - section.start) / Math.max(1, section.end - section.start)
  }

  function place() {
    frame = 0
    const edge = margin.value?.getBoundingClientRect()
    if (!edge || edge.width === 0) return
    const boxOf = createBoxes()
    const ids: string[] = []
    const wants: number[] = []
    const places = new Map<string, number>()
    for (const annotation of cards()) {
      const want = wanted(annotation, edge.top, boxOf)
      if (want === null) continue
      ids.push(annotation.id)
      wants.push(want - CARD_LIFT)
    }
    ids.push(LOST)
    wants.push(Math.max(edge.height - (heights.get(LOST) ?? 0), wants.at(-1) ?? 0))
    const laid = layoutNotes(wants, ids.map((id) => heights.get(id) ?? GUESS), GAP, ids.indexOf(active() ?? ''))
    ids.forEach((id, index) => places.set(id, Math.round(laid[index] ?? 0)))
    for (const annotation of ticks()) {
      const want = wanted(annotation, edge.top, boxOf)
      if (want !== null) places.set(annotation.id, Math.round(want))
    }
    if (!same(places, tops.value)) tops.value = places
    draw(places, edge.top)
  }

  /** Says what is drawn. What was measured once keeps its height while it is not. */
  function draw(places: ReadonlyMap<string, number>, origin: number) {
    if (places.size <= MANY) {
      drawn.value = null
      return
    }
    const reach = DRAWN * window.innerHeight
    const near = new Set<string>()
    for (const [id, top] of places) {
      const at = top + origin
      if (id === LOST || id === active() || (at > -reach && at < window.innerHeight + reach)) near.add(id)
    }
    const before = drawn.value
    if (before?.size !== near.size || [...near].some((id) => !before.has(id))) drawn.value = near
  }

  function soon() {
    frame ||= requestAnimationFrame(place)
  }

  function onScroll() {
    timer ??= setTimeout(() => { timer = undefined; soon() }, SCROLL_REST)
  }

  const observer = new ResizeObserver((entries) => {
    for (const { target, borderBoxSize } of entries) {
      const id = elements.get(target)
      if (id !== undefined) heights.set(id, borderBoxSize[0]?.blockSize ?? GUESS)
    }
    soon()
  })

  /** Gives the element of a card to be measured, null when it is gone. */
  function measure(id: string, element: Element | null) {
    const known = measured.get(id)
    if (known === element) return
    if (known) {
      observer.unobserve(known)
      elements.delete(known)
      measured.delete(id)
    }
    if (!element) return
    elements.set(element, id)
    measured.set(id, element)
    observer.observe(element)
  }

  watch([cards, ticks, active, posts.revision], soon, { flush: 'post' })
  onMounted(() => {
    if (margin.value) observer.observe(margin.value)
    window.addEventListener('scroll', onScroll, { passive: true })
    soon()
  })
  onBeforeUnmount(() => {
    observer.disconnect()
    cancelAnimationFrame(frame)
    clearTimeout(timer)
    window.removeEventListener('scroll', onScroll)
  })

  return { tops, drawn, measure }
}

function same(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  if (a.size !== b.size) return false
  for (const [id, top] of a) if (b.get(id) !== top) return false
  return true
}
