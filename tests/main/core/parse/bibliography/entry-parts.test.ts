import { expect, it } from 'vitest'
import { parseBibtex } from '../../../../../src/main/core/parse/bibliography/bibtex.ts'
import { shortAuthors } from '../../../../../src/main/core/parse/bibliography/entry-parts.ts'

it.each([
  ['author={Knuth, Donald E.}', 'Knuth'], ['author={Ann L{\\"u}ders and Bo Wu}', 'Lüders & Wu'], ['author={A B and C D and E F}', 'B et al.'],
  ['author={Ho, J. and others}', 'Ho et al.'], ['author={{The PyTorch team and friends}}', 'The PyTorch team and friends'],
  ['editor={Lee, C.}', 'Lee'], ['title={Untitled {W}orks}', 'Untitled Works']
])('names %s in a sentence as %s', (field, words) => {
  const [entry] = parseBibtex(`@misc{a, ${field}}`)
  expect(entry && shortAuthors(entry)).toBe(words)
})
