import DiffMatchPatch from 'diff-match-patch'
import { carry } from '../../../src/shared/anchor/carry.ts'
import { describe } from '../../../src/shared/anchor/describe.ts'
import { matchAll } from '../../../src/shared/anchor/match.ts'
import type { Span } from '../../../src/shared/model.ts'
import type { Pair } from './histories.ts'
import { hypothesis } from './hypothesis.ts'

/** Places selections of the old version of a post in the new one; null: lost. */
export type Method = (pair: Pair, spans: readonly Span[]) => (Span | null)[]

const orLost = ({ state, start, end }: { state: string } & Span) => (state === 'lost' ? null : { start, end })

/** The methods of the table, by the names of its columns. */
export const METHODS = {
  'with old text': ({ old, new: after }, spans) => spans.map(carry(old.text, after.text)).map(orLost),
  'by quote alone': (pair, spans) => matchAll(pair.new, spans.map((span) => describe(pair.old, span))).map(orLost),
  'Hypothesis': (pair, spans) => spans.map((span) => hypothesis(pair.new.text, describe(pair.old, span))),
  'diff-match-patch': diffMatchPatch
} satisfies Record<string, Method>

/** Those that are Lectern's. */
export const OURS = ['with old text', 'by quote alone']

/** Both ends of a selection carried by a diff of the two texts (`diff_xIndex`): lost only where nothing is left between. */
function diffMatchPatch({ old, new: after }: Pair, spans: readonly Span[]): (Span | null)[] {
  const dmp = new DiffMatchPatch()
  const diffs = dmp.diff_main(old.text, after.text)
  dmp.diff_cleanupSemantic(diffs)
  return spans.map(({ start, end }) => {
    const [from, to] = [dmp.diff_xIndex(diffs, start), dmp.diff_xIndex(diffs, end)]
    return to > from ? { start: from, end: to } : null
  })
}
