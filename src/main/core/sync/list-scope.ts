import { lstatSync, type Stats } from 'node:fs'
import { join } from 'node:path'
import { listFiles, type SourceFile } from '../library/list-files.ts'
import type { PathWarning } from '../library/path-warning.ts'
import { isInSiteFolder } from '../library/site-folders.ts'
import { formatOf, isIgnoredPath } from '../library/source-paths.ts'
import type { Scope } from './compare.ts'

/** The post files in a folder's scope, lazily. Paths that are not there, or are no posts, are passed over. */
export function* listScope(root: string, scope: Scope, onProblem: (problem: PathWarning) => void): Generator<SourceFile> {
  if (scope === 'all') {
    yield* listFiles(root, { onProblem })
    return
  }
  for (const path of scope) {
    if (isIgnoredPath(path) || isInSiteFolder(root, path)) continue
    const stats = statOf(join(root, path))
    if (stats?.isDirectory()) yield* listFiles(root, { under: path, onProblem })
    else if (stats?.isFile() && formatOf(path)) yield { path, size: stats.size, mtime: stats.mtimeMs }
  }
}

function statOf(path: string): Stats | null {
  try {
    return lstatSync(path)
  } catch {
    return null
  }
}
