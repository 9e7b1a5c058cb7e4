import { createLineMap, type LineMap } from './line-map.ts'
import { markOf, type Snippet } from './snippets.ts'

/** Writes the expanded text of a post, and notes where its lines came from. */
export interface TextBuilder {
  /** Copies a stretch of the author's text. */
  copy(start: number, end: number): void
  /** Text that was made of what stands at `at`. */
  insert(text: string, at: number): void
  /** @param end where the author's text goes on */
  place(snippet: Snippet, at: number, end: number): void
  /** The line of the author's text, from 1. */
  lineAt(at: number): number
  /** Characters written so far. */
  readonly length: number
  finish(): { text: string; lines: LineMap; snippets: readonly Snippet[] }
}

/** Of a long line no more than this is looked at. */
const MAX_TAIL = 300
const PREFIX = /^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t])))*[ \t]*/

export function createTextBuilder(source: string): TextBuilder {
  const lines = createLineMap()
  const snippets: Snippet[] = []
  const starts = lineStarts(source)
  const pieces: string[] = []
  let length = 0
  let line = 1
  /** What the last line begins with, and how long it is so far. */
  let tail = ''
  let tailLength = 0
  /** A block was placed: text that follows on its line goes to the next. */
  let breaks: string | null = null

  const write = (text: string) => {
    if (text === '') return
    pieces.push(text)
    length += text.length
    const last = text.lastIndexOf('\n')
    for (let at = last < 0 ? -1 : text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) line++
    if (last >= 0) tail = ''
    tailLength = last < 0 ? tailLength + text.length : text.length - last - 1
    if (tail.length < MAX_TAIL) tail += text.slice(last + 1, last + 1 + MAX_TAIL)
  }
  const lineAt = (at: number): number => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? Infinity) <= at) low = middle
      else high = middle - 1
    }
    return low + 1
  }
  const newLine = (prefix: string, at: number) => {
    write(`\n${prefix}`)
    lines.note(line, lineAt(at), false)
  }
  /** Keeps text off the line that a block stands on. */
  const settle = (text: string, at: number): string => {
    if (breaks === null) return text
    const blank = /^[ \t]*(?=\r?\n|$)/.exec(text)
    if (blank && blank[0].length === text.length) return text
    const prefix = breaks
    breaks = null
    if (blank) return text
    newLine(prefix, at)
    return text.replace(/^[ \t]+/, '')
  }
  const within = (at: number) => ({
    row: /^\s*\|/.test(tail) || (/\|/.test(tail) && /^[^\n]*\|/.test(source.slice(at, at + 1000))),
    heading: /^[ \t>]*#{1,6}[ \t]/.test(tail)
  })

  return {
    get length() { return length },
    lineAt,
    copy(start, end) {
      const text = source.slice(start, end)
      const rest = settle(text, start)
      const from = end - rest.length
      // The line that a tag stands on is the line on which the tag begins.
      if (tailLength === 0) lines.note(line, lineAt(from), true)
      else if (rest.includes('\n')) lines.note(line + 1, lineAt(from) + 1, true)
      write(rest)
    },
    insert(text, at) {
      const rest = settle(text, at)
      if (rest.includes('\n')) lines.note(line, lineAt(at), false)
      write(rest)
    },
    place(snippet, at, end) {
      const mark = markOf(snippets.length)
      snippets.push(snippet)
      const { row, heading } = within(end)
      if (!snippet.block || row || heading) {
        write(settle(mark, at))
        return
      }
      const prefix = (PREFIX.exec(tail)?.[0] ?? '').slice(0, 200)
      const indent = prefix.replace(/[-*+]|\d{1,9}[.)]/g, (marker) => ' '.repeat(marker.length))
      breaks = null
      if (tailLength > prefix.length) newLine(indent, at)
      write(mark)
      breaks = indent
    },
    finish: () => ({ text: pieces.join(''), lines, snippets })
  }
}

function lineStarts(source: string): number[] {
  const starts = [0]
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}
