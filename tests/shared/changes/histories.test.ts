import { expect, test } from 'vitest'
import { historiesPath } from '../../bench/anchor/histories.ts'
import { agreements, isEqual } from '../../bench/changes/agreement.ts'

/** Every so many pairs: some fifteen seconds of work. `npm run bench changes` tells the figures of all. */
const STEP = 7
/** In percent of the pairs, and blocks in percent of all that are flagged. */
const BOUNDS = { changed: 96, touched: 85, extra: 1 }

const root = historiesPath()

test.skipIf(!root)('blocks that are flagged are those that a line diff of the source touches (needs ../shared/histories)', { timeout: 120_000 }, () => {
  const all = [...agreements(root ?? '', STEP)]
  const share = (holds: (one: (typeof all)[number]) => boolean) => (100 * all.filter(holds).length) / all.length
  expect(all.length).toBeGreaterThan(40)
  expect(all.filter(({ flagged }) => flagged.size > 0).length).toBeGreaterThan(30)
  expect(share(({ flagged, changed }) => isEqual(flagged, changed))).toBeGreaterThanOrEqual(BOUNDS.changed)
  expect(share(({ flagged, touched }) => isEqual(flagged, touched))).toBeGreaterThanOrEqual(BOUNDS.touched)
  const flagged = all.flatMap(({ flagged }) => [...flagged]).length
  const extra = all.flatMap(({ flagged, touched }) => [...flagged].filter((block) => !touched.has(block))).length
  expect((100 * extra) / flagged).toBeLessThanOrEqual(BOUNDS.extra)
  // The harness can fail: nothing flagged is not what was touched.
  expect(all.every(({ touched }) => isEqual(new Set(), touched))).toBe(false)
})
