import { expect, test } from 'vitest'
import { historiesPath, readPairs } from '../../bench/anchor/histories.ts'
import { METHODS } from '../../bench/anchor/methods.ts'
import { createRandom, selectionsOf } from '../../bench/anchor/selections.ts'
import { addTo, createTally, type Tally } from '../../bench/anchor/tally.ts'
import { CLASSES, createTruth, type Class } from '../../bench/anchor/truth.ts'

/** Every so many pairs, and of those the ones of at most this many characters: a few seconds' work. */
const STEP = 3
const LONG = 45_000

/** What must be right at least, and may be wrong at most, in percent of a class; `npm run bench anchor` tells the figures. */
type Bounds = Record<Class, [right: number, wrong: number]>

const WITH_OLD_TEXT: Bounds = {
  'kept unique': [99.5, 0.2], 'kept repeated': [98, 1], moved: [95, 1], 'edited inside': [96, 2], deleted: [98, 2], 'deleted, stands elsewhere': [90, 10]
}
const BY_QUOTE: Bounds = {
  'kept unique': [99.5, 0.2], 'kept repeated': [95, 2], moved: [90, 3], 'edited inside': [89, 5], deleted: [97, 3], 'deleted, stands elsewhere': [75, 25]
}

function expectWithin(tally: Tally, bounds: Bounds): void {
  for (const name of CLASSES) {
    const { all, right, wrong } = tally[name]
    if (all === 0) continue
    // One selection more or less must not decide where a class is small.
    expect(right + 1, `${name}: ${right} of ${all} right`).toBeGreaterThanOrEqual((all * bounds[name][0]) / 100)
    expect(wrong - 1, `${name}: ${wrong} of ${all} wrong`).toBeLessThanOrEqual((all * bounds[name][1]) / 100)
  }
}

const root = historiesPath()

test.skipIf(!root)('annotations follow real edits of real posts (needs ../shared/histories)', { timeout: 120_000 }, () => {
  const [carried, matched, sought] = [createTally(), createTally(), createTally()]
  let seed = 7
  for (const pair of readPairs(root ?? '', STEP)) {
    const spans = selectionsOf(pair, createRandom(seed++))
    if (pair.old.text.length + pair.new.text.length > LONG) continue
    const fates = spans.map(createTruth(pair.old.text, pair.new.text))
    addTo(carried, fates, METHODS['with old text'](pair, spans))
    addTo(matched, fates, METHODS['by quote alone'](pair, spans))
    addTo(sought, fates, METHODS.Hypothesis(pair, spans))
  }
  expect(carried['kept unique'].all).toBeGreaterThan(300)
  expect(carried['edited inside'].all).toBeGreaterThan(50)
  expectWithin(carried, WITH_OLD_TEXT)
  expectWithin(matched, BY_QUOTE)
  // The harness can fail: a method that never refuses must show it here.
  expect(sought.deleted.wrong).toBeGreaterThan(5 * Math.max(1, matched.deleted.wrong))
})
