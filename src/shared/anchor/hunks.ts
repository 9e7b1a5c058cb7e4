import { risingChain } from './align-sequence.ts'
import type { Lines } from './pair-lines.ts'

/** Reworded lines on both sides between two lines that stayed: `from` inclusive, `to` exclusive. */
export interface Hunk { old: { from: number; to: number }; new: { from: number; to: number } }

/** Characters of a hunk on either side, at most: longer ones are compared line by line only. */
const LONGEST = 4000

/**
 * The stretches in which nothing but rewording happened: no line of them stands, moved, elsewhere.
 * @param pairs the new line of each old one, or -1
 */
export function hunksOf(before: Lines, after: Lines, pairs: Int32Array): Hunk[] {
  const isUnchanged = (i: number, j: number) =>
    before.text.slice(before.starts[i], before.ends[i]) === after.text.slice(after.starts[j], after.ends[j])
  const unchanged: [number, number][] = []
  pairs.forEach((j, i) => { if (j >= 0 && isUnchanged(i, j)) unchanged.push([i, j]) })
  const partner = new Int32Array(after.starts.length).fill(-1)
  pairs.forEach((j, i) => { if (j >= 0) partner[j] = i })
  const hunks: Hunk[] = []
  let [i, j] = [0, 0]
  for (const [atOld, atNew] of [...risingChain(unchanged), [before.starts.length, after.starts.length] as const]) {
    const hunk = { old: { from: i, to: atOld }, new: { from: j, to: atNew } }
    if (isClosed(hunk, pairs, partner) && isShort(before, hunk.old) && isShort(after, hunk.new)) hunks.push(hunk);
    [i, j] = [atOld + 1, atNew + 1]
  }
  return hunks
}

/** Whether a hunk has several lines on a side, some on both, and all their partners within. */
function isClosed({ old, new: after }: Hunk, pairs: Int32Array, partner: Int32Array): boolean {
  const [olds, news] = [old.to - old.from, after.to - after.from]
  const isWithin = (at: number, side: { from: number; to: number }) => at < 0 || (at >= side.from && at < side.to)
  return olds > 0 && news > 0 && olds + news > 2 &&
    pairs.subarray(old.from, old.to).every((j) => isWithin(j, after)) && partner.subarray(after.from, after.to).every((i) => isWithin(i, old))
}

const isShort = ({ starts, ends }: Lines, { from, to }: { from: number; to: number }) => (ends[to - 1] ?? 0) - (starts[from] ?? 0) <= LONGEST
