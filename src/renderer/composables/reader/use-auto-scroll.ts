import { onBeforeUnmount, ref } from 'vue'
import { recall, remember } from '../../lib/storage.ts'
import { t } from '../../lib/words.ts'

const SPEED_KEY = 'lectern:scroll-speed'
/** Pixels a second: some 200 words a minute in the usual column, and the bounds that keys stop at. */
const USUAL = 22
const SLOWEST = 6
const FASTEST = 240
const STEP = 1.25
/** Keys and gestures with which a reader moves by hand. */
const MOVING_KEYS = new Set(['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', ' '])
/** A longer pause between two frames is no time to make up for: the window was hidden. */
const LONGEST_FRAME = 100

/**
 * The page moves on by itself, at a speed that the reader sets, until the end, until the reader moves it, or until it is not seen.
 * @param isShown whether this side of the window is to be seen
 */
export function useAutoScroll(announce: (message: string) => void, isShown: () => boolean) {
  const on = ref(false)
  /** Pixels a second. */
  const speed = ref(Math.min(FASTEST, Math.max(SLOWEST, Number(recall(SPEED_KEY)) || USUAL)))
  let frame = 0
  let last = 0
  /** What is too little for a pixel yet. */
  let owed = 0

  const step = (now: number) => {
    if (!isShown()) {
      stop(t('reader.quiet.stopped'))
      return
    }
    owed += (speed.value * Math.min(LONGEST_FRAME, now - last)) / 1000
    last = now
    const whole = Math.trunc(owed)
    owed -= whole
    if (whole > 0) {
      const before = window.scrollY
      window.scrollBy({ top: whole, behavior: 'instant' })
      if (window.scrollY === before) {
        stop(t('reader.quiet.end'))
        return
      }
    }
    frame = requestAnimationFrame(step)
  }
  const onKey = ({ key }: KeyboardEvent) => { if (MOVING_KEYS.has(key)) stop(t('reader.quiet.stopped')) }
  const onHand = () => { stop(t('reader.quiet.stopped')) }
  const listen = (toggle: 'addEventListener' | 'removeEventListener') => {
    window[toggle]('keydown', onKey as EventListener)
    for (const event of ['wheel', 'touchmove']) window[toggle](event, onHand, { passive: true })
  }

  function stop(message?: string) {
    if (!on.value) return
    on.value = false
    cancelAnimationFrame(frame)
    listen('removeEventListener')
    if (message !== undefined) announce(message)
  }
  function start() {
    on.value = true
    owed = 0
    last = performance.now()
    listen('addEventListener')
    frame = requestAnimationFrame(step)
    announce(t('reader.quiet.started'))
  }
  /** @returns false where nothing is moving */
  function change(factor: number): boolean {
    if (!on.value) return false
    speed.value = Math.min(FASTEST, Math.max(SLOWEST, speed.value * factor))
    remember(SPEED_KEY, String(Math.round(speed.value)))
    return true
  }
  onBeforeUnmount(() => { stop() })

  return {
    on, speed, stop,
    toggle() {
      if (on.value) stop(t('reader.quiet.stopped'))
      else start()
    },
    faster: () => change(STEP),
    slower: () => change(1 / STEP)
  }
}
