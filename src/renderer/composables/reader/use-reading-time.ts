import { onBeforeUnmount, onMounted } from 'vue'

/** Time is told the core in parts of this length, in ms. */
const PART = 30_000

/** Sums up time of reading and tells it in parts, and what is left when the page goes. @param record gets whole seconds */
export function useReadingTime(record: (seconds: number) => void) {
  let due = 0

  function tell() {
    const seconds = Math.floor(due / 1000)
    if (seconds === 0) return
    due -= seconds * 1000
    record(seconds)
  }
  function add(ms: number) {
    due += ms
    if (due >= PART) tell()
  }
  const onHidden = () => { if (document.visibilityState === 'hidden') tell() }

  onMounted(() => {
    document.addEventListener('visibilitychange', onHidden)
    window.addEventListener('pagehide', tell)
  })
  onBeforeUnmount(() => {
    tell()
    document.removeEventListener('visibilitychange', onHidden)
    window.removeEventListener('pagehide', tell)
  })

  return { add }
}
