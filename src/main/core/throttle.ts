export interface Throttled { (): void; close(): void }

/** Runs `work` at once, then at most every `ms`; a call in between is made up for at the end of that time. */
export function throttle(work: () => void, ms: number): Throttled {
  let timer: NodeJS.Timeout | undefined
  let again = false
  const run = () => {
    work()
    timer = setTimeout(() => {
      timer = undefined
      if (again) { again = false; run() }
    }, ms)
    timer.unref()
  }
  const call = () => {
    if (timer) again = true
    else run()
  }
  return Object.assign(call, { close: () => { clearTimeout(timer); again = false } })
}
