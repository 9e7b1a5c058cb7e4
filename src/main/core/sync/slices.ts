import { setImmediate } from 'node:timers/promises'
import { LecternError } from '../../../shared/errors.ts'

/** How long work may go on before everything else has its turn. */
const SLICE_MS = 10

/**
 * Cuts long work into slices: call and await the result after each small step. Throws CANCELLED once the signal has
 * aborted.
 */
export function createSlices(signal?: AbortSignal): () => Promise<void> | undefined {
  let began = performance.now()
  const pause = async () => {
    await setImmediate()
    began = performance.now()
    if (signal?.aborted) throw new LecternError('CANCELLED')
  }
  return () => (performance.now() - began < SLICE_MS ? undefined : pause())
}
