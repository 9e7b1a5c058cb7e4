import { onBeforeUnmount, shallowRef, type Ref, type ShallowRef } from 'vue'

/** How far from the window, in px, pages of the list are still drawn. */
const REACH = 1200
/** Who goes farther than this in less than that time flies, in px and ms. */
const FLIGHT = 4000
const FLIGHT_PAUSE = 120

export interface Pages {
  /** Numbers of the pages that lie near the window, ascending. */
  near: Readonly<ShallowRef<readonly number[]>>
  /** Gives the element of a page to be watched, null when it is gone. */
  watchPage(page: number, element: Element | null): void
  /** Height of a page that is not drawn, in px: as it was measured, else as the drawn ones let expect. */
  heightOf(page: number, rows: number): number
  /** Forgets everything: another list, or another width. */
  reset(): void
}

/**
 * Tells which pages of a long list have to be drawn. A page that leaves is measured, so that an empty box of the same
 * height can stand for it and the scroll bar stays true.
 *
 * @param rowHeight what a row is expected to take before any page was measured, in px
 */
export function usePages(pageSize: number, rowHeight: number, pinned: Ref<number | null>): Pages {
  const near = shallowRef<readonly number[]>([0])
  const elements = new Map<number, Element>()
  const numbers = new WeakMap<Element, number>()
  const heights = new Map<number, number>()
  let inReach = new Set([0])

  const observer = new IntersectionObserver((entries) => {
    const next = new Set(inReach)
    for (const { target, isIntersecting } of entries) {
      const page = numbers.get(target)
      if (page === undefined || elements.get(page) !== target) continue
      if (isIntersecting) next.add(page)
      // A list that is not on screen at all (kept alive) has no boxes: it stays as it is.
      else if (target.getClientRects().length > 0) next.delete(page)
    }
    inReach = next
    publish()
  }, { rootMargin: `${REACH}px 0px` })

  let from = 0
  let at = -Infinity
  let timer: ReturnType<typeof setTimeout> | undefined

  /** Who flies over the list wants what stands where they stop: on the way, pages are drawn now and then, not in every frame. */
  function publish() {
    clearTimeout(timer)
    const now = performance.now()
    if (now - at < FLIGHT_PAUSE && Math.abs(window.scrollY - from) > FLIGHT) {
      timer = setTimeout(publish, FLIGHT_PAUSE)
      return
    }
    from = window.scrollY
    at = now
    draw()
  }

  function draw() {
    const pages = new Set(inReach)
    if (pinned.value !== null) pages.add(pinned.value)
    for (const page of near.value) if (!pages.has(page)) measure(page)
    const sorted = [...pages].sort((a, b) => a - b)
    if (sorted.join() !== near.value.join()) near.value = sorted
  }

  function measure(page: number) {
    const height = elements.get(page)?.getBoundingClientRect().height ?? 0
    if (height > 0) heights.set(page, height)
  }

  function watchPage(page: number, element: Element | null) {
    const old = elements.get(page)
    if (old === element) return
    if (old) observer.unobserve(old)
    if (!element) {
      elements.delete(page)
      if (inReach.delete(page)) publish()
      return
    }
    elements.set(page, element)
    numbers.set(element, page)
    observer.observe(element)
  }

  function heightOf(page: number, rows: number): number {
    const known = heights.get(page)
    if (known !== undefined) return known
    for (const drawn of near.value) if (!heights.has(drawn) && elements.get(drawn)?.childElementCount) measure(drawn)
    const sum = [...heights.values()].reduce((a, b) => a + b, 0)
    const average = heights.size > 0 ? sum / heights.size / pageSize : rowHeight
    return Math.round(average * rows)
  }

  function reset() {
    heights.clear()
    inReach = new Set([0])
    near.value = [0]
  }

  onBeforeUnmount(() => {
    clearTimeout(timer)
    observer.disconnect()
  })
  return { near, watchPage, heightOf, reset }
}
