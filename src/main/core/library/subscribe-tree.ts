import { statSync } from 'node:fs'
import type { AsyncSubscription, Event } from '@parcel/watcher'

type Watcher = Pick<typeof import('@parcel/watcher'), 'subscribe'>

/** Rest after a new folder before it is watched as a whole; a tree that is being copied makes many. */
const SETTLE_MS = 150
/** Between two tries where the system refuses, as for want of watches, and after an error. */
const RETRY_MS = 5000

/**
 * Subscribes to a folder and all below it. Linux tells of each folder by itself: what lies in a new folder before the
 * watcher has got to it, folders above all, is never told and would stay unwatched. So the watcher walks the tree
 * again when folders have come, and `onEvents` is then told `null`: look everywhere.
 *
 * @param onEvents null where events were lost
 * @param retryMs until it subscribes anew after an error
 */
export async function subscribeTree(
  { subscribe }: Watcher, root: string, ignore: string[], onEvents: (events: readonly Event[] | null) => void, retryMs = RETRY_MS
): Promise<{ close(): Promise<void> }> {
  let closed = false
  let timer: NodeJS.Timeout | undefined
  let work: Promise<void> = Promise.resolve()

  const start = () => subscribe(root, (error, events) => {
    if (closed) return
    onEvents(error ? null : events)
    // After an error, as when a signal interrupts its wait, it tells nothing any more.
    if (error) renewIn(retryMs)
    if (process.platform !== 'linux' || !events.some(({ type, path }) => type === 'create' && isFolder(path))) return
    renewIn(SETTLE_MS)
  }, { ignore })
  let subscription: AsyncSubscription | null = await start()

  const renewIn = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => { work = work.then(renew) }, ms)
  }
  const renew = async () => {
    if (closed) return
    // One subscription at a time: a second one to the same folder would share what the first knows.
    await end()
    subscription = await start().catch(() => null)
    if (closed) return
    // Each try tells to look everywhere, so nothing is missed meanwhile.
    if (!subscription) renewIn(retryMs)
    onEvents(null)
  }
  const end = async () => {
    // It rejects where a watched folder is gone from disk; then there is nothing left to stop.
    await subscription?.unsubscribe().catch(() => { /* nothing to do */ })
    subscription = null
  }

  return {
    async close() {
      closed = true
      clearTimeout(timer)
      await work
      await end()
    }
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}
