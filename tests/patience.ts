/**
 * How long a test waits for what comes by itself, in ms. Machines stall: a disk that is being copied, a neighbour that
 * builds. A limit only tells a hang from work, so it may be long; what is quick enough is for the benchmarks to say.
 */
export const soon = { timeout: 40_000, interval: 20 }
