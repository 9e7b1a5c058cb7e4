import fc from 'fast-check'

/**
 * Property tests try the same inputs in every run, so that a failure is a change of ours; `LECTERN_SEED=random` looks
 * for new ones.
 */
const { LECTERN_SEED: seed = '20260101' } = process.env
if (seed !== 'random') fc.configureGlobal({ seed: Number(seed) })
