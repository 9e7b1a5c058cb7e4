import { AsyncIteratorClass } from '@orpc/shared'

/** Between two steps that a listener is told of. */
const QUIET_MS = 100

/**
 * Runs `work` and streams its latest progress, then returns its result. Whoever stops listening stops the work through
 * the signal that it gets.
 */
export function progressStream<P, R>(
  work: (signal: AbortSignal, onProgress: (progress: P) => void) => Promise<R>, signal?: AbortSignal
): AsyncIteratorClass<P, R> {
  const stop = new AbortController()
  let latest: { progress: P } | null = null
  let told = -Infinity
  let finished = false
  let wake = () => { /* nobody waits yet */ }

  const result = work(signal ? AbortSignal.any([signal, stop.signal]) : stop.signal, (progress) => {
    latest = { progress }
    if (performance.now() - told >= QUIET_MS) wake()
  })
  result.catch(() => { /* told to whoever asks for the next step */ }).finally(() => { finished = true; wake() })

  const next = async (): Promise<IteratorResult<P, R>> => {
    for (;;) {
      if (finished) return { done: true, value: await result }
      if (latest && performance.now() - told >= QUIET_MS) {
        const { progress } = latest
        latest = null
        told = performance.now()
        return { done: false, value: progress }
      }
      await new Promise<void>((resolve) => { wake = resolve })
    }
  }
  return new AsyncIteratorClass(next, () => { stop.abort(); return Promise.resolve() })
}
