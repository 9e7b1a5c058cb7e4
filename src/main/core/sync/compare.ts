import type { SourceFile } from '../library/list-files.ts'
import { isFrontPage, liesIn } from '../library/source-paths.ts'
import type { StoredFile } from '../store/post-table.ts'

/** What part of a folder a pass looks at: relative paths of files and folders, or all of it. */
export type Scope = 'all' | readonly string[]

/** A file whose bytes must be read, and what the store knows of its path. */
export interface FreshFile { file: SourceFile; before: StoredFile | undefined }

export interface Difference {
  fresh: FreshFile[]
  /** Listed posts whose files are not there any more. */
  vanished: StoredFile[]
}

export const inScope = (path: string, scope: Scope): boolean => scope === 'all' || scope.some((place) => liesIn(path, place))

/**
 * Compares what lies on disk with what the store knows, by path, size and time. Nothing is told of posts below a folder
 * that could not be read (`blind`): they stay as they are.
 */
export function compare(disk: ReadonlyMap<string, SourceFile>, stored: readonly StoredFile[], scope: Scope, blind: readonly string[]): Difference {
  const byPath = new Map(stored.map((file) => [file.path, file]))
  const fresh: FreshFile[] = []
  for (const file of disk.values()) {
    if (isFrontPage(file.path)) continue
    const before = byPath.get(file.path)
    const same = before && !before.gone && before.size === file.size && before.mtime === file.mtime
    // A file that a hint names may have been written twice within the clock's grain, so it is read in any case.
    if (!same || (scope !== 'all' && scope.includes(file.path))) fresh.push({ file, before })
  }
  const vanished = stored.filter(({ path, gone }) =>
    !gone && inScope(path, scope) && (!disk.has(path) || isFrontPage(path)) && !blind.some((folder) => liesIn(path, folder)))
  return { fresh, vanished }
}
