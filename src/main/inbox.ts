/** Keeps what comes before anyone is there to take it, and hands it over in order. */
export interface Inbox<T> {
  put: (item: T) => void
  /** From now on items go to `take`, at first those that wait. */
  open: (take: (item: T) => void) => void
}

export function createInbox<T>(): Inbox<T> {
  const waiting: T[] = []
  let taker: ((item: T) => void) | null = null
  return {
    put(item) {
      if (taker) taker(item)
      else waiting.push(item)
    },
    open(take) {
      taker = take
      for (const item of waiting.splice(0)) take(item)
    }
  }
}
