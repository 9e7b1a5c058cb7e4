/** How far above its words a card may stand when others crowd it, in px: less than a line. */
export const RISE = 22

/**
 * Places cards in a margin: each as near to its wanted top as the others allow, in order, at least `gap` apart, none
 * above 0. Cards that crowd share the shift (the least sum of squared shifts, by pooling neighbours), but rise at most
 * `RISE` above their words. The active card gets the place it wants unless there is no room for those above it; the
 * others make way.
 *
 * @param wants wanted tops in px, in reading order
 * @param heights of the cards in px, same order
 * @returns tops in px
 */
export function layoutNotes(wants: readonly number[], heights: readonly number[], gap: number, active = -1): number[] {
  // Less the room of all cards above it, a top may only grow from card to card: isotonic regression.
  const room: number[] = []
  let sum = 0
  for (let index = 0; index < wants.length; index++) {
    room.push(sum)
    sum += (heights[index] ?? 0) + gap
  }
  const slack = wants.map((want, index) => want - (room[index] ?? 0))
  const free = pooled(slack)
  let floor = 0
  const pin = active >= 0 && active < slack.length ? Math.max(0, slack[active] ?? 0) : null
  return free.map((value, index) => {
    floor = Math.max(floor, (slack[index] ?? 0) - RISE)
    let at = Math.max(floor, value)
    if (pin !== null) at = index === active ? pin : index < active ? Math.min(at, pin) : Math.max(at, pin)
    return at + (room[index] ?? 0)
  })
}

/** The never decreasing sequence nearest to `values` in least squares (pool adjacent violators). */
function pooled(values: readonly number[]): number[] {
  const pools: { mean: number; count: number }[] = []
  for (const value of values) {
    let pool = { mean: value, count: 1 }
    for (let last = pools.at(-1); last && last.mean > pool.mean; last = pools.at(-1)) {
      pools.pop()
      const count = last.count + pool.count
      pool = { mean: (last.mean * last.count + pool.mean * pool.count) / count, count }
    }
    pools.push(pool)
  }
  return pools.flatMap(({ mean, count }) => Array<number>(count).fill(mean))
}
