import { describe, expect, it } from 'vitest'
import type { Site } from '../../../../../src/main/core/parse/parsed-post.ts'
import { parse, show } from '../serialise.ts'

const FILES: Record<string, string> = {
  'Other note.md': '---\ntags: [a]\n---\nFirst. ^b1\n\n## Part\n\nOf it. ![[Other note]]\n\n- item ^i1\n- next\n\n## Next\n\nMore.\n',
  'part.md': 'Text *of* another file.\n',
  'round.md': '--8<-- "round.md"\n\nx\n',
  'code.py': '# --8<-- [start:a]\nprint(1)\n# --8<-- [end:a]\nprint(2)\n',
  'refs.bib': '@article{knuth84, author = {Knuth, Donald E.}, title={Literate {P}rogramming}, year=1984, journal="The Computer Journal"}\n' +
    '@book{two, author={Ann L{\\"u}ders and Bo Wu}, title={A Book}, year={2001}, url={https://example.org/b}}\n@misc{broken, title={'
}
const read = (path: string) => FILES[path] ?? null
const site = (engine: Site['engine']): Site => ({ engine, title: '', author: '', baseUrl: '', url: '' })
const shown = (source: string, engine: Site['engine'] = null) => show(parse(source, { surroundings: { read, ...(engine && { site: site(engine) }) } })).trim()

describe('embedded notes', () => {
  it('are quoted whole, with a link to where they stand', () => {
    expect(shown('![[Other note]]')).toContain('<blockquote class="embed-note">\n<p class="embed-source">⟦link line=1 Other%20note⟧Other note</a></p>\n<p id="post-^b1">First.</p>')
  })
  it('are quoted by heading, up to the next one', () => {
    const html = shown('![[Other note#Part]]')
    expect(html).toContain('Of it.')
    expect(html).not.toMatch(/First|More/)
  })
  it('are quoted by block', () => {
    expect(shown('![[Other note#^b1]]')).toContain('<p>First.</p>\n</blockquote>')
    expect(shown('![[Other note#^i1]]')).toMatch(/<li>item<\/li>\s*<\/ul>\s*<\/blockquote>/)
  })
  it('embed nothing themselves', () => {
    expect(shown('![[Other note]]').match(/embed-note/g)).toHaveLength(1)
  })
  it('are links where no such note or part is', () => {
    expect(shown('![[Nowhere]]')).toBe('<p>⟦link line=1 Nowhere class="embed"⟧Nowhere</a></p>')
    expect(shown('![[Other note#No part]]')).not.toContain('embed-note')
  })
})

describe('tags in text', () => {
  it('join those of the front matter', () => {
    expect(parse('---\ntags: [a]\n---\n[[x]] #b #b #a').meta.tags).toEqual(['a', 'b'])
  })
  it('are text in posts of other engines', () => {
    expect(shown('#general and %%d%%', 'hugo')).toBe('<p>#general and %%d%%</p>')
    expect(shown('#general', 'obsidian')).toBe('<p><span class="tag">#general</span></p>')
  })
})

describe('files that a post includes', () => {
  it('are read as part of it', () => {
    expect(shown('--8<-- "part.md"')).toBe('<p>Text <em>of</em> another file.</p>')
    expect(shown('[!INCLUDE [x](part.md)]')).toBe('<p>Text <em>of</em> another file.</p>')
    expect(shown('{{< include part.md >}}')).toBe('<p>Text <em>of</em> another file.</p>')
    expect(shown('```{include} part.md\n```')).toBe('<p>Text <em>of</em> another file.</p>')
  })
  it('stand in code by section and by line', () => {
    expect(shown('```python\n--8<-- "code.py:a"\n```')).toContain('python\nprint(1)\n⟧')
    expect(shown('```python\n  --8<-- "code.py:4:4"\n```')).toContain('python\n  print(2)\n⟧')
  })
  it('do not go round in circles', () => {
    expect(shown('--8<-- "round.md"').match(/<p>x<\/p>/g)?.length).toBeLessThan(6)
  })
  it('are named where they are missing, with the line', () => {
    const post = parse('a\n\n--8<-- "gone.md"', { surroundings: { read } })
    expect(show(post)).toContain('--8&lt;-- "gone.md"</div>')
    expect(post.warnings).toMatchObject([{ code: 'tag-unknown', line: 3 }])
  })
})

describe('citations', () => {
  const front = '---\nbibliography: refs.bib\n---\n'
  it('are shown by author and year, with their entries below', () => {
    const html = shown(`${front}As @knuth84 says [see @two, p. 3; @knuth84].`)
    expect(html).toContain('⟧Knuth (1984)</a> says (see ⟦link line=4 #post-ref-two⟧Lüders &amp; Wu, 2001</a>, p. 3; ⟦link line=4 #post-ref-knuth84⟧Knuth, 1984</a>).')
    expect(html).toContain('<li id="post-ref-knuth84">Donald E. Knuth (1984). “Literate Programming”. <em>The Computer Journal</em>.</li>')
  })
  it('leave names and addresses alone', () => {
    expect(shown(`${front}@someone, a@knuth84.org, [@handle]`, 'hugo')).not.toContain('References')
    expect(shown('@knuth84 and [@knuth84]')).toBe('<p>@knuth84 and [@knuth84]</p>')
  })
})

it.each([
  ['openings of callouts', '> [!note]\n'], ['openings of blocks', '::: {.a}\n'], ['openings of directives', '```{note}\n'],
  ['double brackets', '[['], ['embeds', '![['], ['comments', '[[x]] %%'], ['roles', '{a}```'], ['spans', '[a]{.b'], ['citations', '[@a'],
  ['admonitions', '!!! note\n    '], ['bold marks', '(**:label:`x`'], ['labels', ':label:`a`\n'], ['tags', '[[x]] #'], ['pictures', '![a\\\\](x){#fig-a}\n\n']
])('is soon done with %s', (_, text) => {
  const before = process.cpuUsage()
  parse(text.repeat(20_000), { surroundings: { read } })
  expect(process.cpuUsage(before).user / 1e6).toBeLessThan(15)
})
