import type { Span } from '../model.ts'
import type { TextIndex } from './text-index.ts'

/** Characters of a seed: words that were changed here and there still share some stretch as long as this. */
const SEED = 9
const MOST_SEEDS = 16
/** Of a quote as long as this, edits that it may have undergone leave more than one seed. */
const LONG = 48
/** A seed that stands in more places than this tells nothing. */
const COMMON = 6

/**
 * Where in a text words that are like a quote may stand: around each place of a seed of it, widened by what edits may
 * have put in. Spares a search of the whole text letter by letter.
 */
export function seededRegions(index: TextIndex, exact: string, most = 12): Span[] {
  const step = Math.max(1, Math.floor((exact.length - SEED) / MOST_SEEDS))
  const slack = Math.ceil(exact.length * 0.4) + SEED
  const starts = new Map<number, number>()
  for (let offset = 0; offset + SEED <= exact.length; offset += step) {
    const places = index.standings(exact.slice(offset, offset + SEED), COMMON + 1)
    for (const at of places.length > COMMON ? [] : places) {
      const bucket = Math.round((at - offset) / slack)
      starts.set(bucket, (starts.get(bucket) ?? 0) + 1)
    }
  }
  const seedsAt = (bucket: number) => (starts.get(bucket - 1) ?? 0) + (starts.get(bucket) ?? 0) + (starts.get(bucket + 1) ?? 0)
  const least = exact.length < LONG ? 1 : 2
  const best = [...starts].filter(([bucket]) => seedsAt(bucket) >= least).sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, most).map(([bucket]) => bucket * slack)
  return merged(best.map((start) => ({ start: Math.max(0, start - slack), end: Math.min(index.text.length, start + exact.length + slack) })))
}

function merged(spans: Span[]): Span[] {
  const out: Span[] = []
  for (const span of spans.sort((a, b) => a.start - b.start)) {
    const last = out.at(-1)
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end)
    else if (span.end > span.start) out.push({ ...span })
  }
  return out
}
