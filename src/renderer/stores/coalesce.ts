/**
 * Runs `work` at most once per `wait` ms and never twice at a time, however often it is asked for; the last request is
 * always answered by a run that started after it.
 */
export function coalesce(work: () => unknown, wait: number): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null
  let running = false
  let asked = false

  const run = async () => {
    timer = null
    running = true
    asked = false
    try {
      await work()
    } finally {
      running = false
      if (asked) timer = setTimeout(() => void run(), wait)
    }
  }

  return () => {
    if (running) asked = true
    else timer ??= setTimeout(() => void run(), wait)
  }
}
