import { onBeforeUnmount, shallowRef } from 'vue'
import { blockAt, makeRoomAtTop, makeRoomBelow, marksLayer } from '../../dom/change-blocks.ts'
import type { ChangeStop } from '../../lib/change-stops.ts'
import type { PostMap } from './use-post-map.ts'

/** A change as it stands in the page: `layer` takes its mark, `below` what is told under it. */
export interface ChangeMark {
  stop: ChangeStop
  block: HTMLElement | null
  layer: HTMLElement | null
  below: HTMLElement | null
  /** Where the block stands in its section, in px. */
  top: number
  height: number
}

/** Places marks beside the changed blocks of the post on screen, and room below them. */
export function useChangeMarks(posts: PostMap) {
  const marks = shallowRef<readonly ChangeMark[]>([])
  let sections = new Set<HTMLElement>()

  /** Marks these places in the text, instead of those before. */
  function set(stops: readonly ChangeStop[], open: (stop: ChangeStop) => boolean): void {
    clear()
    const marked = new Set<HTMLElement>()
    marks.value = stops.map((stop) => {
      const start = posts.pageOffset(stop.start)
      const block = stop.change === 'removed' ? blockAt(posts.map, Math.max(0, start - 1)) : blockAt(posts.map, start)
      const section = block?.closest<HTMLElement>('.post-section') ?? null
      const withMark = stop.change !== 'removed' && block !== null && section !== null && !marked.has(block)
      if (withMark) {
        marked.add(block)
        block.dataset.change = stop.change
      }
      if (section) sections.add(section)
      return { stop, block, layer: withMark ? marksLayer(section) : null, below: needsRoom(stop, open) ? room(stop, start, block) : null, top: 0, height: 0 }
    })
    for (const section of sections) {
      resized.observe(section)
      section.addEventListener('contentvisibilityautostatechange', measure)
    }
    measure()
  }

  const needsRoom = (stop: ChangeStop, open: (stop: ChangeStop) => boolean) => stop.change === 'removed' || (stop.change === 'reworded' && open(stop))

  function room(stop: ChangeStop, start: number, block: HTMLElement | null): HTMLElement | null {
    const first = posts.map.section(0)?.element
    if (stop.change === 'removed' && start === 0 && first) return makeRoomAtTop(first)
    return block && makeRoomBelow(block)
  }

  /** Opens or closes the room below one block, without touching the others. */
  function toggle(key: string, open: boolean): void {
    marks.value = marks.value.map((mark) => {
      if (mark.stop.key !== key || mark.stop.change !== 'reworded' || open === (mark.below !== null)) return mark
      if (!open) mark.below?.remove()
      return { ...mark, below: open && mark.block ? makeRoomBelow(mark.block) : null }
    })
    measure()
  }

  /** What is told below a block comes into sight. */
  function bringBelow(key: string): void {
    marks.value.find(({ stop }) => stop.key === key)?.below?.scrollIntoView({ block: 'nearest', behavior: 'instant' })
  }

  function measure(): void {
    marks.value = marks.value.map((mark) => {
      const section = mark.layer?.parentElement
      // To measure what is far from the window would lay it out; it is measured when it comes near.
      if (!section || !mark.block?.checkVisibility({ contentVisibilityAuto: true })) return mark
      const [box, own] = [section.getBoundingClientRect(), mark.block.getBoundingClientRect()]
      return { ...mark, top: own.top - box.top, height: own.height }
    })
  }

  /** Whether all that was put into the page is still there: a section may have been filled anew. */
  const isWhole = () => marks.value.every(({ block, layer, below }) => block?.isConnected !== false && layer?.isConnected !== false && below?.isConnected !== false)

  function clear(): void {
    resized.disconnect()
    for (const section of sections) section.removeEventListener('contentvisibilityautostatechange', measure)
    for (const { block, layer, below } of marks.value) {
      if (block) delete block.dataset.change
      below?.remove()
      layer?.remove()
    }
    sections = new Set()
    marks.value = []
  }

  const resized = new ResizeObserver(measure)
  onBeforeUnmount(() => { resized.disconnect() })

  return { marks, set, toggle, bringBelow, isWhole }
}
