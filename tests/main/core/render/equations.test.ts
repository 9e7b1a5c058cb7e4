import { describe, expect, it } from 'vitest'
import { createRenderCache } from '../../../../src/main/core/render/cache.ts'
import { createRenderer } from '../../../../src/main/core/render/renderer.ts'
import { canonical, elementsOf, math, postOf, render, textOf } from './render-post.ts'

/** What is on screen, without MathML. */
const shown = (html: string): string => textOf(html.replace(/<span class="katex-mathml">.*?<\/math><\/span>/gs, '')).replace(/[\s\u200b]/g, '')
const display = (tex: string) => math(tex, true)

describe('equation numbers', () => {
  it('run through the post, over its sections', async () => {
    const { sections, warnings } = await render(postOf(
      [display('\\begin{equation} a \\end{equation}'), display('b')],
      [display('\\begin{align} c &= 1 \\\\ d &= 2 \\nonumber \\\\ e &= 3 \\tag{x} \\\\ f &= 4 \\end{align}'), display('\\begin{align*} g \\end{align*}')],
      [display('\\begin{gather} h \\\\ i \\\\ \\end{gather}')]
    ))
    expect(warnings).toEqual([])
    expect(sections.map((html) => [...shown(html).matchAll(/\((\w)\)/g)].map(([, number]) => number))).toEqual([['1'], ['2', 'x', '3'], ['4', '5']])
  })

  it('are one for an equation of several lines', async () => {
    const { html, warnings } = await render(postOf([display('\\begin{equation} \\begin{split} a &= b \\\\ &= c \\end{split} \\end{equation}')]))
    expect(warnings).toEqual([])
    expect(shown(html).match(/\(\d\)/g)).toEqual(['(1)'])
  })

  it('are given to a display formula with a label', async () => {
    const { html } = await render(postOf([display('a = b \\label{eq:one}')]))
    expect(shown(html)).toContain('(1)')
    expect(elementsOf(html)[0]?.attributes).toMatchObject({ id: 'post-eq:eq:one', 'data-tex': 'a = b \\label{eq:one}' })
  })
})

describe('references to equations', () => {
  it('are links with the number, forward and back, and keep their TeX as text', async () => {
    const post = postOf(['<p>By ', math('\\eqref{b}'), ' and ', math('\\ref{a}'), '</p>'], [display('x \\tag{7} \\label{a}'), display('\\begin{align} y \\label{b} \\end{align}')])
    const { html, sections, warnings } = await render(post)
    expect(warnings).toEqual([])
    expect(sections[0]).toContain('<a href="#post-eq:b" data-heading="post-eq:b">(1)</a>')
    expect(sections[0]).toContain('<a href="#post-eq:a" data-heading="post-eq:a">7</a>')
    expect(canonical(html)).toBe(post.text)
    expect(post.text).toContain('By \\eqref{b} and \\ref{a}')
  })

  it('within a formula are links too, once', async () => {
    const { html, warnings } = await render(postOf([math('x \\overset{\\eqref{a}}{=} y'), display('z \\label{a}')]))
    expect(warnings).toEqual([])
    expect(html.match(/href="#post-eq:a"/g)).toHaveLength(1)
    expect(html).toContain('data-heading="post-eq:a"')
  })

  it('to several labels are several links', async () => {
    const { html } = await render(postOf([math('\\cref{a,b}'), display('x \\label{a}'), display('y \\label{b}')]))
    expect(shown(html)).toMatch(/^1,2/)
  })

  it('to what the post does not have show their key and warn', async () => {
    const { html, warnings } = await render(postOf([math('\\eqref{eq:a_b}'), math('see \\ref{c}')]))
    expect(shown(html)).toBe('(eq:a_b)seec')
    expect(warnings.map(({ code, line }) => `${code} ${line}`)).toEqual(['reference-unknown 7', 'reference-unknown 7'])
  })

  it('cannot lead anywhere else', async () => {
    const { html } = await render(postOf([math('\\eqref{"><img src=x>}'), math('\\href{#post-eq:zz}{x}'), display('x \\label{"><b>}'), math('\\ref{"><b>}')]))
    expect(elementsOf(html).filter(({ name }) => ['img', 'b'].includes(name))).toEqual([])
    expect(html).not.toContain('href="#post-eq:zz"')
  })
})

describe('marks behind a formula', () => {
  it('stay on its line', async () => {
    const post = postOf(['<p>See ', math('x'), '), then ', math('y'), ' and ', math('z'), '.</p>'])
    const { html } = await render(post)
    expect(html).toMatch(/<span class="nowrap"><span class="math" data-tex="x">.*?<\/span>\),<\/span> then/)
    expect(html).toMatch(/<span class="nowrap"><span class="math" data-tex="z">.*?<\/span>\.<\/span><\/p>/)
    expect(html).not.toMatch(/nowrap"><span class="math" data-tex="y"/)
    expect(canonical(html)).toBe(post.text)
  })
})

describe('macros of the post', () => {
  it('hold from its first formula on, and make another post of the same bytes', async () => {
    const renderer = createRenderer()
    const post = postOf([math('\\vec{\\ours{1}}')])
    const one = await render({ ...post, macros: { '\\ours': '\\mathbb{A}_{#1}' } }, { renderer, hash: 'h' })
    const two = await render({ ...post, macros: { '\\ours': '\\mathbb{B}_{#1}' } }, { renderer, hash: 'h' })
    expect(one.warnings).toEqual([])
    expect(one.html).not.toBe(two.html)
  })
})

describe('a post that ran out of time', () => {
  it('is not kept', async () => {
    const cache = createRenderCache()
    const short = await render(postOf([math('a')]), { renderer: createRenderer({ cache, limits: { math: 0 } }), hash: 'h' })
    expect(short.warnings.map(({ code }) => code)).toEqual(['math-unfinished'])
    expect(cache.bytes).toBe(0)
    const again = await render(postOf([math('a')]), { renderer: createRenderer({ cache }), hash: 'h' })
    expect(again.warnings).toEqual([])
    expect(cache.bytes).toBeGreaterThan(0)
  })
})
