/** How well something fits to another: the greater the better. */
export interface Alike<To> { to: To; rank: number }

/** By how much the best fit must be better than the next one. */
const MARGIN = 0.05

/** Pairs each with its best fit where both are one another's best by a clear margin. The rest stay alone: no guesses. */
export function pairUp<From, To>(fits: ReadonlyMap<From, readonly Alike<To>[]>): Map<From, To> {
  const all = [...fits].flatMap(([from, alike]) => alike.map(({ to, rank }) => ({ from, to, rank })))
  const isBest = (one: (typeof all)[number]) => all.every((other) =>
    other === one || (other.from !== one.from && other.to !== one.to) || other.rank < one.rank - MARGIN)
  return new Map(all.filter(isBest).map(({ from, to }) => [from, to]))
}
