import type { Heading } from '../../shared/model.ts'

export interface OutlineRow {
  heading: Heading
  /** Steps below the highest level there is. */
  depth: number
  /** Index of the row that it stands under; -1 for none. */
  parent: number
  /** Whether others stand under it. */
  parts: boolean
}

/** Levels that are open at first. */
export const OPEN_LEVELS = 3

/** Headings as the rows of a tree, in order. */
export function outlineRows(headings: readonly Heading[]): OutlineRow[] {
  const top = Math.min(...headings.map(({ level }) => level))
  return headings.map((heading, index) => ({
    heading,
    depth: heading.level - top,
    parent: headings.findLastIndex(({ level }, at) => at < index && level < heading.level),
    parts: (headings[index + 1]?.level ?? 0) > heading.level
  }))
}

/** The ids of rows that are closed at first: those whose parts would be deeper than the eye wants. */
export const closedAtFirst = (rows: readonly OutlineRow[]): string[] =>
  rows.filter(({ parts, depth }, index) => parts && Math.max(depth, (rows[index + 1]?.depth ?? 0) - 1) >= OPEN_LEVELS - 1).map(({ heading }) => heading.id)

/** The rows that no closed row hides. */
export function shownRows(rows: readonly OutlineRow[], closed: ReadonlySet<string>): OutlineRow[] {
  const hidden: boolean[] = []
  return rows.filter(({ parent }, index) => {
    const above = rows[parent]
    hidden[index] = above !== undefined && (hidden[parent] === true || closed.has(above.heading.id))
    return !hidden[index]
  })
}
