import { readdir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { Warning } from '../../../../shared/model.ts'
import { systemCode } from './durable.ts'
import { createJournalFile, type JournalFile } from './journal-file.ts'
import type { JournalRecord } from './record.ts'

/** Deeper folders are not ours. */
const MAX_DEPTH = 5

export interface JournalFolder {
  /** What came since the last call, from all devices. Never rejects: what cannot be read becomes a notice. */
  read(): Promise<JournalRecord[]>
  notices(): Warning[]
  /** Whether a line may just be being written, so that the folder should be read again soon. */
  unfinished(): boolean
  /** The folders that were there at the last read, the root first. */
  folders(): string[]
}

/**
 * Reads every journal below a root: one folder per device, one file per month, and whatever copies a synchroniser left
 * beside them, under any name that ends in `.jsonl`. A root that does not exist is empty.
 */
export function createJournalFolder(root: string): JournalFolder {
  const files = new Map<string, JournalFile>()
  let problems = new Map<string, Warning>()
  let folders: string[] = []

  const fail = (path: string, error: unknown) => {
    const name = relative(root, path).split(sep).join('/')
    const message = `The notes journal ${name === '' ? root : name} cannot be read (${systemCode(error) || String(error)}). ` +
      'Notes in it are not shown; check its permissions.'
    problems.set(path, { code: 'journal-unreadable', message, line: null })
  }

  const walk = async (folder: string, depth: number, found: string[]) => {
    try {
      const entries = await readdir(folder, { withFileTypes: true })
      folders.push(folder)
      for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
        const path = join(folder, entry.name)
        if (entry.isDirectory() && depth < MAX_DEPTH) await walk(path, depth + 1, found)
        else if (!entry.isDirectory() && entry.name.endsWith('.jsonl')) found.push(path)
      }
    } catch (error) {
      if (!['ENOENT', 'ENOTDIR'].includes(systemCode(error))) fail(folder, error)
    }
  }

  return {
    async read() {
      const found: string[] = []
      folders = []
      problems = new Map()
      await walk(root, 0, found)
      const records: JournalRecord[] = []
      for (const path of found) {
        const file = files.get(path) ?? createJournalFile(path, relative(root, path).split(sep).join('/'))
        files.set(path, file)
        try {
          for (const record of await file.read()) records.push(record)
        } catch (error) {
          if (systemCode(error) !== 'ENOENT') fail(path, error)
        }
      }
      for (const path of files.keys()) if (!found.includes(path)) files.delete(path)
      return records
    },
    notices: () => [...problems.values(), ...[...files.values()].flatMap((file) => file.notices())],
    unfinished: () => [...files.values()].some((file) => file.unfinished),
    folders: () => [...folders]
  }
}
