import type { Stats } from 'node:fs'
import { open, stat, type FileHandle } from 'node:fs/promises'
import { LecternError } from '../../../../shared/errors.ts'
import { systemCode } from './durable.ts'

const NEW_LINE = Buffer.from('\n')
const ATTEMPTS = 3

/**
 * Appends whole lines to a file in one write and fsyncs it. The file is opened for each append, because a synchroniser may
 * put another in its place at any time; `O_APPEND` lets several processes share it. After a failure the file may end
 * in part of the lines: readers set that aside, and the next append starts on a line of its own.
 * @throws what the file system says, ENOSPC also for a write that came out short
 */
export async function appendLines(file: string, lines: readonly string[]): Promise<void> {
  const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''))
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) if (await appendOnce(file, bytes)) return
  throw new Error(`${file} is replaced again and again while it is written`)
}

/** @returns false where the file was replaced or removed meanwhile, so that the lines went nowhere */
async function appendOnce(file: string, bytes: Buffer): Promise<boolean> {
  const handle = await open(file, 'a+')
  try {
    const opened = await handle.stat()
    await writeWhole(handle, await endsMidLine(handle, opened.size) ? Buffer.concat([NEW_LINE, bytes]) : bytes)
    await handle.sync()
    return await isStillAt(opened, file)
  } finally {
    await handle.close()
  }
}

async function endsMidLine(handle: FileHandle, size: number): Promise<boolean> {
  if (size === 0) return false
  const { bytesRead, buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1)
  return bytesRead === 1 && buffer[0] !== NEW_LINE[0]
}

async function writeWhole(handle: FileHandle, bytes: Buffer): Promise<void> {
  const first = await handle.write(bytes)
  if (first.bytesWritten === bytes.length) return
  // The rest could land behind another process's line, so all of it goes again; doubled lines are harmless.
  const again = Buffer.concat([NEW_LINE, bytes])
  const second = await handle.write(again)
  if (second.bytesWritten < again.length) throw Object.assign(new Error('short write'), { code: 'ENOSPC' })
}

async function isStillAt(opened: Stats, file: string): Promise<boolean> {
  try {
    const named = await stat(file)
    return opened.ino === named.ino && opened.dev === named.dev
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return false
    throw error
  }
}

/** What a failed append means to the reader. */
export function toJournalError(error: unknown): LecternError {
  const full = ['ENOSPC', 'EDQUOT'].includes(systemCode(error))
  return new LecternError(full ? 'DISK_FULL' : 'JOURNAL_UNWRITABLE', undefined, { cause: error })
}
