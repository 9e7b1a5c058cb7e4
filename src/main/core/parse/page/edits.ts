/** A stretch of a page that is written otherwise, or not at all. Offsets in its source. */
export interface Edit {
  start: number
  end: number
  html: string
  /** The line breaks that it takes away are put back elsewhere. */
  quiet?: boolean
}

/**
 * The source from `start` to `end` with the edits that lie in it. Line breaks that an edit takes away come back behind
 * it, so that every line keeps its number. Of edits that overlap the larger one holds.
 */
export function applyEdits(source: string, edits: Edit[], start: number, end: number): string {
  const inside = edits.filter((edit) => edit.start >= start && edit.end <= end)
  inside.sort((a, b) => a.start - b.start || b.end - a.end)
  const out: string[] = []
  let at = start
  for (const edit of inside) {
    if (edit.start < at) continue
    out.push(source.slice(at, edit.start), edit.html)
    const lost = edit.quiet ? 0 : lineBreaks(source, edit.start, edit.end) - lineBreaks(edit.html, 0, edit.html.length)
    if (lost > 0) out.push('\n'.repeat(lost))
    at = edit.end
  }
  out.push(source.slice(at, end))
  return out.join('')
}

/** How many line breaks stand between two offsets. */
export function lineBreaks(text: string, start: number, end: number): number {
  let count = 0
  for (let at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) count++
  return count
}
