import { readdirSync, realpathSync, statSync, type Dirent, type Stats } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { reasonOf, type PathWarning } from './path-warning.ts'
import { siteFolders } from './site-folders.ts'
import { formatOf, isIgnoredName, isIgnoredPath } from './source-paths.ts'

/** A post file as the folder lists it: nothing of it was read. */
export interface SourceFile {
  /** Relative to the folder, with `/`, spelled as on disk. */
  path: string
  /** Bytes. */
  size: number
  /** Last change in ms since 1970. */
  mtime: number
}

export interface ListOptions {
  /** List only this sub-folder; `''` is the whole folder. */
  under?: string
  /** Told of folders that cannot be read and of links that are not followed; listing goes on. */
  onProblem?: (problem: PathWarning) => void
}

const problem = (code: string, path: string, message: string): PathWarning => ({ code, path, message, line: null })

/**
 * Every post file below a folder, in a stable order, lazily, so that the caller can take it in slices. Never throws.
 * Templates of a site and the pages that were made of its posts are none (`site-folders.ts`).
 * Links to folders are not followed, so there are no loops; links to files are, where their target lies in the
 * folder without being listed by itself (as git-annex keeps them).
 */
export function* listFiles(root: string, { under = '', onProblem }: ListOptions = {}): Generator<SourceFile> {
  const waiting = [under]
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    let entries: Dirent[]
    try {
      entries = readdirSync(join(root, folder), { withFileTypes: true })
    } catch (error) {
      onProblem?.(problem('folder-unreadable', folder, `This folder cannot be read (${reasonOf(error)}), so its posts are not up to date.`))
      continue
    }
    entries.sort((a, b) => (a.name < b.name ? -1 : 1))
    const folders: string[] = []
    const made = siteFolders(entries.map(({ name }) => name))
    for (const entry of entries) {
      if (isIgnoredName(entry.name) || (made.has(entry.name) && entry.isDirectory())) continue
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.isDirectory()) folders.push(path)
      else if (entry.isSymbolicLink()) yield* linked(root, path, onProblem)
      else if (entry.isFile() && formatOf(path)) yield* listed(path, statOf(join(root, path)))
    }
    waiting.push(...folders.reverse())
  }
}

function* listed(path: string, stats: Stats | null): Generator<SourceFile> {
  if (stats?.isFile()) yield { path, size: stats.size, mtime: stats.mtimeMs }
}

function* linked(root: string, path: string, onProblem: ListOptions['onProblem']): Generator<SourceFile> {
  const real = realPathOf(join(root, path))
  if (real === null) {
    if (formatOf(path)) onProblem?.(problem('link-broken', path, 'This link leads nowhere, or round in a circle.'))
    return
  }
  const target = relative(realPathOf(root) ?? root, real).split(sep).join('/')
  const stats = statOf(real)
  if (stats?.isDirectory() !== true && !formatOf(path)) return
  if (target === '..' || target.startsWith('../')) {
    onProblem?.(problem('link-outside', path, 'This link leads out of the folder and is not followed. Open its target as a folder of its own.'))
  } else if (isIgnoredPath(target)) yield* listed(path, stats)
}

/** Null where a file went away since its folder was read, which is no problem worth telling. */
function statOf(path: string): Stats | null {
  try {
    return statSync(path)
  } catch {
    return null
  }
}

function realPathOf(path: string): string | null {
  try {
    return realpathSync.native(path)
  } catch {
    return null
  }
}
