import { relative, sep } from 'node:path'
import type { Warning } from '../../../shared/model.ts'
import { isIgnoredPath } from './source-paths.ts'
import { subscribeTree } from './subscribe-tree.ts'

/** Relative paths where something may have happened, files or folders; `all` where nobody knows where. */
export type Hint = { paths: string[] } | 'all'

export interface Watch { close(): Promise<void> }

export interface WatchOptions {
  /** Told when the folder can only be looked at every few seconds. */
  onNotice?: (notice: Warning) => void
  /** Loads the native watcher; the seam through which tests take it away. */
  load?: () => Promise<Pick<typeof import('@parcel/watcher'), 'subscribe'>>
  /** Between two looks where there is no native watcher. */
  pollMs?: number
  /** From an error of the native watcher until it is asked anew. */
  retryMs?: number
}

/** Hints that come within this time are told as one. */
const DEBOUNCE_MS = 100
/** Beyond so many paths it is cheaper, and surer, to compare the whole folder. */
const MANY = 500
const IGNORE = ['**/.*', '**/.*/**', '**/node_modules/**']

const POLLING: Warning = {
  code: 'watch-unavailable',
  message: 'Changes to this folder cannot be watched here, so Lectern looks for them every few seconds.',
  line: null
}

/**
 * Tells when something below a folder may have changed. Only a hint: events get lost in storms, so the state comes
 * from comparing the folder with the store. Where the native watcher is missing or refuses, hints `all` at intervals.
 */
export async function watchFolder(root: string, onHint: (hint: Hint) => void, options: WatchOptions = {}): Promise<Watch> {
  const { onNotice, load = () => import('@parcel/watcher'), pollMs = 5000, retryMs } = options
  const hints = gather(onHint)
  try {
    const tree = await subscribeTree(await load(), root, IGNORE, (events) => {
      hints.add(events?.map(({ path }) => relative(root, path).split(sep).join('/')) ?? null)
    }, retryMs)
    return {
      close() {
        hints.close()
        return tree.close()
      }
    }
  } catch {
    onNotice?.(POLLING)
    const timer = setInterval(() => { onHint('all') }, pollMs)
    timer.unref()
    return {
      async close() {
        hints.close()
        clearInterval(timer)
      }
    }
  }
}

function gather(onHint: (hint: Hint) => void) {
  let paths = new Set<string>()
  let all = false
  let timer: NodeJS.Timeout | undefined
  const tell = () => {
    const hint: Hint = all || paths.size > MANY ? 'all' : { paths: [...paths] }
    timer = undefined
    all = false
    paths = new Set()
    onHint(hint)
  }
  return {
    /** @param seen null where events were lost */
    add(seen: string[] | null) {
      const relevant = seen?.filter((path) => !isIgnoredPath(path))
      if (relevant?.length === 0) return
      if (!relevant || relevant.includes('')) all = true
      else for (const path of relevant) paths.add(path)
      timer ??= setTimeout(tell, DEBOUNCE_MS)
    },
    close() { clearTimeout(timer) }
  }
}
