import { lstatSync } from 'node:fs'
import { join } from 'node:path'
import type { SourceFile } from '../library/list-files.ts'
import type { PathWarning } from '../library/path-warning.ts'
import type { StoredFile } from '../store/post-table.ts'

// Names of plain letters have one form.
const UNPLAIN = /[^\0-\x7f]/

/**
 * Takes files out of a listing whose names differ from another's only in how Unicode writes their letters (NFC or NFD, as when
 * a folder was brought from a Mac twice): on any other machine they are one file, so they are one post. The one that the store
 * knows stays, else the first.
 * @param disk by path; changed
 */
export function dropSameNames(root: string, disk: Map<string, SourceFile>, stored: readonly StoredFile[], onProblem: (problem: PathWarning) => void): void {
  const unplain = [...disk.keys()].filter((path) => UNPLAIN.test(path))
  if (unplain.length === 0) return
  const known = new Map(stored.filter(({ path, gone }) => !gone && UNPLAIN.test(path)).map(({ path }) => [path.normalize('NFC'), path]))
  const kept = new Map<string, string>()
  for (const path of unplain) {
    const name = path.normalize('NFC')
    const before = known.get(name)
    if (before !== undefined && (disk.has(before) || isThere(join(root, before)))) kept.set(name, before)
    else if (!kept.has(name)) kept.set(name, path)
  }
  for (const path of unplain) {
    if (kept.get(path.normalize('NFC')) === path) continue
    disk.delete(path)
    onProblem({
      code: 'name-twice', path, line: null,
      message: 'Another file here has the same name, written with other Unicode characters. Only that one is listed; rename this one to list both.'
    })
  }
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined
}
