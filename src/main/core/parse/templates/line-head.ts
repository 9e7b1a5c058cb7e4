const MAX = 300

/** What stands on its line before `at`; null where that is too long to be an indent or a list mark. */
export function lineHead(source: string, at: number): string | null {
  const head = source.slice(Math.max(0, at - MAX), at)
  const start = head.lastIndexOf('\n') + 1
  return start === 0 && at > MAX ? null : head.slice(start)
}
