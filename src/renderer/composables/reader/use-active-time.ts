import { onBeforeUnmount, onMounted } from 'vue'

const TICK = 1000
/** Who has not moved anything for this long is elsewhere, in ms. */
export const AWAY_AFTER = 60_000
/** A longer pause between two ticks is no reading: the machine slept. In ms. */
const LONGEST_TICK = 3000
/** Scrolling by itself and the ruler, which follows the pointer, are among them. */
const SIGNS = ['scroll', 'keydown', 'pointermove', 'pointerdown', 'wheel', 'touchmove']

/** Calls `onTick` each second in which the reader is there: the page is in sight, and something moved within the last minute. */
export function useActiveTime(onTick: (ms: number) => void): void {
  let moved = Date.now()
  let last = Date.now()
  let timer: ReturnType<typeof setInterval> | undefined

  const onSign = () => { moved = Date.now() }
  function tick() {
    const now = Date.now()
    const passed = Math.min(now - last, LONGEST_TICK)
    last = now
    if (passed > 0 && document.visibilityState === 'visible' && now - moved <= AWAY_AFTER) onTick(passed)
  }

  onMounted(() => {
    for (const sign of SIGNS) window.addEventListener(sign, onSign, { passive: true })
    timer = setInterval(tick, TICK)
  })
  onBeforeUnmount(() => {
    for (const sign of SIGNS) window.removeEventListener(sign, onSign)
    clearInterval(timer)
  })
}
