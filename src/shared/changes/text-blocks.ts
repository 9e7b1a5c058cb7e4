import { splitLines } from '../anchor/pair-lines.ts'
import type { BlockChange, Heading, Span, TextPart } from '../model.ts'

/** A block of a canonical text and the lines it takes, `to` exclusive: one line, or all lines of a code block or a table. */
export interface TextBlock extends Span { kind: BlockChange['block']; from: number; to: number }

/** What is known of a text besides its words; a kept text of before may have none of it. */
export interface BlockText { text: string; parts: readonly TextPart[]; headings: readonly Pick<Heading, 'start'>[] }

/** The blocks of a text in order, every line in one of them. Empty lines stand only in code. */
export function blocksOf({ text, parts, headings }: BlockText): TextBlock[] {
  const { starts, ends } = splitLines(text)
  const heads = new Set(headings.map(({ start }) => start))
  const code = wholeParts('code')
  const formulas = wholeParts('tex')
  const captions = wholeParts('caption')
  const isRow = (line: number) => text.slice(starts[line], ends[line]).includes('\t')
  const blocks: TextBlock[] = []
  for (let line = 0; line < starts.length;) {
    const start = starts[line] ?? 0
    let [to, kind] = [line + 1, 'paragraph' as TextBlock['kind']]
    const codeEnd = code.get(start)
    if (codeEnd !== undefined && codeEnd >= (ends[line] ?? 0)) {
      kind = 'code'
      while (to < starts.length && (starts[to] ?? 0) <= codeEnd) to++
    } else if (isRow(line)) {
      kind = 'table'
      while (to < starts.length && isRow(to) && !code.has(starts[to] ?? 0)) to++
    } else if (heads.has(start)) kind = 'heading'
    else if (formulas.get(start) === ends[line]) kind = 'formula'
    else if (captions.get(start) === ends[line]) kind = 'caption'
    blocks.push({ start, end: ends[to - 1] ?? start, kind, from: line, to })
    line = to
  }
  return blocks

  /** The ends of the parts of a kind that take whole lines, by their starts. */
  function wholeParts(kind: TextPart['kind']): Map<number, number> {
    const isEdge = (at: number) => at === text.length || text[at] === '\n'
    return new Map(parts.flatMap((part) => (part.kind === kind && isEdge(part.end) && (part.start === 0 || text[part.start - 1] === '\n') ? [[part.start, part.end]] : [])))
  }
}
