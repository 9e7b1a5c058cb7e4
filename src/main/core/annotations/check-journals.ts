import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { systemCode } from './journal/durable.ts'
import { journalRoot, placesOf } from './journal/places.ts'
import { fromLine, salvage } from './journal/record.ts'

/** A line that was set aside: it stays in its file and is not read. `line` is null where the whole file cannot be read. */
export interface BadLine { file: string; line: number | null; problem: 'torn' | 'damaged' | 'invalid' | 'unreadable'; saved: number }
/** `lines`: those that hold records, of kinds that this Lectern does not know (`foreign`) too. */
export interface JournalCheck { files: number; lines: number; foreign: number; bad: BadLine[] }

/** Reads every line of every journal of a folder, in both places where they can be, and changes nothing. */
export async function checkJournals(dataDir: string, folder: { id: string; path: string }): Promise<JournalCheck> {
  const check: JournalCheck = { files: 0, lines: 0, foreign: 0, bad: [] }
  const places = placesOf(dataDir, folder)
  for (const root of [journalRoot(places.library), journalRoot(places.app)]) {
    for (const name of await journalsBelow(root)) {
      check.files++
      try {
        checkLines(join(root, name), await readFile(join(root, name)), check)
      } catch (error) {
        check.bad.push({ file: `${join(root, name)} (${systemCode(error)})`, line: null, problem: 'unreadable', saved: 0 })
      }
    }
  }
  return check
}

function checkLines(file: string, bytes: Buffer, check: JournalCheck): void {
  let line = 0
  for (let start = 0; start < bytes.length; line++) {
    const found = bytes.indexOf(0x0a, start)
    const end = found < 0 ? bytes.length : found
    const from = line === 0 && bytes.subarray(0, 3).toString('hex') === 'efbbbf' ? 3 : start
    const { state } = fromLine(bytes.subarray(from, end))
    if (state === 'record' || state === 'foreign') check.lines++
    if (state === 'foreign') check.foreign++
    if (state === 'torn' || state === 'damaged' || state === 'invalid') {
      const { records, rest } = salvage(bytes.subarray(start, end))
      check.lines += records.length
      if (rest) check.bad.push({ file, line: line + 1, problem: state, saved: records.length })
    }
    start = end + 1
  }
}

async function journalsBelow(root: string): Promise<string[]> {
  try {
    const names = await readdir(root, { recursive: true, withFileTypes: true })
    return names.filter((entry) => entry.isFile() && entry.name.endsWith('.jsonl'))
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1)).sort()
  } catch (error) {
    if (systemCode(error) === 'ENOENT' || systemCode(error) === 'ENOTDIR') return []
    throw error
  }
}
