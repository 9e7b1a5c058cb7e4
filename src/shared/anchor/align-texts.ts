import { alignSequence } from './align-sequence.ts'
import { findMovedPhrases } from './moved-phrases.ts'
import { hunksOf } from './hunks.ts'
import { pairLines, splitLines, type Lines } from './pair-lines.ts'
import { createTokenizer, type Tokenizer } from './tokens.ts'

/** A match of this many characters is no chance, whatever surrounds it. */
const TELLING = 32

/** A stretch of characters that stands in both texts. */
export interface Kept { old: number; new: number; length: number }

/**
 * Which characters of the old text stand where in the new one: lines first, words within reworded lines, then phrases
 * that moved between lines. Every character of either text is used once at most.
 *
 * @returns stretches sorted by their place in the old text, neighbours merged
 */
export function alignTexts(oldText: string, newText: string): Kept[] {
  if (oldText === newText) return [{ old: 0, new: 0, length: oldText.length }]
  const before = splitLines(oldText)
  const after = splitLines(newText)
  const pairs = pairLines(before, after)
  const tokenizer = createTokenizer()
  const byHunk = alignHunks(tokenizer, before, after, pairs)
  const kept: Kept[] = [...byHunk.kept]
  pairs.forEach((j, i) => {
    if (j < 0 || byHunk.done[i] === 1) return
    const [oldStart = 0, oldEnd = 0, newStart = 0, newEnd = 0] = [before.starts[i], before.ends[i], after.starts[j], after.ends[j]]
    if (oldText.slice(oldStart, oldEnd) === newText.slice(newStart, newEnd)) kept.push({ old: oldStart, new: newStart, length: oldEnd - oldStart })
    else kept.push(...alignLine(tokenizer, oldText, oldStart, oldEnd, newText, newStart, newEnd))
    if (pairs[i + 1] === j + 1) kept.push({ old: oldEnd, new: newEnd, length: 1 })
  })
  kept.push(...findMovedPhrases(oldText, newText, kept))
  return mergeNeighbours(kept.filter((stretch) => stretch.length > 0).sort((a, b) => a.old - b.old))
}

/**
 * Lines that were joined or split: of a hunk whose words, taken together, keep more than its pairs of lines do.
 * @returns besides, which old lines need no partner any more
 */
function alignHunks(tokenizer: Tokenizer, before: Lines, after: Lines, pairs: Int32Array): { kept: Kept[]; done: Uint8Array } {
  const kept: Kept[] = []
  const done = new Uint8Array(pairs.length)
  const align = (i: number, toOld: number, j: number, toNew: number) => alignLine(
    tokenizer, before.text, before.starts[i] ?? 0, before.ends[toOld - 1] ?? 0, after.text, after.starts[j] ?? 0, after.ends[toNew - 1] ?? 0
  )
  for (const { old, new: now } of hunksOf(before, after, pairs)) {
    let byLine = 0
    for (let i = old.from; i < old.to; i++) {
      const j = pairs[i] ?? -1
      if (j >= 0) byLine += lengthOf(align(i, i + 1, j, j + 1))
    }
    const together = align(old.from, old.to, now.from, now.to)
    if (lengthOf(together) <= byLine) continue
    kept.push(...together)
    done.fill(1, old.from, old.to)
  }
  return { kept, done }
}

const lengthOf = (kept: readonly Kept[]) => kept.reduce((sum, { length }) => sum + length, 0)

/** Words that stand in both versions of a line, chance matches left out. */
function alignLine(
  tokenizer: Tokenizer, oldText: string, oldStart: number, oldEnd: number, newText: string, newStart: number, newEnd: number
): Kept[] {
  const before = tokenizer.tokenize(oldText, oldStart, oldEnd)
  const after = tokenizer.tokenize(newText, newStart, newEnd)
  const partner = new Int32Array(before.symbols.length).fill(-1)
  alignSequence(before.symbols, after.symbols, tokenizer.weight, (i, j) => { partner[i] = j })
  const kept: Kept[] = []
  partner.forEach((j, i) => {
    if (j < 0) return
    const [start = 0, end = 0, at = 0] = [before.starts[i], before.starts[i + 1], after.starts[j]]
    kept.push({ old: start, new: at, length: end - start })
  })
  const runs = dropChance(mergeNeighbours(kept), oldStart, oldEnd, newStart, newEnd)
  return growIntoWords(runs, oldText, oldStart, oldEnd, newText, newStart, newEnd)
}

function mergeNeighbours(kept: Kept[]): Kept[] {
  const merged: Kept[] = []
  for (const stretch of kept) {
    const last = merged.at(-1)
    if (last && last.old + last.length === stretch.old && last.new + last.length === stretch.new) last.length += stretch.length
    else merged.push({ ...stretch })
  }
  return merged
}

/**
 * Drops short matches that lie between larger differences on both sides: two sentences that share "of the" have
 * nothing in common (the semantic clean-up of diff-match-patch).
 */
function dropChance(runs: Kept[], oldStart: number, oldEnd: number, newStart: number, newEnd: number): Kept[] {
  let rest = runs
  for (let changed = true; changed;) {
    changed = false
    rest = rest.filter((run, index) => {
      const previous = rest[index - 1]
      const next = rest[index + 1]
      const gapBefore = Math.max(run.old - (previous ? previous.old + previous.length : oldStart), run.new - (previous ? previous.new + previous.length : newStart))
      const gapAfter = Math.max((next?.old ?? oldEnd) - run.old - run.length, (next?.new ?? newEnd) - run.new - run.length)
      const drop = !changed && run.length < TELLING && run.length <= Math.min(gapBefore, gapAfter)
      if (drop) changed = true
      return !drop
    })
  }
  return rest
}

/** A word that changed at one end ("model" to "models") keeps the end that did not. */
function growIntoWords(runs: Kept[], oldText: string, oldStart: number, oldEnd: number, newText: string, newStart: number, newEnd: number): Kept[] {
  const grown = runs.map((run) => ({ ...run }))
  grown.forEach((run, index) => {
    const previous = grown[index - 1]
    const oldFloor = previous ? previous.old + previous.length : oldStart
    const newFloor = previous ? previous.new + previous.length : newStart
    while (run.old > oldFloor && run.new > newFloor && oldText[run.old - 1] === newText[run.new - 1]) {
      run.old--
      run.new--
      run.length++
    }
    const oldCeiling = grown[index + 1]?.old ?? oldEnd
    const newCeiling = grown[index + 1]?.new ?? newEnd
    while (run.old + run.length < oldCeiling && run.new + run.length < newCeiling && oldText[run.old + run.length] === newText[run.new + run.length]) run.length++
  })
  return grown
}
