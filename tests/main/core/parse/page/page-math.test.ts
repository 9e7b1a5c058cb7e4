import { describe, expect, it } from 'vitest'
import { formulas, parse, show } from '../serialise.ts'

const inPage = (body: string, head = '') => formulas(`<html><head>${head}</head><body><article>${body}</article></body></html>`, { format: 'html' })
const MML = '<math xmlns="http://www.w3.org/1998/Math/MathML"><msup><mi>x</mi><mn>2</mn></msup></math>'

describe('formulas that a page was saved with', () => {
  it.each([
    ['KaTeX', `<span class="katex-display"><span class="katex"><span class="katex-mathml"><math display="block"><semantics><mrow><mi>x</mi></mrow><annotation encoding="application/x-tex">x^2</annotation></semantics></math></span><span class="katex-html" aria-hidden="true">x2</span></span></span>`, 'D x^2'],
    ['MathJax 2 with its script', `<span class="MathJax_Preview">x2</span><span class="MathJax" id="MathJax-Element-1-Frame"><nobr><span>x2</span></nobr></span><script type="math/tex" id="MathJax-Element-1">x^2</script>`, 'i x^2'],
    ['MathJax 2 without it', `<div class="MathJax_Display"><span class="MathJax"><nobr>x2</nobr><span class="MJX_Assistive_MathML">${MML}</span></span></div>`, 'D x^{2}'],
    ['MathJax 2 in an attribute', `<span class="MathJax" data-mathml='${MML}'><nobr>x2</nobr></span>`, 'i x^{2}'],
    ['MathJax 3', `<mjx-container class="MathJax" jax="CHTML" display="true"><mjx-math><mjx-msup><mjx-mi>x</mjx-mi></mjx-msup></mjx-math><mjx-assistive-mml display="block">${MML.replace('<math', '<math display="block"')}</mjx-assistive-mml></mjx-container>`, 'D x^{2}'],
    ['MathJax 4', '<mjx-container class="MathJax" jax="SVG"><svg data-latex="x^2 &lt; 1"><g><text>x</text></g></svg></mjx-container>', 'i x^2 < 1'],
    ['Wikipedia', '<span class="mwe-math-element"><span class="mwe-math-mathml-inline"><math alttext="{\\displaystyle x^{2}}"><semantics><mi>x</mi><annotation encoding="application/x-tex">{\\displaystyle x^{2}}</annotation></semantics></math></span><img src="https://example.org/x.svg" class="mwe-math-fallback-image-inline" alt="{\\displaystyle x^{2}}"></span>', 'i x^{2}'],
    ['LaTeXML', '<math alttext="x^{2}" display="inline"><msup><mi>x</mi><mn>2</mn></msup></math>', 'i x^{2}'],
    ['WordPress', '<img src="https://example.org/latex.php" alt="x^2" class="latex">', 'i x^2'],
    ['Distill', '<d-math block>x^2</d-math>', 'D x^2'],
    ['bare MathML', MML, 'i x^{2}']
  ])('come back once: %s', (_, html, formula) => {
    expect(inPage(`<p>Let ${html} be.</p>`)).toEqual([formula])
    expect(parse(`<body><article><p>Let ${html} be.</p></article></body>`, { format: 'html' }).text.replace(/\s+/g, ' ')).toBe(`Let ${formula.slice(2)} be.`)
  })

  it('that cannot come back are told of', () => {
    const post = parse('<body><article><p>a <mjx-container class="MathJax"><mjx-math></mjx-math></mjx-container></p></article></body>', { format: 'html' })
    expect(post.warnings).toMatchObject([{ code: 'math-lost', message: expect.stringContaining('1 formulas') }])
  })
})

