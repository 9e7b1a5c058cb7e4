import type { Kept } from './align-texts.ts'

/** Characters that a phrase must have to be known again outside its line. */
const PHRASE = 24
/** Characters of a seed: a phrase is found by the seed at the start of one of its words. */
const SEED = 12
/** A seed that stands in more places than this tells nothing. */
const COMMON = 8

interface Gap { start: number; end: number }

/** The stretches of a text of `length` characters that no match covers. */
function gapsOf(covered: Gap[], length: number): Gap[] {
  const gaps: Gap[] = []
  let at = 0
  for (const { start, end } of covered.sort((a, b) => a.start - b.start)) {
    if (start - at >= PHRASE) gaps.push({ start: at, end: start })
    at = Math.max(at, end)
  }
  if (length - at >= PHRASE) gaps.push({ start: at, end: length })
  return gaps
}

/** Starts of words in a gap. */
function* wordStarts(text: string, gap: Gap): Generator<number> {
  for (let at = gap.start; at + SEED <= gap.end; at++) {
    const before = text.charCodeAt(at - 1)
    const here = text.charCodeAt(at)
    if (at === gap.start || here > 0x2e7f || ((before === 32 || before === 9 || before === 10) && here !== 32)) yield at
  }
}

/** Phrases that left their line and stand, unchanged and whole, where nothing else was matched: splits, merges, moves. */
export function findMovedPhrases(oldText: string, newText: string, kept: readonly Kept[]): Kept[] {
  const oldGaps = gapsOf(kept.map((stretch) => ({ start: stretch.old, end: stretch.old + stretch.length })), oldText.length)
  const newGaps = gapsOf(kept.map((stretch) => ({ start: stretch.new, end: stretch.new + stretch.length })), newText.length)
  if (oldGaps.length === 0 || newGaps.length === 0) return []
  const seeds = new Map<string, { at: number; gap: Gap }[]>()
  for (const gap of newGaps) {
    for (const at of wordStarts(newText, gap)) {
      const seed = newText.slice(at, at + SEED)
      const list = seeds.get(seed)
      if (list) list.push({ at, gap })
      else seeds.set(seed, [{ at, gap }])
    }
  }
  const found: Kept[] = []
  const used = new Uint8Array(newText.length)
  for (const gap of oldGaps) {
    let free = gap.start
    for (const at of wordStarts(oldText, gap)) {
      if (at < free) continue
      const places = seeds.get(oldText.slice(at, at + SEED)) ?? []
      if (places.length === 0 || places.length > COMMON) continue
      let best: Kept = { old: 0, new: 0, length: 0 }
      for (const place of places) {
        const isSame = (by: number) => oldText[at + by] === newText[place.at + by] && used[place.at + by] === 0
        let [from, to] = [0, 0]
        while (at - from > free && place.at - from > place.gap.start && isSame(-from - 1)) from++
        while (at + to < gap.end && place.at + to < place.gap.end && isSame(to)) to++
        if (from + to > best.length) best = { old: at - from, new: place.at - from, length: from + to }
      }
      if (best.length < PHRASE) continue
      found.push(best)
      used.fill(1, best.new, best.new + best.length)
      free = best.old + best.length
    }
  }
  return found
}
