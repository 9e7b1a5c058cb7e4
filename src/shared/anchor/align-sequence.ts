/** Cells of the exact table; above it, symbols that stand once on both sides split the work first. */
const TABLE_LIMIT = 1_500_000
/** Share of a symbol's weight that it gains by following another match directly: keeps matches in runs. */
const RUN_BONUS = 0.25

const SKIP_A = 1
const SKIP_B = 2
const TAKE = 3

/**
 * Aligns two sequences of symbols: pairs of equal symbols in order on both sides, of the greatest total weight, runs
 * preferred. Exact on small input; large input is first split at symbols that are unique on both sides (patience
 * diff), so time stays near linear.
 *
 * @param weight of a symbol, above 0: long lines and words count for more than short ones
 * @param onPair called for each pair, in no fixed order
 */
export function alignSequence(
  a: Int32Array, b: Int32Array, weight: (symbol: number) => number, onPair: (i: number, j: number) => void
): void {
  const work: [number, number, number, number][] = [[0, a.length, 0, b.length]]
  for (let range = work.pop(); range; range = work.pop()) {
    let [aFrom, aTo, bFrom, bTo] = range
    while (aFrom < aTo && bFrom < bTo && a[aFrom] === b[bFrom]) onPair(aFrom++, bFrom++)
    while (aFrom < aTo && bFrom < bTo && a[aTo - 1] === b[bTo - 1]) onPair(--aTo, --bTo)
    if (aFrom === aTo || bFrom === bTo) continue
    if ((aTo - aFrom) * (bTo - bFrom) <= TABLE_LIMIT) {
      alignByTable(a.subarray(aFrom, aTo), b.subarray(bFrom, bTo), weight, (i, j) => { onPair(aFrom + i, bFrom + j) })
      continue
    }
    let [i, j] = [aFrom, bFrom]
    const anchors = uniquePairs(a, b, aFrom, aTo, bFrom, bTo)
    if (anchors.length === 0) continue
    for (const [atA, atB] of anchors) {
      onPair(atA, atB)
      work.push([i, atA, j, atB])
      i = atA + 1
      j = atB + 1
    }
    work.push([i, aTo, j, bTo])
  }
}

/** The longest rising chain of symbols that stand exactly once in both ranges. */
function uniquePairs(a: Int32Array, b: Int32Array, aFrom: number, aTo: number, bFrom: number, bTo: number): [number, number][] {
  const places = new Map<number, { count: number; atA: number; countB: number; atB: number }>()
  for (let i = aFrom; i < aTo; i++) {
    const symbol = a[i] ?? 0
    const place = places.get(symbol)
    if (place) place.count++
    else places.set(symbol, { count: 1, atA: i, countB: 0, atB: -1 })
  }
  for (let j = bFrom; j < bTo; j++) {
    const place = places.get(b[j] ?? 0)
    if (place) { place.countB++; place.atB = j }
  }
  const pairs = [...places.values()].filter((place) => place.count === 1 && place.countB === 1)
  return risingChain(pairs.map((place) => [place.atA, place.atB]))
}

/** The longest subsequence with rising second numbers of pairs that are sorted by their first. */
export function risingChain(pairs: [number, number][]): [number, number][] {
  const tails: number[] = []
  const previous = new Int32Array(pairs.length).fill(-1)
  pairs.forEach(([, at], index) => {
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[tails[middle] ?? 0]?.[1] ?? 0) < at) low = middle + 1
      else high = middle
    }
    previous[index] = low > 0 ? (tails[low - 1] ?? -1) : -1
    tails[low] = index
  })
  const chain: [number, number][] = []
  for (let index = tails.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1) {
    const pair = pairs[index]
    if (pair) chain.push(pair)
  }
  return chain.reverse()
}

/** Weighted longest common subsequence with a bonus for runs, by the full table. */
function alignByTable(a: Int32Array, b: Int32Array, weight: (symbol: number) => number, onPair: (i: number, j: number) => void): void {
  const width = b.length + 1
  const moves = new Uint8Array((a.length + 1) * width)
  /** Best total up to (i, j); best total that ends with the pair (i, j), 0 where they differ. Two rows of each. */
  let best = new Float64Array(width)
  let ending = new Float64Array(width)
  let bestBefore = new Float64Array(width)
  let endingBefore = new Float64Array(width)
  const inRun = new Uint8Array((a.length + 1) * width)
  for (let i = 1; i <= a.length; i++) {
    [best, bestBefore] = [bestBefore, best];
    [ending, endingBefore] = [endingBefore, ending]
    best[0] = 0
    ending[0] = 0
    const symbol = a[i - 1] ?? 0
    const gain = weight(symbol)
    for (let j = 1; j <= b.length; j++) {
      const up = bestBefore[j] ?? 0
      const left = best[j - 1] ?? 0
      let value = up
      let move = SKIP_A
      if (left > value) { value = left; move = SKIP_B }
      let pair = 0
      if (symbol === b[j - 1]) {
        const apart = (bestBefore[j - 1] ?? 0) + gain
        const before = endingBefore[j - 1] ?? 0
        const along = before > 0 ? before + gain * (1 + RUN_BONUS) : 0
        pair = along >= apart ? along : apart
        if (along >= apart) inRun[i * width + j] = 1
        if (pair >= value) { value = pair; move = TAKE }
      }
      ending[j] = pair
      best[j] = value
      moves[i * width + j] = move
    }
  }
  let i = a.length
  let j = b.length
  while (i > 0 && j > 0) {
    const move = moves[i * width + j]
    if (move === SKIP_A) i--
    else if (move === SKIP_B) j--
    else {
      // A pair that was counted as part of a run drags its whole run in, even where another choice ended as high.
      let run = true
      while (run && i > 0 && j > 0) {
        run = inRun[i * width + j] === 1
        onPair(--i, --j)
      }
    }
  }
}
