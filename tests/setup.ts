import fc from 'fast-check'
import { vi } from 'vitest'
import { soon } from './patience.ts'

/**
 * Property tests try the same inputs in every run, so that a failure is a change of ours; `LECTERN_SEED=random` looks
 * for new ones.
 */
const { LECTERN_SEED: seed = '20260101' } = process.env
if (seed !== 'random') fc.configureGlobal({ seed: Number(seed) })

/** Its own limit of a second is too short for a machine that is busy. */
const waitFor = Reflect.get(vi, 'waitForOnce') as typeof vi.waitFor | undefined ?? vi.waitFor
Object.assign(vi, { waitForOnce: waitFor, waitFor: ((work, options) => waitFor(work, options ?? soon)) as typeof vi.waitFor })
