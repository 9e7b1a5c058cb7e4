import type { Warning } from '../../../shared/model.ts'

/** A warning about a file or folder of the library. */
export type PathWarning = Warning & { path: string }

/** What the operating system said, for people: `permission denied`, `ENOENT` only where there is no better word. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return REASONS[code] ?? (code || (error instanceof Error ? error.message : String(error)))
}

const REASONS: Record<string, string> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOENT: 'it is not there',
  ENOTDIR: 'a part of its path is not a folder',
  EISDIR: 'it is a folder',
  ELOOP: 'its links go round in a circle',
  EIO: 'the disk reported an error',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'its path is too long',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk is read-only',
  EBUSY: 'another program is using it',
  SQLITE_FULL: 'the disk is full',
  SQLITE_BUSY: 'another program is using the index',
  SQLITE_READONLY: 'the index is read-only'
}
