import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { systemCode } from './journal/durable.ts'
import { journalRoot, placesOf } from './journal/places.ts'
import { isLinkRefused, monthOfOld, rewriteJournal } from './journal/rewrite-journal.ts'
import { createSuperfluous } from './journal/superfluous.ts'

/** What became of one month's file. Sizes in bytes. */
export interface Compacted { file: string; before: number; after: number; dropped: number }
export interface Compaction { files: Compacted[]; problems: { file: string; message: string }[] }

const MONTH = /^(\d{4}-\d{2})\.jsonl$/

/**
 * Takes lines that say nothing any more out of this device's journals of a folder: of the months that are over, which are not
 * written any more. Never needed; may be stopped at any moment. Journals of other devices, and copies that a synchroniser
 * made, are left alone; where such a copy brings the old lines back, nothing changes.
 * @param options.now wall time in ms since 1970
 */
export async function compactJournals(options: {
  folder: { id: string; path: string }; dataDir: string; device: string; now: number
}): Promise<Compaction> {
  const places = placesOf(options.dataDir, options.folder)
  const result: Compaction = { files: [], problems: [] }
  for (const place of [places.library, places.app]) {
    await compactFolder(join(journalRoot(place), options.device), options.now, result)
  }
  return result
}

async function compactFolder(folder: string, now: number, result: Compaction): Promise<void> {
  const names = (await namesIn(folder)).sort()
  const months = names.filter((name) => MONTH.test(name))
  const superfluous = createSuperfluous()
  for (const name of names.filter((name) => MONTH.test(name) || monthOfOld(name))) for (const line of await linesIn(join(folder, name))) superfluous.see(line)
  const present = new Date(now).toISOString().slice(0, 7)
  for (const name of months) {
    const month = name.slice(0, 7)
    if (month >= present) continue
    const leftovers = names.filter((other) => monthOfOld(other) === month).map((other) => join(folder, other))
    try {
      const rewritten = await rewriteJournal(join(folder, name), leftovers, (line) => !superfluous.isSuperfluous(line))
      if (rewritten) result.files.push({ file: name, ...rewritten })
    } catch (error) {
      result.problems.push({ file: name, message: messageOf(error) })
    }
  }
}

function messageOf(error: unknown): string {
  if (isLinkRefused(error)) return 'It was left as it is: this file system cannot keep the old file beside the new one while it is replaced.'
  return `It could not be compacted (${systemCode(error) || String(error)}). Nothing in it is lost.`
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return []
    throw error
  }
}

/** Only for what `see` takes note of: lines it cannot read do not matter here. */
async function linesIn(file: string): Promise<Buffer[]> {
  return (await readFile(file)).toString('latin1').split('\n').map((line) => Buffer.from(line, 'latin1'))
}
