import { compareTexts } from '../../src/shared/changes/compare-texts.ts'
import { changesOfWords } from '../../src/shared/changes/word-changes.ts'
import { alignTexts } from '../../src/shared/anchor/align-texts.ts'
import { historiesPath, readPairs } from './anchor/histories.ts'
import { agreements, isEqual } from './changes/agreement.ts'
import { percentile, timesInTurn, type Bench, type Figure } from './measure.ts'

const WORDS = 15_000
const PARAGRAPH = 60
const RUNS = 21

/** A post of generated words, and an edit of it: every tenth paragraph reworded, some removed, added and moved. */
function generatedPair(): { before: string; after: string } {
  let seed = 7
  const word = () => {
    seed = (seed * 16_807) % 2_147_483_647
    return (seed % 4000).toString(36)
  }
  const paragraphs = Array.from({ length: WORDS / PARAGRAPH }, () => Array.from({ length: PARAGRAPH }, word).join(' '))
  const edited = paragraphs.flatMap((text, at) => {
    if (at % 25 === 3) return []
    if (at % 10 === 0) return [text.split(' ').map((each, n) => (n % 9 === 4 ? word() : each)).join(' ')]
    return at % 40 === 7 ? [text, Array.from({ length: PARAGRAPH }, word).join(' ')] : [text]
  })
  edited.splice(20, 0, ...edited.splice(100, 3))
  return { before: paragraphs.join('\n'), after: edited.join('\n') }
}

export const bench: Bench = {
  title: 'what changed in a post: time to compare, and agreement with line diffs of the sources',
  async run() {
    const { before, after } = generatedPair()
    const plain = (text: string) => ({ text, parts: [], headings: [] })
    const times = await timesInTurn(RUNS, () => compareTexts(plain(before), plain(after)), () => alignTexts(before, after))
    const reworded = compareTexts(plain(before), plain(after)).filter(({ change }) => change === 'reworded')
    const words = await timesInTurn(RUNS,
      () => { for (const { start, end, then } of reworded) changesOfWords({ text: then, formulas: [] }, { text: after.slice(start, end), formulas: [] }) },
      () => compareTexts(plain(before), plain(after)))
    const figures: Figure[] = [
      { what: 'compare a post of 15,000 words, median', value: percentile(times.ours, 50), unit: 'ms', beside: { what: 'aligning it for notes', value: percentile(times.peer, 50) } },
      { what: 'compare a post of 15,000 words, 95th', value: percentile(times.ours, 95), unit: 'ms' },
      { what: `word differences of its ${reworded.length} reworded blocks, median`, value: percentile(words.ours, 50), unit: 'ms' }
    ]
    const root = historiesPath()
    if (!root) return figures
    const real: number[] = []
    for (const { old, new: now } of readPairs(root)) {
      const began = performance.now()
      compareTexts({ ...old, parts: [] }, { ...now, parts: [] })
      real.push(performance.now() - began)
    }
    const all = [...agreements(root)]
    const share = (holds: (one: (typeof all)[number]) => boolean) => (100 * all.filter(holds).length) / all.length
    const flagged = all.flatMap(({ flagged }) => [...flagged]).length
    return [
      ...figures,
      { what: `compare real posts (${real.length} edits), median`, value: percentile(real, 50), unit: 'ms' },
      { what: 'compare real posts, 99th', value: percentile(real, 99), unit: 'ms' },
      { what: 'edits whose blocks are those of the line diff', value: share((one) => isEqual(one.flagged, one.changed)), unit: '%' },
      { what: 'the same, with blocks that other hunks open or close', value: share((one) => isEqual(one.flagged, one.touched)), unit: '%' },
      { what: `of ${flagged} flagged blocks, touched by no hunk`, value: all.flatMap((one) => [...one.flagged].filter((block) => !one.touched.has(block))).length, unit: '' },
      { what: 'touched blocks that are not flagged', value: all.flatMap((one) => [...one.changed].filter((block) => !one.flagged.has(block))).length, unit: '' }
    ]
  }
}
