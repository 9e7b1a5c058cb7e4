import { risingChain } from '../anchor/align-sequence.ts'
import { pairLines, splitLines, type Lines } from '../anchor/pair-lines.ts'
import type { BlockChange, Heading, Span } from '../model.ts'
import { blocksOf, type BlockText, type TextBlock } from './text-blocks.ts'

/**
 * The blocks of a text that are not as they were in an older version of it, in reading order. Lines are compared: a block
 * with a line that is new, other or elsewhere is flagged, and so is each block of which no line is left.
 */
export function compareTexts(old: BlockText, now: BlockText & { headings: readonly Heading[] }): BlockChange[] {
  if (old.text === now.text) return []
  const [before, after] = [splitLines(old.text), splitLines(now.text)]
  const pairs = pairLines(before, after)
  const partner = new Int32Array(after.starts.length).fill(-1)
  pairs.forEach((j, i) => { if (j >= 0) partner[j] = i })
  const stayed = stayedLines(before, after, pairs)
  const [oldBlocks, newBlocks] = [blocksOf(old), blocksOf(now)]
  const oldBlockAt = Int32Array.from(oldBlocks.flatMap(({ from, to }, at) => Array<number>(to - from).fill(at)))
  /** Old blocks of which some words are told beside a new one. */
  const told = new Set<number>()

  const changeOf = (block: TextBlock): Omit<BlockChange, 'section'> | null => {
    const lines = Array.from({ length: block.to - block.from }, (_, at) => block.from + at)
    const from = lines.flatMap((j) => ((partner[j] ?? -1) >= 0 ? [partner[j] ?? 0] : []))
    const isWhole = from.length === lines.length && from.every((i, at) => i === (from[0] ?? 0) + at) && lines.every((j) => sameLine(before, partner[j] ?? 0, after, j))
    const isAlone = (i: number) => oldBlocks[oldBlockAt[i] ?? 0]?.to === (from.at(-1) ?? 0) + 1 && oldBlocks[oldBlockAt[from[0] ?? 0] ?? 0]?.from === from[0]
    const asItWas = isWhole && (lines.length === 1 || old.parts.length === 0 || isAlone(from.at(-1) ?? 0))
    for (const i of from) told.add(oldBlockAt[i] ?? 0)
    const { start, end, kind } = block
    if (asItWas && lines.every((j) => stayed[j] === 1)) return null
    const spans = spansOf(from)
    const then = wordsOf(old, spans)
    if (asItWas) return { start, end, change: 'moved', block: kind, ...then }
    return { start, end, change: from.length === 0 ? 'added' : 'reworded', block: kind, ...(from.length === 0 ? { then: '', formulas: [] } : then) }
  }
  /** The old text that became a block: the blocks that its lines come from, and the lines between that went. */
  const spansOf = (from: readonly number[]): Span[] => {
    if (from.length === 0) return []
    const wanted = new Set(from)
    for (let i = Math.min(...from); i <= Math.max(...from); i++) if (pairs[i] === -1) wanted.add(i)
    for (const i of from) {
      const { from: first, to } = oldBlocks[oldBlockAt[i] ?? 0] ?? { from: i, to: i + 1 }
      for (let line = first; line < to; line++) if (pairs[line] === -1) wanted.add(line)
    }
    return [...wanted].sort((a, b) => a - b).map((i) => ({ start: before.starts[i] ?? 0, end: before.ends[i] ?? 0 }))
  }

  const found = newBlocks.flatMap((block) => changeOf(block) ?? [])
  for (const [at, block] of oldBlocks.entries()) {
    if (told.has(at) || block.start === block.end) continue
    const start = placeOf(block.from, pairs, newBlocks, stayed)
    found.push({ start, end: start, change: 'removed', block: block.kind, ...wordsOf(old, [block]) })
  }
  return found.sort((a, b) => a.start - b.start || a.end - b.end).map((change) => ({ ...change, section: sectionAt(now.headings, change) }))
}

const sameLine = (before: Lines, i: number, after: Lines, j: number) =>
  before.text.slice(before.starts[i], before.ends[i]) === after.text.slice(after.starts[j], after.ends[j])

/** For each new line whether it is an old one, in the same order among all those that are. */
function stayedLines(before: Lines, after: Lines, pairs: Int32Array): Uint8Array {
  const same: [number, number][] = []
  pairs.forEach((j, i) => { if (j >= 0 && sameLine(before, i, after, j)) same.push([i, j]) })
  const stayed = new Uint8Array(after.starts.length)
  for (const [, j] of risingChain(same)) stayed[j] = 1
  return stayed
}

/** Behind which character of the new text a removed line would stand: behind the block of the line above it that is left. */
function placeOf(line: number, pairs: Int32Array, blocks: readonly TextBlock[], stayed: Uint8Array): number {
  for (let i = line - 1; i >= 0; i--) {
    const j = pairs[i] ?? -1
    if (j < 0 || (stayed[j] !== 1 && i < line - 1)) continue
    return blocks.find(({ from, to }) => j >= from && j < to)?.end ?? 0
  }
  return 0
}

/** Old words, line by line, and which parts of them are formulas. */
function wordsOf({ text, parts }: BlockText, spans: readonly Span[]): Pick<BlockChange, 'then' | 'formulas'> {
  let then = ''
  const formulas: Span[] = []
  spans.forEach((span, index) => {
    if (index > 0) then += '\n'
    const shift = then.length - span.start
    for (const { kind, start, end } of parts) {
      if (kind === 'tex' && start >= span.start && end <= span.end) formulas.push({ start: start + shift, end: end + shift })
    }
    then += text.slice(span.start, span.end)
  })
  return { then, formulas }
}

/** The heading above a block, which for a heading is itself; a removed block stands below the one that ends before it. */
function sectionAt(headings: readonly Heading[], { start, change }: Pick<BlockChange, 'start' | 'change'>): string {
  return headings.findLast((heading) => (change === 'removed' ? heading.start < start : heading.start <= start))?.text ?? ''
}
