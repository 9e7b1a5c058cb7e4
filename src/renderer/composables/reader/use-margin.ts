import { onBeforeUnmount, onMounted, shallowReactive, watch, type Ref } from 'vue'
import type { Annotation } from '../../../shared/model.ts'
import { createPlaces } from './annotation-places.ts'
import { layoutNotes } from './layout-notes.ts'
import { useDrawn } from './use-drawn.ts'
import type { PostMap } from './use-post-map.ts'

const GAP = 10
/** A card's first line of text stands this much below its top; so it is level with its words. */
const CARD_LIFT = 10
/** Height of a card before it was measured. */
const GUESS = 64

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

/**
 * Places the cards of the margin beside their words, in px below the margin's upper edge. Words are measured when
 * their section gets another size or content, cards when they do; scrolling only chooses which cards are drawn.
 */
export function useMargin({ posts, margin, cards, ticks, active }: Options) {
  /** By annotation, so that only the cards that move are rendered anew. */
  const tops = shallowReactive(new Map<string, number>())
  const heights = new Map<string, number>()
  const elements = new Map<Element, string>()
  const places = createPlaces(posts)
  const sections = new Set<Element>()
  const { drawn, spread } = useDrawn()
  let frame = 0

  function place() {
    cancelAnimationFrame(frame)
    frame = 0
    const edge = margin.value?.getBoundingClientRect()
    if (!edge || edge.width === 0) return
    places.survey()
    const placed = (annotations: readonly Annotation[]) => {
      const found = annotations.flatMap((annotation) => {
        const y = places.yOf(annotation)
        return y === null ? [] : { id: annotation.id, top: Math.round(y - edge.top) }
      })
      return { ids: found.map(({ id }) => id), tops: found.map(({ top }) => top) }
    }
    const notes = placed(cards())
    const wants = notes.tops.map((top) => top - CARD_LIFT)
    wants.push(Math.max(edge.height - (heights.get(LOST) ?? 0), wants.at(-1) ?? 0))
    const ids = [...notes.ids, LOST]
    const laid = layoutNotes(wants, ids.map((id) => heights.get(id) ?? GUESS), GAP, ids.indexOf(active() ?? '')).map(Math.round)
    const marks = placed(ticks())
    keep([...ids, ...marks.ids], [...laid, ...marks.tops])
    spread(edge.top + window.scrollY, { ids: notes.ids, tops: laid.slice(0, -1) }, marks)
  }

  function keep(ids: readonly string[], next: readonly number[]) {
    const left = new Set(ids)
    for (const id of tops.keys()) if (!left.has(id)) tops.delete(id)
    ids.forEach((id, index) => { if (tops.get(id) !== next[index]) tops.set(id, next[index] ?? 0) })
  }

  function soon() {
    frame ||= requestAnimationFrame(place)
  }

  /** The layout is clean here: what is read costs nothing, and cards move in the frame that moved their words. */
  const observer = new ResizeObserver((entries) => {
    for (const { target, borderBoxSize } of entries) {
      const id = elements.get(target)
      if (id !== undefined) heights.set(id, borderBoxSize[0]?.blockSize ?? GUESS)
      else if (sections.has(target)) places.forget(target)
    }
    place()
  })

  /** Has the element of a card measured until it is gone. What was measured once keeps its height while it is not drawn. */
  function measure(id: string, element: Element) {
    elements.set(element, id)
    observer.observe(element)
  }

  function release(element: Element) {
    observer.unobserve(element)
    elements.delete(element)
  }

  function watchSections() {
    const standing = new Set<Element>()
    for (let index = 0; index < posts.map.sections; index++) {
      const element = posts.map.section(index)?.element
      if (element) standing.add(element)
    }
    for (const element of sections) if (!standing.has(element)) { observer.unobserve(element); sections.delete(element) }
    for (const element of standing) if (!sections.has(element)) { observer.observe(element); sections.add(element) }
    soon()
  }

  watch([cards, ticks, active], soon, { flush: 'post' })
  watch(posts.revision, watchSections, { flush: 'post' })
  onMounted(() => {
    if (margin.value) observer.observe(margin.value)
    // A section comes to be laid out as it nears the window: from now on its words have exact places.
    document.addEventListener('contentvisibilityautostatechange', soon, { capture: true, passive: true })
    watchSections()
  })
  onBeforeUnmount(() => {
    observer.disconnect()
    cancelAnimationFrame(frame)
    document.removeEventListener('contentvisibilityautostatechange', soon, { capture: true })
  })

  return { tops, drawn, measure, release }
}

export type Margin = ReturnType<typeof useMargin>
