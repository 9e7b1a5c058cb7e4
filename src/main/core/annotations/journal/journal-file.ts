import { open, stat, type FileHandle } from 'node:fs/promises'
import type { Warning } from '../../../../shared/model.ts'
import { lineNotices } from './line-notices.ts'
import { fromLine, salvage, type JournalRecord } from './record.ts'

/** How long an unfinished last line may be a write in progress. */
export const GRACE_MS = 1500
const CHUNK = 4 * 1024 * 1024
/** A longer line is no record of ours and is not held in memory. */
const MAX_LINE = 64 * 1024 * 1024
/** Bytes before the place read up to that must be found again, else the file is another one. */
const MARK = 64
const NEW_LINE = 0x0a
const BOM = Buffer.from([0xef, 0xbb, 0xbf])

export interface JournalFile {
  /** The records that came since the last call; all of them where the file was replaced. Throws what the system says. */
  read(): Promise<JournalRecord[]>
  notices(): Warning[]
  /** Whether its last line is unfinished and may still be completed by its writer. */
  readonly unfinished: boolean
}

/**
 * Reads one journal file again and again, each time only what is new. Lines that cannot be read stay in the file and become
 * notices.
 * @param name how notices call the file
 */
export function createJournalFile(path: string, name: string): JournalFile {
  let known = { ino: -1, size: -1, mtime: -1 }
  let offset = 0
  let line = 0
  let mark: Buffer = Buffer.alloc(0)
  let notices = lineNotices(name)
  let tail: { at: number; length: number; since: number; settled: boolean } | null = null

  const startOver = () => {
    offset = 0
    line = 0
    mark = Buffer.alloc(0)
    notices = lineNotices(name)
  }

  const take = (bytes: Buffer, into: JournalRecord[]) => {
    line++
    const from = line === 1 && bytes.subarray(0, 3).equals(BOM) ? 3 : 0
    const read = fromLine(bytes.subarray(from))
    if (read.state === 'record') into.push(read.record)
    else if (read.state === 'torn' || read.state === 'damaged') {
      const saved = salvage(bytes)
      into.push(...saved.records)
      if (saved.rest) notices.add(read.state, line)
    } else if (read.state === 'invalid') notices.add(read.state, line)
  }

  const readTail = (bytes: Buffer, size: number, mtime: number, into: JournalRecord[]) => {
    const read = bytes.length > 0 ? fromLine(bytes) : null
    if (read?.state === 'record') into.push(read.record)
    if (!read || (read.state !== 'torn' && read.state !== 'damaged')) { tail = null; return }
    if (tail?.at !== offset || tail.length !== size - offset) {
      tail = { at: offset, length: size - offset, since: performance.now(), settled: Date.now() - mtime > GRACE_MS }
    }
  }

  const readOn = async (handle: FileHandle, size: number, mtime: number) => {
    const records: JournalRecord[] = []
    const chunk = Buffer.allocUnsafe(Math.min(CHUNK, size - offset))
    let held: Buffer = Buffer.alloc(0)
    let tooLong = 0
    for (let at = offset; at < size;) {
      const { bytesRead } = await handle.read(chunk, 0, Math.min(chunk.length, size - at), at)
      if (bytesRead === 0) break
      at += bytesRead
      const bytes = Buffer.concat([held, chunk.subarray(0, bytesRead)])
      let start = 0
      for (let end = bytes.indexOf(NEW_LINE); end >= 0; end = bytes.indexOf(NEW_LINE, start)) {
        take(tooLong > 0 ? Buffer.from('too long') : bytes.subarray(start, end), records)
        offset += tooLong + end + 1 - start
        tooLong = 0
        start = end + 1
        mark = Buffer.from(bytes.subarray(Math.max(0, start - MARK), start))
      }
      held = Buffer.from(bytes.subarray(start))
      if (held.length > MAX_LINE) { tooLong += held.length; held = Buffer.alloc(0) }
    }
    readTail(tooLong > 0 ? Buffer.from('too long') : held, size, mtime, records)
    return records
  }

  return {
    async read() {
      const found = await stat(path)
      if (!found.isFile()) return []
      const same = found.ino === known.ino && found.size === known.size && found.mtimeMs === known.mtime
      if (same) {
        if (tail && performance.now() - tail.since > GRACE_MS) tail.settled = true
        return []
      }
      const handle = await open(path, 'r')
      try {
        const { ino, size, mtimeMs } = await handle.stat()
        const replaced = ino !== known.ino || size <= known.size
        if (replaced || !(await endsWith(handle, mark, offset))) startOver()
        const records = await readOn(handle, size, mtimeMs)
        known = { ino, size, mtime: mtimeMs }
        return records
      } finally {
        await handle.close()
      }
    },
    notices: () => notices.list(tail?.settled ? line + 1 : null),
    get unfinished() { return tail !== null && !tail.settled }
  }
}

async function endsWith(handle: FileHandle, mark: Buffer, offset: number): Promise<boolean> {
  if (mark.length === 0) return true
  const { bytesRead, buffer } = await handle.read(Buffer.alloc(mark.length), 0, mark.length, offset - mark.length)
  return bytesRead === mark.length && buffer.equals(mark)
}
