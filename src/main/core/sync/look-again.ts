import { posix } from 'node:path'
import { liesIn } from '../library/source-paths.ts'

export interface LookAgain {
  /** Something was told of these paths, so something else near them may have gone untold. */
  told(paths: readonly string[]): void
  close(): void
}

/**
 * Has the folders of told paths looked at once more, a moment later. Watchers lose events that fall between two batches
 * (@parcel/watcher takes and clears its list in two steps while its other thread adds to it), and such an event comes
 * together with others: a checkout, a rename, a tool that writes several files.
 *
 * @param look gets relative paths of folders, none within another; '' is the whole tree
 * @param restMs from the first path that was told until the look
 */
export function createLookAgain(look: (folders: string[]) => void, restMs: number): LookAgain {
  let folders = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  const begin = () => {
    const all = [...folders]
    folders = new Set()
    timer = undefined
    look(all.filter((folder) => !all.some((other) => other !== folder && liesIn(folder, other))))
  }
  return {
    told(paths) {
      for (const path of paths) folders.add(folderOf(path))
      if (folders.size > 0) timer ??= setTimeout(begin, restMs).unref()
    },
    close() { clearTimeout(timer) }
  }
}

function folderOf(path: string): string {
  const folder = posix.dirname(path)
  return folder === '.' ? '' : folder
}
