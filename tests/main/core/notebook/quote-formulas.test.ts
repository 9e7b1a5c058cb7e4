import { expect, it } from 'vitest'
import { describe as select } from '../../../../src/shared/anchor/describe.ts'
import { formulasIn } from '../../../../src/main/core/notebook/quote-formulas.ts'

const text = 'Noise \\beta_t grows. Here x is \\beta_t of it.'
const spanOf = (words: string, from = 0) => ({ start: text.indexOf(words, from), end: text.indexOf(words, from) + words.length })
const post = { hash: 'h', text, formulas: [spanOf('\\beta_t'), spanOf('x'), spanOf('\\beta_t', 20)] }
const noteOn = (span: { start: number; end: number }, hash = 'h') => ({
  selector: select({ text, hash, headings: [] }, span), placement: { ...span, state: 'same' as const, confidence: 1 }
})
const shown = (note: ReturnType<typeof noteOn>, of: typeof post | null = post) => formulasIn(note, of).map(({ start, end }) => note.selector.quote.exact.slice(start, end))

it('knows the formulas of a quote where it was made, and where it stands now', () => {
  expect(shown(noteOn(spanOf('Here x is \\beta_t of')))).toEqual(['x', '\\beta_t'])
  expect(shown({ ...noteOn(spanOf('Here x is'), 'old'), placement: { ...spanOf('Here x is'), state: 'moved' as never, confidence: 1 } })).toEqual(['x'])
  expect(shown(noteOn(spanOf('grows. Here')))).toEqual([])
})

it('finds in a quote of other words only what can be nothing but a formula of the post', () => {
  const note = noteOn(spanOf('Here x is \\beta_t of'), 'old')
  note.selector.quote.exact = 'There x was \\beta_t of'
  expect(shown(note)).toEqual(['\\beta_t'])
  expect(shown(note, null)).toEqual([])
  note.selector.object = { kind: 'formula', tex: 'x' }
  expect(shown(note, null)).toEqual([note.selector.quote.exact])
})
