import { writeFileSync } from 'node:fs'
import { carry } from '../../src/shared/anchor/carry.ts'
import { describe } from '../../src/shared/anchor/describe.ts'
import { matchAll } from '../../src/shared/anchor/match.ts'
import { examplesOf } from './anchor/examples.ts'
import { historiesPath, readPairs, type Pair } from './anchor/histories.ts'
import { hypothesis } from './anchor/hypothesis.ts'
import { METHODS, OURS } from './anchor/methods.ts'
import { createRandom, selectionsOf } from './anchor/selections.ts'
import { addTo, createTally, toTable } from './anchor/tally.ts'
import { createTruth } from './anchor/truth.ts'
import { median, timesInTurn, type Bench, type Figure } from './measure.ts'

const SEED = 1000
const MANY = 1000
/** A file that our own methods' failures are written to, one by one; left out where not named. */
const EXAMPLES = process.env.LECTERN_EXAMPLES

export const bench: Bench = {
  title: 'annotations re-anchored over real edits of posts, against truth from diffs of characters',
  async run() {
    const root = historiesPath()
    if (!root) return []
    const tallies = Object.fromEntries(Object.keys(METHODS).map((name) => [name, createTally()]))
    const [total, unclear] = [{ n: 0 }, { n: 0 }]
    const examples: string[] = []
    let changed: Pair | null = null
    let seed = SEED
    for (const pair of readPairs(root)) {
      const spans = selectionsOf(pair, createRandom(seed++))
      const fates = spans.map(createTruth(pair.old.text, pair.new.text))
      total.n += spans.length
      unclear.n += fates.filter((fate) => fate === null).length
      for (const [name, method] of Object.entries(METHODS)) {
        const places = method(pair, spans)
        addTo(tallies[name] ?? createTally(), fates, places)
        if (OURS.includes(name)) examples.push(...examplesOf(pair, name, spans, fates, places))
      }
      if (pair.old.text !== pair.new.text && pair.old.text.length > (changed?.old.text.length ?? 0)) changed = pair
    }
    console.log(`\n${toTable(tallies)}\n${total.n} selections, ${unclear.n} of them without a sure fate and not in the table\n`)
    if (EXAMPLES) writeFileSync(EXAMPLES, `${examples.sort().join('\n\n')}\n`)
    return changed ? speed(changed) : []
  }
}

/** A thousand annotations of the longest post that was edited. */
async function speed({ name, old, new: after }: Pair): Promise<Figure[]> {
  const random = createRandom(SEED)
  const spans = Array.from({ length: MANY }, () => {
    const start = Math.floor(random() * (old.text.length - 200))
    return { start, end: start + 5 + Math.floor(random() * 195) }
  })
  const selectors = spans.map((span) => describe(old, span))
  const carried = await timesInTurn(5, () => spans.map(carry(old.text, after.text)), () => selectors.map((selector) => hypothesis(after.text, selector)))
  const matched = await timesInTurn(5, () => matchAll(after, selectors), () => carry(old.text, after.text))
  const peer = { what: 'Hypothesis', value: median(carried.peer) }
  return [
    { what: `${MANY} annotations of ${name}, with old text`, value: median(carried.ours), unit: 'ms', beside: peer },
    { what: `${MANY} annotations of ${name}, by quote alone`, value: median(matched.ours), unit: 'ms', beside: peer }
  ]
}
