import type { Placement, Span } from '../model.ts'

/** An annotation whose place is sure: where it stood, and by how much it moved. */
interface Neighbour { at: number; shift: number }

/** Where something should stand, and how far the neighbour stood that tells it. */
export interface Prediction { at: number; from: number }
/** Answers where something that stood at an old offset should stand now; null where nothing tells. */
export type Predict = (offset: number) => Prediction | null

/** A placement of at least this confidence may tell others where they stand. */
export const SURE = 0.95

/**
 * What moved with its neighbours stands where they went: the nearest one on each side tells by how much.
 * @param placed old spans with the places found for them
 */
export function createPredict(placed: readonly { position: Span; placement: Placement }[]): Predict {
  const neighbours: Neighbour[] = placed
    .map(({ position, placement }) => ({ at: position.start, shift: placement.start - position.start }))
    .sort((a, b) => a.at - b.at)
  if (neighbours.length === 0) return () => null
  return (offset) => {
    let low = 0
    let high = neighbours.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((neighbours[middle]?.at ?? 0) < offset) low = middle + 1
      else high = middle
    }
    const [before, behind] = [neighbours[low - 1], neighbours[low]]
    const nearest = !before || (behind && behind.at - offset < offset - before.at) ? behind : before
    return nearest ? { at: Math.max(0, offset + nearest.shift), from: Math.abs(offset - nearest.at) } : null
  }
}
