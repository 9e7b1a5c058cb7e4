import katex from 'katex'
import { describe, expect, it } from 'vitest'
import { elementsOf, math, postOf, render } from './render-post.ts'

const plainFails = (tex: string, displayMode: boolean): boolean => {
  try {
    katex.renderToString(tex, { displayMode, strict: 'ignore' })
    return false
  } catch {
    return true
  }
}

/** What is on screen, without MathML and its annotation. */
const shown = (html: string): string => html.replace(/<math[\s\S]*?<\/math>/g, '').replace(/<[^>]*>/g, '').replace(/[\u200B\s]/g, '')

describe('what MathJax accepts and KaTeX refuses', () => {
  it.each([
    ['\\require{mathtools} x', 'x'],
    ['\\label{eq:a_b} x', 'x'],
    ['\\mbox{if } x', 'ifx'],
    ['\\tau_\\max', 'τmax'],
    ['\\tau_ \\max^\\min', 'τmaxmin'],
    ['Q^\\vec{\\mu}_i', 'Qiμ'],
    ['x_\\hat y', 'xy^'],
    ['x^\\operatorname{ab}', 'xab'],
    ['\\DeclareMathOperator{\\KL}{KL} \\KL', 'KL'],
    ['\\DeclareMathOperator*{\\am}{am} \\am x_\\am', 'amxam'],
    ['\\DeclarePairedDelimiter{\\abs}{\\lvert}{\\rvert} \\abs{x}', '∣x∣'],
    ['\\newcommand{\\opt}[2][d]{#1#2} \\opt{x}\\opt[y]{z}', 'dxyz'],
    ['\\newcommand\\H{h} \\H', 'h'],
    ['\\newcommand{\\v}{1}\\newcommand{\\v}{2} \\v', '2'],
    ['\\begin{align*} a &= b \\\\ c &= d \\end{align*}', 'a'],
    ['\\begin{split} a &= b \\end{split}', 'a=b'],
    ['\\begin{gather} a \\nonumber \\\\ b \\end{gather}', 'ab'],
    ['\\begin{equation} a \\tag{1} \\end{equation}', 'a(1)'],
    ['\\text{a_b}', 'a_b'],
    ['\\pmatrix{a & b \\cr c & d}', '(acbd)'],
    ['\\begin{array}{@{}c p{2em}@{}} a & b \\end{array}', 'ab'],
    ['\\textcolor[rgb]{1,0,0}{x}', 'x'],
    ['\\class{note}{x} \\mathds{1} \\ensuremath{y}', 'x1y'],
    ['\\theta^{\\*}', 'θ∗'],
    ['\\unicode{x263a}', '☺']
  ])('is typeset inline: %s', async (tex, text) => {
    expect(plainFails(tex, false)).toBe(true)
    const { html, warnings } = await render(postOf([math(tex)]))
    expect(warnings).toEqual([])
    expect(shown(html)).toContain(text)
  })

  it.each([
    '\\begin{eqnarray} a &=& b \\nonumber \\\\ c &=& d \\end{eqnarray}',
    '\\begin{multline*} a \\\\ b \\end{multline*}',
    '\\begin{displaymath} a \\end{displaymath}',
    '\\begin{flalign} a &= b \\end{flalign}'
  ])('is typeset as a block: %s', async (tex) => {
    expect(plainFails(tex, true)).toBe(true)
    expect((await render(postOf([math(tex, true)]))).warnings).toEqual([])
  })

  it('keeps named colours for the rest of the post', async () => {
    const { html, warnings } = await render(postOf([math('\\definecolor{input}{RGB}{255,0,16}'), math('\\color{input} x')]))
    expect(warnings).toEqual([])
    expect(elementsOf(html).some(({ attributes }) => attributes.style?.includes('color:#ff0010'))).toBe(true)
  })

  it('takes macros of the post as scripts without braces', async () => {
    const { warnings } = await render(postOf([
      math('\\DeclareMathOperator{\\op}{p}'), math('\\newcommand{\\w}{\\boldsymbol{\\theta}}'), math('x_\\op^\\w')
    ]))
    expect(warnings).toEqual([])
  })

  it('does not hide what is really wrong', async () => {
    const { warnings } = await render(postOf([math('\\mbox{a} \\nosuchthing')]))
    expect(warnings[0]?.message).toContain('\\nosuchthing')
  })
})
