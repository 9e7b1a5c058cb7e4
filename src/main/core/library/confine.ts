import { realpathSync } from 'node:fs'
import { isAbsolute, relative, resolve, sep } from 'node:path'
import { LecternError } from '../../../shared/errors.ts'

/**
 * The real absolute path of `path` (relative to `root`), every link resolved, if it exists and lies in `root`.
 * Throws POST_MISSING otherwise: whoever asks for a path outside learns nothing about it.
 */
export function confine(root: string, path: string): string {
  const real = realPathOf(root, path)
  if (real === null) throw new LecternError('POST_MISSING')
  return real
}

function realPathOf(root: string, path: string): string | null {
  try {
    const inside = realpathSync.native(root)
    const real = realpathSync.native(resolve(inside, path))
    const way = relative(inside, real)
    return way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way) ? null : real
  } catch {
    return null
  }
}
