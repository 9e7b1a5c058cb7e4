import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseBibtex } from '../../../../../src/main/core/parse/bibliography/bibtex.ts'
import { formatEntry } from '../../../../../src/main/core/parse/bibliography/format-entry.ts'
import { plainTex } from '../../../../../src/main/core/parse/bibliography/plain-tex.ts'

const shown = (source: string) => parseBibtex(source).map(formatEntry)

describe('reading BibTeX', () => {
  it('reads braces, quotes, numbers, strings and what is joined of them', () => {
    const [entry] = parseBibtex('@string{nips = "NeurIPS"}\n@Article {ho2020,\n Title={A {B} c}, year = 2020,\n journal = nips # " 33", note="a {"} b",\n}')
    expect(entry).toMatchObject({ type: 'article', key: 'ho2020', fields: { title: 'A {B} c', year: '2020', journal: 'NeurIPS 33', note: 'a {"} b' } })
  })

  it('keeps each entry as it stands in the file, and skips what is none', () => {
    const source = 'Words @ mail.\n@comment{x}\n@misc{a, title={One}}\nmore\n@misc(b, title={Two})\n@broken'
    expect(parseBibtex(source).map(({ key, source }) => [key, source])).toEqual([['a', '@misc{a, title={One}}'], ['b', '@misc(b, title={Two})']])
  })

  it('goes on behind an entry that does not end', () => {
    expect(parseBibtex('@misc{a, title = \n@misc{b, title={Two}}').map(({ key }) => key)).toContain('b')
  })

  it('never throws, whatever it is given', () => {
    const piece = fc.constantFrom('@misc{', 'k,', 'title', '=', '{', '}', '"', '#', ',', '\\', '@string{', ' ', 'é', ')')
    fc.assert(fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => { parseBibtex(pieces.join('')).map(formatEntry) }))
  })

  it('takes no longer for braces that never close', () => {
    const began = performance.now()
    parseBibtex('@misc{a, title={'.repeat(20_000))
    expect(performance.now() - began).toBeLessThan(2000)
  })
})

describe('writing an entry', () => {
  it('names authors, year, title, place and address', () => {
    expect(shown('@article{a, author={Ho, Jonathan and Ajay Jain}, title={Denoising <x>}, journal={NeurIPS}, year={2020}, url={https://a.b/c\\_d}}'))
      .toEqual(['Jonathan Ho and Ajay Jain (2020). “<a href="https://a.b/c_d">Denoising &lt;x&gt;</a>”. <em>NeurIPS</em>.'])
  })

  it('cuts long lists of authors, and takes addresses from DOI and arXiv', () => {
    expect(shown('@misc{a, author={A B and C D and E F and others}, title={T}, doi={10.1000/x}}')[0]).toBe('A B, C D, E F et al. “<a href="https://doi.org/10.1000/x">T</a>”.')
    expect(shown('@misc{a, title={T}, eprint={2006.11239}}')[0]).toBe('“<a href="https://arxiv.org/abs/2006.11239">T</a>”. arXiv:2006.11239.')
  })

  it('never makes a link of another scheme', () => {
    expect(shown('@misc{a, title={T}, url={javascript:alert(1)}}')[0]).toBe('“T”.')
  })

  it.each([["Erd{\\H o}s", 'Erdős'], ['M\\"{u}ller \\& S{\\o}n', 'Müller & Søn'], ['{\\\'E}cole -- ``x\'\'', 'École – “x”'], ['\\emph{New} $x$', 'New $x$']])(
    'shows %s as %s', (tex, text) => { expect(plainTex(tex)).toBe(text) })
})
