import { myers, type Run } from './myers.ts'

/** Above this many characters on both sides, a gap is first split at words that a diff of words keeps. */
const LARGE = 6_000

/**
 * Which characters of the old text stand in the new one, by a character-level diff: split at lines that stand once on
 * both sides (patience), Myers between them, chance matches dropped, edges of matches set to words.
 * @param by `words`: only whole words count as kept, a second opinion on what characters tell
 */
export function diffCharacters(oldText: string, newText: string, by: 'characters' | 'words' = 'characters'): Run[] {
  const runs: Run[] = []
  let [i, j] = [0, 0]
  for (const line of [...uniqueLines(oldText, newText), { old: oldText.length, new: newText.length, length: 0 }]) {
    runs.push(...diffGap(oldText, i, line.old, newText, j, line.new, by))
    if (line.length > 0) runs.push(line)
    i = line.old + line.length
    j = line.new + line.length
  }
  return toWordEdges(oldText, newText, dropChance(joined(runs), oldText, newText))
}

function units(text: string): Int32Array {
  const out = new Int32Array(text.length)
  for (let at = 0; at < text.length; at++) out[at] = text.charCodeAt(at)
  return out
}

function diffGap(oldText: string, i: number, iTo: number, newText: string, j: number, jTo: number, by: 'characters' | 'words'): Run[] {
  const [before, after] = [oldText.slice(i, iTo), newText.slice(j, jTo)]
  if (before === '' || after === '') return []
  const shifted = (runs: Run[], x: number, y: number) => runs.map((run) => ({ old: run.old + x, new: run.new + y, length: run.length }))
  if (by === 'characters' && before.length + after.length < LARGE) return shifted(myers(units(before), units(after)), i, j)
  const ids = new Map<string, number>()
  const words = (text: string) => {
    const parts = text.match(/[\p{L}\p{N}_]+|\s+|[^]/gu) ?? []
    const starts: number[] = []
    let at = 0
    for (const part of parts) { starts.push(at); at += part.length }
    starts.push(at)
    return { starts, symbols: Int32Array.from(parts, (part) => { const id = ids.get(part) ?? ids.size; ids.set(part, id); return id }) }
  }
  const [a, b] = [words(before), words(after)]
  const kept = joined(myers(a.symbols, b.symbols).map((run) => {
    const [from, to, start] = [a.starts[run.old] ?? 0, a.starts[run.old + run.length] ?? 0, b.starts[run.new] ?? 0]
    return { old: from, new: start, length: to - from }
  }))
  if (by === 'words') return shifted(kept, i, j)
  const out: Run[] = []
  let [x, y] = [0, 0]
  for (const run of [...dropChance(kept, before, after), { old: before.length, new: after.length, length: 0 }]) {
    if (run.old > x && run.new > y && run.old - x + run.new - y < LARGE) {
      out.push(...shifted(myers(units(before.slice(x, run.old)), units(after.slice(y, run.new))), x, y))
    }
    if (run.length > 0) out.push(run)
    x = run.old + run.length
    y = run.new + run.length
  }
  return shifted(out, i, j)
}

/** Lines that stand exactly once in both texts, the longest chain of them in order. */
function uniqueLines(oldText: string, newText: string): Run[] {
  const places = (text: string) => {
    const found = new Map<string, number>()
    let at = 0
    for (const line of text.split('\n')) {
      found.set(line, found.has(line) ? -1 : at)
      at += line.length + 1
    }
    return found
  }
  const after = places(newText)
  const common: Run[] = []
  for (const [line, at] of places(oldText)) {
    const there = after.get(line) ?? -1
    if (at >= 0 && there >= 0 && line.length > 3) common.push({ old: at, new: there, length: line.length })
  }
  common.sort((x, y) => x.old - y.old)
  // Longest chain by characters kept, quadratic: a few hundred lines.
  const best = common.map(() => 0)
  const from = common.map(() => -1)
  let end = -1
  common.forEach((run, k) => {
    for (let p = 0; p < k; p++) {
      if ((common[p]?.new ?? Infinity) < run.new && (best[p] ?? 0) > (best[k] ?? 0)) { best[k] = best[p] ?? 0; from[k] = p }
    }
    best[k] = (best[k] ?? 0) + run.length
    if (end < 0 || (best[k] ?? 0) > (best[end] ?? 0)) end = k
  })
  const chain: Run[] = []
  for (let k = end; k >= 0; k = from[k] ?? -1) { const run = common[k]; if (run) chain.push(run) }
  return chain.reverse()
}

export function joined(runs: Run[]): Run[] {
  const out: Run[] = []
  for (const run of runs) {
    const last = out.at(-1)
    if (last && last.old + last.length === run.old && last.new + last.length === run.new) last.length += run.length
    else out.push({ ...run })
  }
  return out
}

/** Drops matches that are no longer than the changes on both their sides (as diff-match-patch's semantic clean-up does). */
function dropChance(runs: Run[], oldText: string, newText: string): Run[] {
  const rest = [...runs]
  for (let k = 0; k < rest.length;) {
    const [before, run, after] = [rest[k - 1], rest[k], rest[k + 1]]
    if (!run) break
    const gap = (x: Run | undefined, y: Run | undefined) => Math.max(
      (y?.old ?? oldText.length) - (x ? x.old + x.length : 0), (y?.new ?? newText.length) - (x ? x.new + x.length : 0)
    )
    if (run.length <= Math.min(gap(before, run), gap(run, after))) {
      rest.splice(k, 1)
      k = Math.max(0, k - 1)
    } else k++
  }
  return rest
}

/** Where an insertion or deletion may slide without loss, it is set to the edge of a line or a word. */
function toWordEdges(oldText: string, newText: string, runs: Run[]): Run[] {
  const out = runs.map((run) => ({ ...run }))
  for (let k = 0; k + 1 < out.length; k++) {
    const [left, right] = [out[k], out[k + 1]]
    if (!left || !right) break
    const [gapOld, gapNew] = [right.old - left.old - left.length, right.new - left.new - left.length]
    if (Math.min(gapOld, gapNew) > 0) continue
    const [text, end, gap] = gapOld > 0 ? [oldText, left.old + left.length, gapOld] : [newText, left.new + left.length, gapNew]
    let best = { shift: 0, score: edge(text, end) + edge(text, end + gap) }
    const consider = (shift: number) => {
      const score = edge(text, end + shift) + edge(text, end + gap + shift)
      if (score > best.score) best = { shift, score }
    }
    for (let shift = 1; shift < right.length && text[end + shift - 1] === text[end + gap + shift - 1]; shift++) consider(shift)
    for (let shift = 1; shift < left.length && text[end - shift] === text[end + gap - shift]; shift++) consider(-shift)
    left.length += best.shift
    right.old += best.shift
    right.new += best.shift
    right.length -= best.shift
  }
  return out.filter(({ length }) => length > 0)
}

function edge(text: string, at: number): number {
  const [before, here] = [text[at - 1] ?? '\n', text[at] ?? '\n']
  if (before === '\n') return 5
  if (here === '\n') return 4
  if (/[.!?]/.test(before) && here === ' ') return 3
  if (before === ' ') return 2
  return /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(here) ? 0 : 1
}