describe('formulas that a page was saved with and without their source', () => {
  it.each([
    ['MathJax 3 with styles', '<mjx-container class="MathJax" jax="CHTML"><mjx-math><mjx-msup><mjx-mi><mjx-c class="mjx-c1D465 TEX-I"></mjx-c></mjx-mi><mjx-script><mjx-mn><mjx-c class="mjx-c32"></mjx-c></mjx-mn></mjx-script></mjx-msup></mjx-math></mjx-container>', 'x2'],
    ['MathJax 3 as a drawing', '<mjx-container class="MathJax" jax="SVG"><svg><g><use data-c="1D465"></use><use data-c="3C"></use><use data-c="32"></use></g></svg></mjx-container>', 'x<2'],
    ['MathJax 2', '<span class="MathJax"><nobr><span>x</span><span>2</span></nobr></span>', 'x2']
  ])('leave their signs, marked, and a warning: %s', (_, html, signs) => {
    const post = parse(`<body><article><p>Let ${html} be.</p></article></body>`, { format: 'html' })
    expect(post.text).toBe(`Let ${signs} be.`)
    expect(show(post)).toContain('class="unknown-tag"')
    expect(post.warnings).toMatchObject([{ code: 'math-lost' }])
  })
})

describe('dollars in pages', () => {
  it.each([
    ['MathJax 3', "<script>MathJax = { tex: { inlineMath: [['$', '$'], ['\\\\(', '\\\\)']] } }</script>"],
    ['MathJax 4', "<script>MathJax = { tex: { inlineMath: {'[+]': [['$', '$']]} } }</script>"],
    ['MathJax 2', '<script type="text/x-mathjax-config">MathJax.Hub.Config({ tex2jax: { inlineMath: [ ["$","$"] ] } })</script>'],
    ['KaTeX', "<script>renderMathInElement(document.body, { delimiters: [{left: '$', right: '$', display: false}] })</script>"],
    ['a library alone', '<script src="/js/mathjax/tex-chtml.js"></script>']
  ])('are formulas where the page says so: %s', (_, head) => {
    expect(inPage('<p>Let $x_1$ cost $5 or $6.</p>', head)).toEqual(['i x_1'])
  })

  it.each(['', "<script src=\"/mathjax.js\"></script><script>MathJax = { tex: { inlineMath: [['\\\\(', '\\\\)']] } }</script>"])('are dollars elsewhere', (head) => {
    expect(inPage('<p>Let $x_1$ be</p>', head)).toEqual([])
  })
})

describe('MathML as TeX', () => {
  it.each([
    ['<mfrac><mi>a</mi><mrow><mi>b</mi><mo>+</mo><mn>1</mn></mrow></mfrac>', '\\frac{a}{b + 1}'],
    ['<msqrt><mi>a</mi></msqrt><mroot><mi>a</mi><mn>3</mn></mroot>', '\\sqrt{a} \\sqrt[3]{a}'],
    ['<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><msub><mi>x</mi><mi>i</mi></msub>', '∑_{i = 1}^{n} x_{i}'],
    ['<mover><mi>x</mi><mo>^</mo></mover><mover><mrow><mi>a</mi><mi>b</mi></mrow><mo>→</mo></mover>', '\\hat{x} \\overrightarrow{a b}'],
    ['<mi mathvariant="double-struck">R</mi><mi mathvariant="bold">x</mi><mi>log</mi><mo>&#x2061;</mo><mi data-mjx-texclass="OP">argmax</mi>', '\\mathbb{R} \\mathbf{x} \\log \\operatorname{argmax}'],
    ['<mrow data-mjx-texclass="INNER"><mo data-mjx-texclass="OPEN">(</mo><mi>x</mi><mo data-mjx-texclass="CLOSE">)</mo></mrow>', '\\left( x \\right)'],
    ['<mtable columnalign="right left"><mtr><mtd><mi>a</mi></mtd><mtd><mo>=</mo><mi>b</mi></mtd></mtr><mtr><mtd></mtd><mtd><mi>c</mi></mtd></mtr></mtable>', '\\begin{aligned} a & = b \\\\ & c \\end{aligned}'],
    ['<msup><mi>f</mi><mo>′</mo></msup><mtext>&#xA0;if&#xA0;</mtext><mo>{</mo>', "f' \\text{~if~} \\{"]
  ])('%s', (mathml, tex) => {
    expect(inPage(`<p><math>${mathml}</math></p>`)).toEqual([`i ${tex}`])
  })
})
