import type { Warning } from '../../../shared/model.ts'
import type { PathWarning } from '../library/path-warning.ts'
import { inScope, type Scope } from './compare.ts'

/** Notices of one folder beyond this number are summed up. */
const MOST = 5
const UNREAD = new Set(['post-unreadable', 'folder-unreadable'])

/** What of a folder could not be read when it was last looked at: it is not in the list, so the reader is told elsewhere. */
export function createLeftOut(folder: string) {
  const left = new Map<string, PathWarning>()
  const inOrder = () => [...left.values()].sort((a, b) => (a.path < b.path ? -1 : 1))
  return {
    /** Takes the problems of a pass over `scope`. @returns whether the notices are different now */
    update(scope: Scope, problems: readonly PathWarning[]): boolean {
      const before = JSON.stringify(inOrder())
      for (const path of [...left.keys()]) if (inScope(path, scope)) left.delete(path)
      for (const problem of problems) if (UNREAD.has(problem.code)) left.set(problem.path, problem)
      return JSON.stringify(inOrder()) !== before
    },
    notices(): Warning[] {
      const all = inOrder().map(({ code, path, message }): Warning => ({ code, message: `${folder}/${path}: ${message}`, line: null }))
      const more = all.length - MOST
      if (more <= 0) return all
      return [...all.slice(0, MOST), { code: 'more-unreadable', message: `${more} more files or folders of ${folder} cannot be read.`, line: null }]
    }
  }
}
