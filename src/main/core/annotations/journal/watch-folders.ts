import { watch, type FSWatcher } from 'node:fs'
import { basename } from 'node:path'

/** How soon a hint is passed on; more that come meanwhile are the same hint. */
const SETTLE_MS = 15
/** How often a root that is not there, or cannot be watched, is looked at. */
const POLL_MS = 700
/** How often one that is watched is looked at all the same: hints get lost, and network drives give none. */
const SAFETY_MS = 5000

export interface Followed {
  path: string
  /** The one entry whose changes matter; all where left out. */
  only?: string
  /** It may be missing: the folder before it in the list tells when it appears. */
  optional?: boolean
}

export interface FolderWatch {
  /** Sets which folders are watched from now on. `urgent`: look again soon even without a hint. */
  follow(folders: readonly Followed[], urgent: boolean): void
  close(): void
}

/**
 * Calls `onHint` when something may have changed in the folders that it follows, and now and then without a reason. It has
 * no hold on the process: a terminal command may end while it watches.
 */
export function watchFolders(onHint: () => void): FolderWatch {
  const watchers = new Map<string, FSWatcher>()
  let timer: NodeJS.Timeout | null = null
  let due = Infinity
  let closed = false

  const hintIn = (ms: number) => {
    const at = performance.now() + ms
    if (closed || at >= due) return
    if (timer) clearTimeout(timer)
    due = at
    timer = setTimeout(() => { due = Infinity; onHint() }, ms).unref()
  }
  const drop = (path: string) => {
    watchers.get(path)?.close()
    watchers.delete(path)
  }
  const add = ({ path, only }: Followed): boolean => {
    try {
      const watcher = watch(path, { persistent: false }, (event, name) => {
        // A folder that was removed and made again has the same name and needs another watch.
        const itself = event === 'rename' && (name === null || name === basename(path))
        if (itself) drop(path)
        if (itself || !only || name === null || name === only) hintIn(SETTLE_MS)
      })
      watcher.on('error', () => { drop(path); hintIn(POLL_MS) })
      watchers.set(path, watcher)
      return true
    } catch {
      return false
    }
  }

  return {
    follow(folders, urgent) {
      if (closed) return
      const paths = new Set(folders.map(({ path }) => path))
      for (const path of [...watchers.keys()]) if (!paths.has(path)) drop(path)
      let poll = urgent
      for (const folder of folders) {
        if (watchers.has(folder.path)) continue
        // What was written between the last look and the watch has left no hint.
        if (add(folder)) hintIn(SETTLE_MS)
        else if (!folder.optional) poll = true
      }
      hintIn(poll ? POLL_MS : SAFETY_MS)
    },
    close() {
      closed = true
      if (timer) clearTimeout(timer)
      for (const path of [...watchers.keys()]) drop(path)
    }
  }
}
