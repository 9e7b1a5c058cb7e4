import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { LecternError } from '../../../shared/errors.ts'
import type { Warning } from '../../../shared/model.ts'
import { confine } from './confine.ts'
import { decodeText } from './decode-text.ts'
import { reasonOf } from './path-warning.ts'
import { formatOf } from './source-paths.ts'

/** A post file that was read. */
export interface Source {
  path: string
  bytes: number
  /** SHA-256 of the bytes, hex. */
  hash: string
  /** Last change in ms since 1970. */
  mtime: number
  text: string
  /** What was wrong with the bytes. */
  warnings: Warning[]
}

/** No text that a person reads is longer; a file that is would only eat memory. */
export const MAX_BYTES = 64 * 1024 * 1024

/** Reads a post file of a folder. Throws POST_MISSING or POST_UNREADABLE with a message that says why. */
export function readSource(root: string, path: string): Source {
  const real = confine(root, path)
  try {
    // Asked before reading: if the file is written meanwhile, its next time is later and it is read again.
    const stats = statSync(real)
    if (!stats.isFile()) throw new LecternError('POST_UNREADABLE', 'This is not a file, so it cannot be read.')
    if (stats.size > MAX_BYTES) {
      throw new LecternError('POST_UNREADABLE', `This file is larger than ${MAX_BYTES / 1024 / 1024} MB. Split it to read it in Lectern.`)
    }
    const bytes = readFileSync(real)
    const hash = createHash('sha256').update(bytes).digest('hex')
    return { path, bytes: bytes.length, hash, mtime: stats.mtimeMs, ...decodeText(bytes, formatOf(path) === 'html') }
  } catch (error) {
    if (error instanceof LecternError) throw error
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') throw new LecternError('POST_MISSING', undefined, { cause: error })
    throw new LecternError('POST_UNREADABLE', `This file cannot be read (${reasonOf(error)}).`, { cause: error })
  }
}
