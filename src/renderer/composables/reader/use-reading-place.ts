import { onBeforeUnmount, onMounted, ref, type Ref } from 'vue'
import type { ReadingPosition } from '../../../shared/model.ts'
import { distanceTo, offsetAtY, scrollToOffset } from '../../dom/lines.ts'
import { isTyping } from '../key-match.ts'
import type { PostMap } from './use-post-map.ts'

const BAR = 56
/** Lower edge of what stands at the top, in px: where the text begins to be seen. */
export let TEXT_TOP = BAR
/** @param height of what stands above the reader's own bar, in px */
export function leaveRoom(height: number): void {
  TEXT_TOP = BAR + height
}

const SAVE_AFTER = 1000
/** The eye rests this share of the window below its upper edge. */
const EYE = 0.25

interface Options {
  posts: PostMap
  article: Ref<HTMLElement | null>
  /** Whether all of the post stands in the page. */
  complete: () => boolean
  save: (position: ReadingPosition) => void
}

/**
 * Where the reader is. It follows the window, is saved a second after scrolling stops and when the post is left, and
 * is held in place when the column changes its width or text size. A jump to a note or a heading shows another part
 * of the post but does not move it; scrolling on from there does.
 */
export function useReadingPlace({ posts, article, complete, save }: Options) {
  const { map } = posts
  const progress = ref(0)
  /** Canonical offset of the line at the top. */
  const top = ref(0)
  /** How far that line stands below the bar. */
  let gap = 0
  /** Canonical offset of the line that the eye is on: the heading above it is the current one. */
  const eye = ref(0)
  let jumped = false
  /** The line of the post that a jump is on its way to. */
  let aim: { offset: number; below: number } | null = null
  let scrolling = 0
  /** How often the reader scrolled: what was on its way to a line gives way. */
  let moves = 0
  let width = 0
  let holding: Promise<void> | null = null
  /** The line that was held last, and how far below the bar it stood. */
  let held = { offset: 0, below: 0 }
  let timer: ReturnType<typeof setTimeout> | undefined

  /** @param held the line that was put on top: it stays the one, though another line may begin there now */
  function look(held?: number) {
    if (map.length === 0) return
    const atEnd = window.innerHeight + window.scrollY >= document.documentElement.scrollHeight - 2
    const whole = complete()
    top.value = held ?? (window.scrollY < 2 ? 0 : offsetAtY(map, TEXT_TOP))
    gap = distanceTo(map, top.value, TEXT_TOP) ?? 0
    eye.value = Math.max(top.value, offsetAtY(map, window.innerHeight * EYE))
    progress.value = whole && atEnd ? 1 : Math.min(1, offsetAtY(map, window.innerHeight) / Math.max(1, map.length))
    if (!whole && progress.value > 0.99) progress.value = 0
  }

  function saveNow() {
    clearTimeout(timer)
    timer = undefined
    if (jumped || !complete()) return
    const start = posts.toPost({ start: top.value, end: Math.min(map.length, top.value + 1) })?.start ?? top.value
    save({ offset: start, progress: progress.value })
  }

  function onScroll() {
    if (scrolling > 0) return
    look()
    clearTimeout(timer)
    timer = setTimeout(saveNow, SAVE_AFTER)
  }

  /** The line on top, and how far below the bar it stands; null before the text is there. */
  function exact(): { offset: number; below: number } | null {
    if (aim) return aim
    if (map.length === 0) return null
    if (scrolling === 0) look()
    return { offset: posts.toPost({ start: top.value, end: Math.min(map.length, top.value + 1) })?.start ?? top.value, below: gap }
  }

  /** Scrolls until a line stands below the bar. */
  async function bring(offset: number, below: number, holds = false): Promise<void> {
    const before = moves
    scrolling++
    try {
      await scrollToOffset(map, offset, TEXT_TOP + below, () => moves === before)
    } finally {
      scrolling--
      if (moves === before) look(holds ? offset : undefined)
      else onScroll()
    }
  }

  /** Shows the line at an offset of the post without taking it for the place where the reader is. */
  async function jumpTo(offset: number, below = 24): Promise<void> {
    jumped = true
    // One jump at a time: a later one is where they want to be.
    const mine = ++moves
    const to = aim = { offset, below }
    clearTimeout(timer)
    const at = posts.pageOffset(offset)
    await posts.whenReady(at)
    if (moves === mine) await bring(at, below)
    await document.fonts.ready
    // Faces that came meanwhile break lines elsewhere.
    if (moves === mine) await bring(at, below)
    if (aim === to) aim = null
  }

  /** Shows the very top: the title stands above the text. */
  function jumpToTop() {
    jumped = true
    aim = null
    moves++
    window.scrollTo({ top: 0, behavior: 'instant' })
  }

  /** Goes on where the reader was, once that part has arrived; not if they scroll before. */
  async function resume(position: ReadingPosition): Promise<void> {
    if (position.offset === 0) return
    let moved = false
    const to = aim = { offset: position.offset, below: 0 }
    const stop = listen(OWN_MOVES, () => { moved = true })
    await posts.whenReady(position.offset)
    stop()
    const before = moves
    const at = posts.pageOffset(position.offset)
    if (!moved) await bring(at, 0, true)
    await document.fonts.ready
    if (!moved && moves === before) await bring(at, 0, true)
    if (aim === to) aim = null
  }

  /** The reader scrolls: from here on the window is where they are. */
  function onOwnMove(event: Event) {
    // A slider or a box of the settings that is clicked moves nothing here.
    if (event.target instanceof Element && event.target.closest('[role="dialog"], [role="menu"]')) return
    if (event instanceof KeyboardEvent && (!SCROLL_KEYS.has(event.key) || isTyping(event.target))) return
    jumped = false
    aim = null
    moves++
  }

  /**
   * Keeps the line that was on top there while `change` alters the layout; one change after the other, because only then the line
   * on top is known again.
   * @param carry tells where that line is in the text as it is afterwards
   */
  async function hold(change: () => unknown, carry = (offset: number) => offset): Promise<void> {
    const before = moves
    const waits = holding !== null
    while (holding) await holding
    // The layout may be another one by now, so the line that was held before is meant, unless the reader went elsewhere.
    const mine = holdNow(change, carry, waits && moves === before ? held : lineToHold())
    holding = mine.catch(() => undefined).then(() => { holding = null })
    await mine
  }

  /** What is to stay where it is: the line that a jump is on its way to, or else the one on top. */
  const lineToHold = () => (aim ? { offset: posts.pageOffset(aim.offset), below: aim.below } : { offset: top.value, below: gap })

  async function holdNow(change: () => unknown, carry: (offset: number) => number, { offset, below }: typeof held): Promise<void> {
    scrolling++
    try {
      await change()
    } finally {
      scrolling--
    }
    held = { offset: offset > 0 ? carry(offset) : 0, below }
    if (offset > 0) await bring(held.offset, below, true)
    else look()
  }

  const observer = new ResizeObserver(() => {
    const now = article.value?.clientWidth ?? 0
    const { offset, below } = lineToHold()
    if (width > 0 && now !== width && offset > 0) {
      // Before this frame is painted, so that nothing jumps; then again as sections come into view.
      const away = distanceTo(map, offset, TEXT_TOP + below)
      if (away !== null) window.scrollBy({ top: away, behavior: 'instant' })
      void bring(offset, below, true)
    }
    width = now
  })

  let stops: (() => void)[] = []
  onMounted(() => {
    if (article.value) observer.observe(article.value)
    stops = [listen(['scroll'], onScroll), listen(OWN_MOVES, onOwnMove), listen(['pagehide'], saveNow)]
  })
  onBeforeUnmount(() => {
    saveNow()
    observer.disconnect()
    for (const stop of stops) stop()
  })

  return { progress, top, eye, exact, keep: saveNow, look, resume, jumpTo, jumpToTop, hold }
}

export type ReadingPlace = ReturnType<typeof useReadingPlace>

const OWN_MOVES = ['wheel', 'touchmove', 'keydown', 'pointerdown']
const SCROLL_KEYS = new Set(['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End', ' '])

function listen(types: readonly string[], listener: (event: Event) => void): () => void {
  for (const type of types) window.addEventListener(type, listener, { passive: true })
  return () => { for (const type of types) window.removeEventListener(type, listener) }
}
