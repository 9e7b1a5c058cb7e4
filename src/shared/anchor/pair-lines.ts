import { alignSequence } from './align-sequence.ts'

/** Lines of a text: line `i` is `text.slice(starts[i], ends[i])`. */
export interface Lines { text: string; starts: number[]; ends: number[] }

export function splitLines(text: string): Lines {
  const starts: number[] = [0]
  const ends: number[] = []
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    ends.push(at)
    starts.push(at + 1)
  }
  ends.push(text.length)
  return { text, starts, ends }
}

const lineOf = (lines: Lines, i: number) => lines.text.slice(lines.starts[i], lines.ends[i])
const lengthOf = (lines: Lines, i: number) => (lines.ends[i] ?? 0) - (lines.starts[i] ?? 0)

/** Two lines within one gap are versions of one another from this share of common shingles on; across the text, more. */
const ALIKE_HERE = 0.34
const ALIKE_ELSEWHERE = 0.55
/** A line that moved unchanged must say enough to be known by itself. */
const MOVED_LINE_LENGTH = 16

/**
 * Which line of the new text each line of the old one became: unchanged lines in order first, then reworded lines
 * between them, then lines that stand elsewhere. A new line serves one old line at most.
 *
 * @returns for each old line the new line's index, or -1
 */
export function pairLines(before: Lines, after: Lines): Int32Array {
  const ids = new Map<string, number>()
  const idOf = (line: string) => {
    let id = ids.get(line)
    if (id === undefined) ids.set(line, id = ids.size)
    return id
  }
  const a = Int32Array.from(before.starts, (_, i) => idOf(lineOf(before, i)))
  const b = Int32Array.from(after.starts, (_, j) => idOf(lineOf(after, j)))
  const weights = new Float64Array(ids.size)
  for (const [line, id] of ids) weights[id] = 0.5 + Math.min(line.length, 200) / 10

  const pairs = new Int32Array(a.length).fill(-1)
  const taken = new Uint8Array(b.length)
  const pair = (i: number, j: number) => { pairs[i] = j; taken[j] = 1 }
  alignSequence(a, b, (id) => weights[id] ?? 1, pair)

  const free = { old: freeIndexes(a.length, (i) => pairs[i] !== -1), new: freeIndexes(b.length, (j) => taken[j] === 1) }
  if (free.old.length === 0 || free.new.length === 0) return pairs
  pairMovedLines(a, b, free, before, pairs, taken, pair)
  pairRewordedLines(before, after, gapsOf(pairs, b.length), pairs, taken, pair)
  extendRuns(a, b, pairs, taken, pair)
  return pairs
}

const freeIndexes = (length: number, used: (index: number) => boolean) =>
  Array.from({ length }, (_, index) => index).filter((index) => !used(index))

/** Whole lines that left one place and stand, unchanged and once, in another. */
function pairMovedLines(
  a: Int32Array, b: Int32Array, free: { old: number[]; new: number[] }, before: Lines, pairs: Int32Array, taken: Uint8Array,
  pair: (i: number, j: number) => void
): void {
  const places = new Map<number, number[]>()
  for (const j of free.new) {
    const id = b[j] ?? 0
    const list = places.get(id)
    if (list) list.push(j)
    else places.set(id, [j])
  }
  for (const i of free.old) {
    if (lengthOf(before, i) < MOVED_LINE_LENGTH) continue
    const list = places.get(a[i] ?? 0)?.filter((j) => taken[j] === 0)
    if (list?.length === 1 && list[0] !== undefined) pair(i, list[0])
  }
  extendRuns(a, b, pairs, taken, pair)
}

/** Lines too short to be known by themselves follow the neighbour they moved with. */
function extendRuns(a: Int32Array, b: Int32Array, pairs: Int32Array, taken: Uint8Array, pair: (i: number, j: number) => void): void {
  const follow = (i: number, step: 1 | -1) => {
    const neighbour = pairs[i - step] ?? -1
    const j = neighbour + step
    if (pairs[i] === -1 && neighbour >= 0 && j >= 0 && j < b.length && taken[j] === 0 && a[i] === b[j]) pair(i, j)
  }
  for (let i = 1; i < a.length; i++) follow(i, 1)
  for (let i = a.length - 2; i >= 0; i--) follow(i, -1)
}

/** For every line, the number of the gap between unmoved unchanged lines that it stands in; old and new gaps agree. */
function gapsOf(pairs: Int32Array, newLength: number): { old: Int32Array; new: Int32Array } {
  const oldGap = new Int32Array(pairs.length)
  const newGap = new Int32Array(newLength).fill(-1)
  let gap = 0
  let last = -1
  pairs.forEach((j, i) => {
    if (j > last) {
      newGap.fill(gap, last + 1, j)
      gap++
      last = j
    }
    oldGap[i] = gap
  })
  newGap.fill(gap, last + 1)
  return { old: oldGap, new: newGap }
}

/** Word pairs of a line, hashed; single words too where it is short. */
function shinglesOf(line: string): Set<string> {
  const words = line.toLowerCase().match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{M}\p{N}_]+|[^\s]/gu) ?? []
  const shingles = new Set<string>()
  words.forEach((word, index) => {
    if (index > 0) shingles.add(`${words[index - 1] ?? ''} ${word}`)
    if (words.length < 8) shingles.add(word)
  })
  return shingles
}

/** Pairs free lines by likeness: best first, a lower bar for lines between the same neighbours. */
function pairRewordedLines(
  before: Lines, after: Lines, gaps: { old: Int32Array; new: Int32Array }, pairs: Int32Array, taken: Uint8Array,
  pair: (i: number, j: number) => void
): void {
  const index = new Map<string, number[]>()
  const sizes = new Map<number, number>()
  taken.forEach((used, j) => {
    if (used || lengthOf(after, j) === 0) return
    const shingles = shinglesOf(lineOf(after, j))
    sizes.set(j, shingles.size)
    for (const shingle of shingles) {
      const list = index.get(shingle)
      if (list) list.push(j)
      else index.set(shingle, [j])
    }
  })
  const candidates: { i: number; j: number; score: number }[] = []
  pairs.forEach((j, i) => {
    if (j !== -1 || lengthOf(before, i) === 0) return
    const shingles = shinglesOf(lineOf(before, i))
    const common = new Map<number, number>()
    for (const shingle of shingles) {
      const list = index.get(shingle)
      // A shingle of hundreds of lines tells nothing and would cost the square of their number.
      if (list && list.length <= 200) for (const at of list) common.set(at, (common.get(at) ?? 0) + 1)
    }
    for (const [at, count] of common) {
      const size = sizes.get(at) ?? 0
      const here = gaps.old[i] === gaps.new[at]
      // Overlap favours a line that was split or grew; Dice tells unlike lengths apart.
      const likeness = 0.5 * ((2 * count) / (shingles.size + size)) + 0.5 * (count / Math.min(shingles.size, size))
      if (likeness >= (here ? ALIKE_HERE : ALIKE_ELSEWHERE) && (here || count >= 4)) {
        candidates.push({ i, j: at, score: likeness + (here ? 0.3 : 0) })
      }
    }
  })
  candidates.sort((x, y) => y.score - x.score || x.i - y.i || x.j - y.j)
  for (const { i, j } of candidates) if (pairs[i] === -1 && taken[j] === 0) pair(i, j)
}
