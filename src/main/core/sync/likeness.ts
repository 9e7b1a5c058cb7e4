/** How alike two texts are, told by the runs of three words that they share: cheap, and deaf to where in the text they stand. */

/** Each character of a script without spaces counts as a word. */
const WORD = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[^\P{L}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+|\p{N}+/gu
const RUN = 3
/** Texts with fewer different runs are too short to be told by them. */
const LEAST = 12

/** The runs of words of a text, as 32-bit hashes. */
export type Runs = ReadonlySet<number>

export function runsOf(text: string): Runs {
  const runs = new Set<number>()
  const last: number[] = []
  for (const [word] of text.toLowerCase().matchAll(WORD)) {
    last.push(hashOf(word))
    if (last.length > RUN) last.shift()
    if (last.length === RUN) runs.add(last.reduce((hash, each) => Math.imul(hash, 0x9e3779b1) ^ each, 0))
  }
  return runs
}

/** Dice's measure: 0 where they share nothing, or are too short to tell, to 1 where they share all. */
export function likeness(a: Runs, b: Runs): number {
  if (Math.min(a.size, b.size) < LEAST) return 0
  let shared = 0
  for (const run of a) if (b.has(run)) shared++
  return (2 * shared) / (a.size + b.size)
}

/** FNV-1a. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
  return hash
}
