/** Small pieces for writes that must outlive a crash: every file and every folder entry is fsync'ed. */
import { randomBytes } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Not every system and file system lets a folder be opened or fsync'ed; where it can't be, nothing else can be done. */
const NOT_OFFERED = new Set(['EISDIR', 'EPERM', 'EACCES', 'EINVAL', 'ENOTSUP', 'EBADF'])

/** The system's code of an error (`ENOSPC`), or `''`. */
export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** Makes the entries of a folder durable. */
export async function syncFolder(path: string): Promise<void> {
  try {
    const handle = await open(path, 'r')
    try { await handle.sync() } finally { await handle.close() }
  } catch (error) {
    if (!NOT_OFFERED.has(systemCode(error))) throw error
  }
}

/**
 * Makes the folders `base/parts[0]/parts[1]/…`. `base` itself must be there: where a drive is unplugged, its folder must not be
 * made up in its place.
 * @returns the innermost folder
 */
export async function makeFolders(base: string, parts: readonly string[]): Promise<string> {
  let path = base
  for (const part of parts) {
    path = join(path, part)
    await mkdir(path).catch((error: unknown) => { if (systemCode(error) !== 'EEXIST') throw error })
  }
  return path
}

/** Makes a folder's entry and those of all folders above it durable, up to and including `base`. */
export async function syncFoldersUpTo(base: string, folder: string): Promise<void> {
  for (let path = folder; ; path = dirname(path)) {
    await syncFolder(path)
    if (path === base || path === dirname(path)) return
  }
}

/** Writes a new file beside its final place, fsync'ed, and has `put` move or link it there. Leaves nothing behind on failure. */
export async function writeAside(
  path: string, content: string | Uint8Array, put: (from: string, to: string) => Promise<void> = rename
): Promise<void> {
  const aside = `${path}.${randomBytes(4).toString('hex')}.tmp`
  try {
    const handle = await open(aside, 'wx')
    try {
      await handle.writeFile(content)
      await handle.sync()
    } finally { await handle.close() }
    await put(aside, path)
  } finally {
    await rm(aside, { force: true })
  }
  await syncFolder(dirname(path))
}
