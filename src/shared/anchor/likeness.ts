/** Length of the common end of `a` and `b`. */
export function commonEnd(a: string, b: string): number {
  let n = 0
  while (n < a.length && n < b.length && a[a.length - 1 - n] === b[b.length - 1 - n]) n++
  return n
}

/** Length of the common start of `a` and `b`. */
export function commonStart(a: string, b: string): number {
  let n = 0
  while (n < a.length && n < b.length && a[n] === b[n]) n++
  return n
}

/** Edits between two short strings (Levenshtein), by the full table. */
function distance(a: string, b: string): number {
  let row = Int32Array.from({ length: b.length + 1 }, (_, j) => j)
  let before = new Int32Array(b.length + 1)
  for (let i = 1; i <= a.length; i++) {
    [row, before] = [before, row]
    row[0] = i
    for (let j = 1; j <= b.length; j++) {
      const replaced = (before[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      row[j] = Math.min(replaced, (before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1)
    }
  }
  return row[b.length] ?? 0
}

/** Characters right beside a quote that, where they are unchanged, say nearly as much as the whole context. */
const ENOUGH = 20
const NEARLY = 0.85

/** How alike two contexts are, 0 to 1; `common` characters next to the quote are the same. Null where there is none to compare. */
function sideLikeness(context: string, here: string, common: number): number | null {
  if (context === '') return null
  if (here === '') return 0
  if (context === here) return 1
  const near = NEARLY * Math.min(1, common / Math.min(ENOUGH, context.length))
  const whole = 1 - distance(context, here) / Math.max(context.length, here.length)
  return Math.max(near + (1 - NEARLY) * whole, whole)
}

/** What stands before and behind a place, as alike to a quote's context as 0 to 1 tells; null without context. */
export interface ContextLikeness { before: number | null; behind: number | null }

/**
 * Likeness of both sides of a place in a text to the context a quote was made in. A quote with context on one side only
 * stood at the edge of its text.
 */
export function contextLikeness(text: string, start: number, end: number, { prefix, suffix }: { prefix: string; suffix: string }): ContextLikeness {
  const [before, behind] = [text.slice(Math.max(0, start - prefix.length), start), text.slice(end, end + suffix.length)]
  return {
    before: prefix === '' && suffix !== '' && start === 0 ? 1 : sideLikeness(prefix, before, commonEnd(prefix, before)),
    behind: suffix === '' && prefix !== '' && end === text.length ? 1 : sideLikeness(suffix, behind, commonStart(suffix, behind))
  }
}
