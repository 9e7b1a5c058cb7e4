/**
 * Markdown that Lectern and the reader both write. Each note stands between markers that name it and carry a check sum of what
 * was written; a post's notes follow a marker that names the post. All else in the file is the reader's.
 *
 *     <!-- lectern-post:KEY -->
 *     <!-- lectern:ID SUM -->
 *     > the quote
 *     <!-- /lectern:ID -->
 */
import { createHash } from 'node:crypto'

export type Segment =
  | { kind: 'text'; text: string }
  | { kind: 'post'; key: string }
  | { kind: 'block'; id: string; sum: string; content: string }

const MARKERS = /<!-- lectern-post:([\w-]+) -->|<!-- lectern:([\w-]+) ([0-9a-f]{8}) -->\n([\s\S]*?)\n?<!-- \/lectern:\2 -->/g

/** The parts of a file, in order. A marker whose other half is gone is text. Line breaks are `\n`. */
export function parseSegments(text: string): Segment[] {
  const segments: Segment[] = []
  let last = 0
  for (const { 0: whole, 1: key, 2: id = '', 3: sum = '', 4: content = '', index } of text.matchAll(MARKERS)) {
    if (index > last) segments.push({ kind: 'text', text: text.slice(last, index) })
    segments.push(key === undefined ? { kind: 'block', id, sum, content } : { kind: 'post', key })
    last = index + whole.length
  }
  if (last < text.length) segments.push({ kind: 'text', text: text.slice(last) })
  return segments
}

export function writeSegments(segments: readonly Segment[]): string {
  return segments.map((segment) => {
    switch (segment.kind) {
      case 'text': return segment.text
      case 'post': return `<!-- lectern-post:${segment.key} -->`
      case 'block': return `<!-- lectern:${segment.id} ${segment.sum} -->\n${segment.content}\n<!-- /lectern:${segment.id} -->`
    }
  }).join('')
}

/** A block as Lectern writes it. */
export const newBlock = (id: string, content: string): Segment & { kind: 'block' } => ({ kind: 'block', id, sum: sumOf(content), content })

/** Whether the reader changed what stands between the markers. White space at line ends is no change. */
export const isEdited = ({ sum, content }: { sum: string; content: string }): boolean => sumOf(content) !== sum

/** Text in which nothing reads as a marker. */
export const withoutMarkers = (text: string): string => text.replace(/<!--(?=\s*\/?lectern)/g, '<\\!--')

const sumOf = (content: string): string =>
  createHash('sha256').update(content.replace(/[ \t\r]+$/gm, '').trim()).digest('hex').slice(0, 8)
