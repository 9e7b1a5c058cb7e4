import { describe, expect, it } from 'vitest'
import { parse } from '../serialise.ts'

const BIB = '@misc{ho, title={Denoising}, author={Ho, J.}, year={2020}}'
const read = (files: Record<string, string>) => ({ surroundings: { read: (path: string) => files[path] ?? null } })

describe('works from files', () => {
  it('are found where front matter says, also in the folder that al-folio keeps them in', () => {
    const source = '---\ntitle: T\nbibliography: post.bib\n---\nAs <d-cite key="ho"></d-cite> say.\n'
    for (const path of ['post.bib', '/assets/bibliography/post.bib']) {
      const post = parse(source, read({ [path]: BIB }))
      expect(post.text).toBe('As [1] say.\nReferences\nJ. Ho (2020). “Denoising”.')
      expect(post.warnings).toEqual([])
    }
  })

  it('are found where a page says', () => {
    const source = '<html><body><p>As <d-cite key="ho"></d-cite> say.</p><d-bibliography src="bibliography.bib"></d-bibliography></body></html>'
    expect(parse(source, { format: 'html', path: 'x.html', ...read({ 'bibliography.bib': BIB }) }).text).toContain('“Denoising”')
  })

  it('that are missing leave the key to be read, and say so', () => {
    const post = parse('---\nbibliography: gone.bib\n---\nAs <d-cite key="ho"></d-cite> and again <d-cite key="ho"></d-cite>.\n', read({}))
    expect(post.text).toBe('As [ho] and again [ho].')
    expect(post.warnings.map(({ code }) => code)).toEqual(['bibliography-missing', 'citation-unknown'])
  })
})
