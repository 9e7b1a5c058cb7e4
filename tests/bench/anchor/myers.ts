/** A run of symbols that stands in both sequences. */
export interface Run { old: number; new: number; length: number }

/**
 * Shortest edit script by Myers' linear-space method ("An O(ND) Difference Algorithm and Its Variations", 1986,
 * section 4b). Written for the bench alone and sharing nothing with what it judges.
 */
export function myers(a: Int32Array, b: Int32Array): Run[] {
  const runs: Run[] = []
  const size = 2 * (a.length + b.length) + 4
  const [forward, backward] = [new Int32Array(size), new Int32Array(size)]
  const add = (i: number, j: number, length: number) => {
    if (length === 0) return
    const last = runs.at(-1)
    if (last && last.old + last.length === i && last.new + last.length === j) last.length += length
    else runs.push({ old: i, new: j, length })
  }
  const work: ([number, number, number, number] | Run)[] = [[0, a.length, 0, b.length]]
  for (let next = work.pop(); next; next = work.pop()) {
    if (!Array.isArray(next)) { add(next.old, next.new, next.length); continue }
    let [aFrom, aTo, bFrom, bTo] = next
    let head = 0
    while (aFrom + head < aTo && bFrom + head < bTo && a[aFrom + head] === b[bFrom + head]) head++
    add(aFrom, bFrom, head)
    aFrom += head
    bFrom += head
    let tail = 0
    while (aTo - tail > aFrom && bTo - tail > bFrom && a[aTo - tail - 1] === b[bTo - tail - 1]) tail++
    aTo -= tail
    bTo -= tail
    if (tail > 0) work.push({ old: aTo, new: bTo, length: tail })
    if (aFrom === aTo || bFrom === bTo) continue
    const [x, y] = middle(a, aFrom, aTo, b, bFrom, bTo, forward, backward)
    work.push([x, aTo, y, bTo], [aFrom, x, bFrom, y])
  }
  return runs
}

/** A point on a shortest path, where the searches from both ends meet. */
function middle(
  a: Int32Array, aFrom: number, aTo: number, b: Int32Array, bFrom: number, bTo: number, forward: Int32Array, backward: Int32Array
): [number, number] {
  const [n, m] = [aTo - aFrom, bTo - bFrom]
  const delta = n - m
  const odd = (delta & 1) !== 0
  const half = Math.ceil((n + m) / 2)
  const zero = n + m + 1
  forward[zero + 1] = 0
  backward[zero + 1] = 0
  for (let d = 0; d <= half; d++) {
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && at(forward, zero + k - 1) < at(forward, zero + k + 1))
      let x = down ? at(forward, zero + k + 1) : at(forward, zero + k - 1) + 1
      let y = x - k
      while (x < n && y < m && a[aFrom + x] === b[bFrom + y]) { x++; y++ }
      forward[zero + k] = x
      const other = delta - k
      if (odd && other >= -(d - 1) && other <= d - 1 && x + at(backward, zero + other) >= n) return inside(x, y, n, m, aFrom, bFrom)
    }
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && at(backward, zero + k - 1) < at(backward, zero + k + 1))
      let x = down ? at(backward, zero + k + 1) : at(backward, zero + k - 1) + 1
      let y = x - k
      while (x < n && y < m && a[aTo - x - 1] === b[bTo - y - 1]) { x++; y++ }
      backward[zero + k] = x
      const other = delta - k
      if (!odd && other >= -d && other <= d && x + at(forward, zero + other) >= n) return inside(n - x, m - y, n, m, aFrom, bFrom)
    }
  }
  return [aTo, bFrom]
}

const at = (row: Int32Array, index: number) => row[index] ?? 0

/** Kept from a corner, where the search would not get smaller. Both searches skip equal ends, so this is rare. */
function inside(x: number, y: number, n: number, m: number, aFrom: number, bFrom: number): [number, number] {
  const [i, j] = [Math.min(Math.max(x, 0), n), Math.min(Math.max(y, 0), m)]
  return (i === 0 && j === 0) || (i === n && j === m) ? [aFrom + n, bFrom] : [aFrom + i, bFrom + j]
}
