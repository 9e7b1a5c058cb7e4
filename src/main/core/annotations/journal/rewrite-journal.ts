import { randomBytes } from 'node:crypto'
import { link, open, readFile, rename, stat, unlink, type FileHandle } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { appendLines } from './append-lines.ts'
import { syncFolder, systemCode, writeAside } from './durable.ts'

/** Of a month's file while it is rewritten, and after a crash. It is read as one more journal. */
const OLD = /^(\d{4}-\d{2})\.old-[0-9a-f]{8}\.jsonl$/
const NEW_LINE = 0x0a

/** The month whose older file this is; null for other files. */
export const monthOfOld = (name: string): string | null => OLD.exec(name)?.[1] ?? null

export interface Rewritten { before: number; after: number; dropped: number }

/**
 * Writes a journal file anew with only those of its lines that are wanted, and so that nothing can be lost at any moment: the new
 * file is written aside and fsync'ed; the old one gets a second name, under which it is a journal, too; the new one takes its
 * place; the folder is fsync'ed; what another process appended to the old one meanwhile is appended to the new one; only then
 * the old one goes.
 * @param leftovers old files of the same month that a crash left: their lines are taken in
 * @param isWanted told each line in turn; a line that stands twice is asked for once
 * @returns sizes in bytes; null where there was nothing to do
 * @throws what the file system says; then nothing is lost, at most an old file is left
 */
export async function rewriteJournal(
  file: string, leftovers: readonly string[], isWanted: (line: Buffer) => boolean
): Promise<Rewritten | null> {
  const handle = await open(file, 'r')
  try {
    const bytes = await handle.readFile()
    const lines = [bytes, ...await Promise.all(leftovers.map((path) => readFile(path)))].flatMap(linesOf)
    const seen = new Set<string>()
    const wanted = lines.filter((line) => {
      const key = line.toString('latin1')
      if (seen.has(key)) return false
      seen.add(key)
      return isWanted(line)
    })
    if (wanted.length === lines.length && leftovers.length === 0) return null
    const content = Buffer.concat(wanted.flatMap((line) => [line, Buffer.of(NEW_LINE)]))
    const old = await replace(file, handle, content)
    await carryOver(handle, bytes.length, file)
    for (const path of [old, ...leftovers]) await unlink(path)
    await syncFolder(dirname(file))
    return { before: bytes.length, after: content.length, dropped: lines.length - wanted.length }
  } finally {
    await handle.close()
  }
}

/** @returns the second name of the file that was replaced */
async function replace(file: string, handle: FileHandle, content: Buffer): Promise<string> {
  const old = join(dirname(file), basename(file).replace(/\.jsonl$/, `.old-${randomBytes(4).toString('hex')}.jsonl`))
  await writeAside(file, content, async (aside) => {
    await link(file, old)
    // Another may have replaced it since it was read.
    if ((await stat(old)).ino !== (await handle.stat()).ino) {
      await unlink(old)
      throw new Error(`${file} was replaced while it was compacted`)
    }
    await syncFolder(dirname(file))
    await rename(aside, file)
  })
  return old
}

/** Appends what came to the old file after it was read. */
async function carryOver(handle: FileHandle, read: number, file: string): Promise<void> {
  const { size } = await handle.stat()
  if (size <= read) return
  const { buffer } = await handle.read(Buffer.alloc(size - read), 0, size - read, read)
  const lines = linesOf(buffer).map((line) => line.toString('utf8')).filter((line) => line !== '')
  if (lines.length > 0) await appendLines(file, lines)
}

function linesOf(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = []
  for (let start = 0; start < bytes.length;) {
    const end = bytes.indexOf(NEW_LINE, start)
    lines.push(bytes.subarray(start, end < 0 ? bytes.length : end))
    start = (end < 0 ? bytes.length : end) + 1
  }
  return lines
}

/** Whether the file system can give a file a second name. */
export const isLinkRefused = (error: unknown): boolean => ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(systemCode(error))
