import type { Warning } from '../../../shared/model.ts'

const MOST = 200

/** Collects what could not be shown as written. Keeps the first 200 and counts the rest. */
export interface Report {
  add(code: string, message: string, line: number | null): void
  /** Something ran out of time: another try may do better, so what there is must not be kept. */
  markUnfinished(): void
  readonly unfinished: boolean
  /** In the order of the source, those without a line last. */
  toWarnings(): Warning[]
}

/** @param most how many are kept */
export function createReport(most = MOST): Report {
  const warnings: Warning[] = []
  let more = 0
  let unfinished = false
  return {
    get unfinished() { return unfinished },
    markUnfinished() { unfinished = true },
    add(code, message, line) {
      if (warnings.length < most) warnings.push({ code, message, line })
      else more++
    },
    toWarnings() {
      const sorted = warnings.toSorted(byLine)
      if (more === 0) return sorted
      sorted.push({ code: 'more-warnings', message: `${more} more parts of this post have problems.`, line: null })
      return sorted
    }
  }
}

/** Order of the source; without a line comes last. */
export const byLine = (a: Warning, b: Warning): number => (a.line ?? Infinity) - (b.line ?? Infinity) || 0
