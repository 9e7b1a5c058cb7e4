import { describe, expect, it } from 'vitest'
import { createRenderer } from '../../../../src/main/core/render/renderer.ts'
import { elementsOf, math, postOf, render, textOf } from './render-post.ts'

const formulas = async (...sources: string[]) => render(postOf(sources.map((tex) => math(tex))))

describe('formulas', () => {
  it('are typeset with MathML for screen readers and keep their source', async () => {
    const { html, warnings } = await render(postOf([math('a < b'), math('x^2', true)]))
    expect(html).toContain('<span class="math" data-tex="a &lt; b"><span class="katex">')
    expect(html).toContain('<span class="math" data-tex="x^2" data-display><span class="katex-display">')
    expect(html.match(/<math /g)).toHaveLength(2)
    expect(warnings).toEqual([])
  })

  it('that fail show their source, say why, and warn with their line', async () => {
    const { html, warnings } = await formulas('\\frac{a}{<b>')
    expect(html).toMatch(/^<span class="math math-error" data-tex="\\frac\{a\}\{&lt;b&gt;" title="[^"]+">\\frac\{a\}\{&lt;b&gt;<\/span>$/)
    expect(warnings).toMatchObject([{ code: 'math-failed', line: 7, message: expect.stringContaining('source is shown') }])
  })

  it('share the macros of their post', async () => {
    const { warnings } = await formulas('\\newcommand{\\Rn}{\\mathbb{R}}', '\\def\\half#1{\\frac{#1}{2}}', '{\\gdef\\deep{d}}', '\\Rn \\half{x} \\deep')
    expect(warnings).toEqual([])
  })

  it('do not share macros with other posts', async () => {
    const renderer = createRenderer()
    await render(postOf([math('\\newcommand{\\Rn}{r}')]), { renderer })
    expect((await render(postOf([math('\\Rn')]), { renderer })).warnings).toHaveLength(1)
  })

  it('keep definitions of a formula that fails elsewhere', async () => {
    const { warnings } = await formulas('\\newcommand{\\one}{1} \\undefinedthing \\newcommand{\\two}[1]{2#1}', '\\one \\two{x}')
    expect(warnings).toHaveLength(1)
    expect(warnings[0]?.message).toContain('\\undefinedthing')
  })

  it('keep definitions that stand in a group or an environment, as MathJax does', async () => {
    const { warnings } = await formulas('{\\newcommand{\\Rn}{r}}', '\\begin{matrix}\\def\\q{q}\\q\\end{matrix}', '\\Rn\\q')
    expect(warnings).toEqual([])
  })

  it('are set anew when a macro they use was redefined in between', async () => {
    const { html } = await formulas('\\def\\v{1}', '\\v', '\\def\\v{2}', '\\v')
    const set = html.split('<span class="math" data-tex="\\v">').slice(1)
    expect(set).toHaveLength(2)
    expect(set[0]).toContain('<mn>1</mn>')
    expect(set[1]).toContain('<mn>2</mn>')
  })

  it('know chemistry', async () => {
    expect((await formulas('\\ce{H2O}')).warnings).toEqual([])
  })

  it.each([
    '\\href{javascript:alert(1)}{x}', '\\href{https://example.org}{x}', '\\url{https://example.org}',
    '\\includegraphics{https://example.org/a.png}', '\\htmlClass{evil}{x}', '\\htmlId{evil}{x}',
    '\\htmlStyle{position:fixed}{x}', '\\htmlData{action=copy}{x}'
  ])('are not trusted with %s', async (tex) => {
    const { html } = await formulas(tex)
    for (const { name, attributes } of elementsOf(html)) {
      expect(['a', 'img']).not.toContain(name)
      for (const key of ['href', 'src', 'id', 'data-action']) expect(attributes[key]).toBeUndefined()
      expect(attributes.class ?? '').not.toContain('evil')
      expect(attributes.style ?? '').not.toContain('position:fixed')
    }
  })

  it.each(['"><img src=x onerror=alert(1)>', '\\text{<script>alert(1)</script>}', '\\foo"><script>alert(1)</script>', "\\color{red' onload='x}{y}", '\\textcolor{"><script>}{y}'])(
    'cannot write HTML of their own: %s', async (tex) => {
      const { html } = await formulas(tex)
      const elements = elementsOf(html)
      expect(elements.filter(({ name }) => ['script', 'img'].includes(name))).toEqual([])
      expect(elements.flatMap(({ attributes }) => Object.keys(attributes)).filter((key) => key.startsWith('on'))).toEqual([])
      expect(elements[0]?.attributes['data-tex']).toBe(tex)
    })
})

describe('hostile formulas', () => {
  it('that nest deeply fail alone', async () => {
    const { html, warnings } = await formulas(`${'{'.repeat(9000)}x${'}'.repeat(9000)}`, 'y')
    expect(warnings.map(({ code }) => code)).toEqual(['math-failed'])
    expect(html).toContain('data-tex="y"><span class="katex">')
  })

  it('that are longer than a page are not tried', async () => {
    const { html, warnings } = await formulas('x+'.repeat(100_000))
    expect(warnings[0]?.message).toContain('20000 characters')
    expect(textOf(html)).toHaveLength(200_000)
  })

  it('with macros that never end fail', async () => {
    const { warnings } = await formulas('\\def\\a{\\a\\a}\\a', '\\def\\b{\\b}\\b', 'x')
    expect(warnings.map(({ message }) => message)).toEqual([expect.stringContaining('Too many expansions'), expect.stringContaining('Too many expansions')])
  })

  it('that stand for millions of characters are stopped, and the rest goes on', async () => {
    const bomb = `\\def\\b{${'x'.repeat(15_000)}}${'\\b'.repeat(900)}`
    const { html, warnings } = await render(postOf([math('a'), math(bomb), math('b')]), { renderer: createRenderer({ limits: { stuck: 300 } }) })
    expect(warnings).toMatchObject([{ code: 'math-failed', message: expect.stringContaining('too long to typeset') }])
    expect(html).toContain('data-tex="a"><span class="katex">')
    expect(html).toContain('data-tex="b"><span class="katex">')
  })

  it('that use up the time of their post leave the rest as source, with one warning', async () => {
    const { html, warnings } = await render(postOf([math('a'), math('b')]), { renderer: createRenderer({ limits: { math: 0 } }) })
    expect(html.match(/math-error/g)).toHaveLength(2)
    expect(warnings.map(({ code }) => code)).toEqual(['math-unfinished'])
  })
})
