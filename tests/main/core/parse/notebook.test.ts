import { describe, expect, it } from 'vitest'
import { parse, show, slotsOf } from './serialise.ts'

type Cell = Record<string, unknown>
const file = (cells: Cell[], metadata: object = { kernelspec: { name: 'python3', language: 'python' } }) =>
  JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }, null, 1)
const notebook = (cells: Cell[], metadata?: object) => parse(file(cells, metadata), { format: 'notebook', path: 'n.ipynb' })
const md = (...source: string[]): Cell => ({ cell_type: 'markdown', metadata: {}, source })
const code = (source: string, outputs: object[] = [], metadata: object = {}): Cell =>
  ({ cell_type: 'code', execution_count: 1, metadata, outputs, source: source.split(/(?<=\n)/) })
const display = (data: object) => ({ output_type: 'display_data', data, metadata: {} })

describe('notebooks', () => {
  it('read as posts: Markdown with formulas, then code in the language of the kernel', () => {
    const post = notebook([md('# Title\n', '\n', 'Text with $x_1$.'), code('import os\nos.name'), md('## Next')])
    expect(post.meta.title).toBe('Title')
    expect(post.headings.map(({ text }) => text)).toEqual(['Next'])
    expect(post.text).toBe('Text with x_1.\nimport os\nos.name\nNext')
    expect(slotsOf(post)).toMatchObject([{ kind: 'math', tex: 'x_1' }, { kind: 'code', language: 'python' }])
    expect(post.warnings).toEqual([])
  })

  it('take the language from the metadata, and from a magic at the top of a cell', () => {
    const post = notebook([code('1 + 1'), code('%%bash\nls')], { language_info: { name: 'julia' } })
    expect(slotsOf(post).map((slot) => slot.kind === 'code' && slot.language)).toEqual(['julia', 'bash'])
  })

  it('show outputs as text without the colours of a terminal', () => {
    const post = notebook([code('f()', [
      { output_type: 'stream', name: 'stdout', text: ['\u001b[31mred\u001b[0m\n', '10%\r50%\r100%\n'] },
      { output_type: 'error', ename: 'ValueError', evalue: 'no', traceback: ['\u001b[0;31mValueError\u001b[0m: no'] }
    ])])
    expect(show(post)).toContain('<div class="cell-output">⟦code - “Output”\nred\n100%\n⟧</div>')
    expect(show(post)).toContain('⟦code - “Error”\nValueError: no\n⟧')
  })

  it('show HTML outputs sanitised and keep what they leave open to themselves', () => {
    const post = notebook([
      code('df', [display({ 'text/html': ['<div><style>p{}</style><script>x()</script><table onclick="x()"><tr><td>1</td></tr>'], 'text/plain': ['1'] })]),
      md('After')
    ])
    expect(show(post)).toContain('<table><tr><td>1</td></tr></table>')
    expect(show(post)).toMatch(/<\/div>\s*<p>After<\/p>/)
    expect(show(post)).not.toMatch(/script|onclick|style/)
  })

  it('prefer a picture to HTML that is nothing but a script', () => {
    const post = notebook([code('p', [display({ 'text/html': '<script>plot()</script>', 'image/png': 'iVBORw0KGgo=\n', 'text/plain': '<Figure size 640x480>' })])])
    expect(show(post)).toContain('<img src="data:image/png;base64,iVBORw0KGgo=" alt="">')
  })

  it('show formulas and Markdown among the outputs', () => {
    const post = notebook([code('x', [display({ 'text/latex': ['$\\displaystyle x^2$'] }), display({ 'text/markdown': '*b*' })])])
    expect(slotsOf(post).at(-1)).toMatchObject({ kind: 'math', tex: '\\displaystyle x^2' })
    expect(show(post)).toContain('<em>b</em>')
  })

  it('show pictures that a cell of Markdown holds', () => {
    const post = notebook([{ ...md('![plot](attachment:a%20b.png)'), attachments: { 'a b.png': { 'image/png': 'iVBORw0KGgo=' } } }])
    expect(show(post)).toContain('src="data:image/png;base64,iVBORw0KGgo="')
  })

  it('hide options of cells, and what they ask to hide', () => {
    const post = notebook([
      code('#| label: fig-a\n#| fig-cap: "A"\nplot()'), code('#| echo: false\nsecret()', [{ output_type: 'stream', text: 'shown' }]),
      code('#| include: false\nx'), code('y', [], { tags: ['remove-cell'] }), code('')
    ])
    expect(post.text).toBe('plot()\nshown')
  })

  it('take front matter from a raw first cell', () => {
    const post = notebook([{ cell_type: 'raw', metadata: {}, source: '---\ntitle: T\ndate: 2024-02-03\ntags: [a]\n---' }, md('Words')])
    expect(post.meta).toMatchObject({ title: 'T', date: '2024-02-03', tags: ['a'] })
    expect(post.text).toBe('Words')
  })

  it('of version 3 are read too', () => {
    const old = JSON.stringify({
      nbformat: 3, metadata: { name: '' }, worksheets: [{ cells: [
        { cell_type: 'heading', level: 2, source: ['H'] },
        { cell_type: 'code', language: 'python', input: ['1'], outputs: [{ output_type: 'pyout', text: ['1'], prompt_number: 1 }] }
      ] }]
    })
    expect(parse(old, { format: 'notebook' }).text).toBe('H\n1\n1')
  })

  it('tell the line of the file', () => {
    const source = file([md('a\n', '\n', 'See [x](b.md) and $\\frac$.')])
    const [link, math] = slotsOf(parse(source, { format: 'notebook' }))
    const line = source.split('\n').findIndex((text) => text.includes('See [x]')) + 1
    expect(link).toMatchObject({ kind: 'link', line })
    expect(math).toMatchObject({ kind: 'math', line })
  })

  it.each([
    ['{"cells": [', 'JSON of this notebook is broken'], ['{"a": 1}', 'is no Jupyter notebook'], ['[]', 'is no Jupyter notebook']
  ])('that are broken are shown as text with a warning: %s', (source, message) => {
    const post = parse(source, { format: 'notebook', path: 'n.ipynb' })
    expect(post.text).toBe(source)
    expect(post.warnings).toMatchObject([{ code: 'notebook-broken', message: expect.stringContaining(message) }])
  })

  it('with cells of other shapes lose nothing and break nothing', () => {
    const post = notebook([{ cell_type: 'code', source: 7, outputs: [null, { output_type: 'display_data' }, 3] }, { cell_type: 'new', source: 'x' }, 5 as never, md('y')])
    expect(post.text).toBe('x\ny')
  })

  it('do not let one cell open what another closes', () => {
    const post = notebook([md('<div class="note">\n\n<table><tr><td>a'), md('b</table>')])
    expect(show(post)).toMatch(/<\/table><\/div>[\s\S]*<p>b/)
  })
})
