import { splitFrontMatter } from '../../front-matter.ts'
import { slugOf } from '../../sanitise/ids.ts'

const HEADING = /^ {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/
const FENCE = /^ {0,3}(`{3,}|~{3,})/

/** The Markdown of a note below its front matter, or of one part of it; null where it has no such part. */
export function notePart(source: string, part: string): string | null {
  const { body } = splitFrontMatter(source)
  if (part === '') return body
  const lines = body.split('\n')
  return part.startsWith('^') ? blockOf(lines, part) : sectionOf(lines, slugOf(part))
}

/** A heading with all up to the next one of its level. */
function sectionOf(lines: readonly string[], slug: string): string | null {
  let start = -1
  let level = 0
  let fence = ''
  for (const [at, line] of lines.entries()) {
    const mark = FENCE.exec(line)?.[1] ?? ''
    if (mark !== '') fence = fence === '' ? mark : mark.startsWith(fence) ? '' : fence
    const heading = fence === '' && mark === '' ? HEADING.exec(line) : null
    if (!heading) continue
    const [, signs = '', words = ''] = heading
    if (start >= 0 && signs.length <= level) return lines.slice(start, at).join('\n')
    if (start < 0 && slugOf(words) === slug) {
      start = at
      level = signs.length
    }
  }
  return start < 0 ? null : lines.slice(start).join('\n')
}

/** The block that ends with `^id`, or stands above a line of only that. */
function blockOf(lines: readonly string[], id: string): string | null {
  const last = lines.findIndex((line) => line.trimEnd().endsWith(id) && (line.trim() === id || line.trimEnd().endsWith(` ${id}`)))
  if (last < 0) return null
  let end = last
  if (lines[last]?.trim() === id) while (end > 0 && lines[end - 1]?.trim() === '') end--
  const isItem = /^\s*(?:[-*+]|\d+[.)])\s/
  let start = end
  while (start > 0 && lines[start - 1]?.trim() !== '' && !(end === last && isItem.test(lines[start] ?? ''))) start--
  const block = lines.slice(start, last + 1)
  block[block.length - 1] = (block.at(-1) ?? '').trimEnd().slice(0, -id.length).trimEnd()
  return block.join('\n')
}
