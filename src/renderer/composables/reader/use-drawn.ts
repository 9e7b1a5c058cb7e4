import { onBeforeUnmount, onMounted, shallowRef } from 'vue'
import { stepRange, type Range } from './drawn-range.ts'

/** In reading order, with their tops in px below the margin's upper edge. */
export interface Placed { ids: readonly string[]; tops: readonly number[] }

/** Screens around the window in which cards are drawn before they come into sight. */
const REACH = 1

const createPart = (): { placed: Placed; range: Range } => ({ placed: { ids: [], tops: [] }, range: { from: 0, to: 0 } })

/** Which of many cards and ticks are drawn: those near the window, a few more with each frame. */
export function useDrawn() {
  const drawn = shallowRef<ReadonlySet<string>>(new Set())
  const parts = { cards: createPart(), ticks: createPart() }
  let origin = 0
  let frame = 0

  function draw() {
    frame = 0
    const top = window.scrollY - origin
    let whole = true
    for (const part of Object.values(parts)) {
      const next = stepRange(part.placed.tops, { top, bottom: top + window.innerHeight }, REACH * window.innerHeight, part.range)
      part.range = next.range
      whole &&= next.whole
    }
    const near = Object.values(parts).flatMap(({ placed, range }) => placed.ids.slice(range.from, range.to))
    const before = drawn.value
    if (before.size !== near.length || near.some((id) => !before.has(id))) drawn.value = new Set(near)
    if (!whole) soon()
  }

  function soon() {
    frame ||= requestAnimationFrame(draw)
  }

  /** @param above where the margin begins in the page, in px */
  function spread(above: number, cards: Placed, ticks: Placed) {
    origin = above
    parts.cards.placed = cards
    parts.ticks.placed = ticks
    soon()
  }

  onMounted(() => { window.addEventListener('scroll', soon, { passive: true }) })
  onBeforeUnmount(() => {
    cancelAnimationFrame(frame)
    window.removeEventListener('scroll', soon)
  })

  return { drawn, spread }
}
