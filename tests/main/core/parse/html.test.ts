import { describe, expect, it } from 'vitest'
import { formulas, parse, show } from './serialise.ts'

const html = (source: string) => parse(source, { format: 'html', path: 'page.html' })

describe('HTML files', () => {
  it('reads the head and shows the article alone', () => {
    const post = html(`<!doctype html><html><head><title>My post | My site</title><meta name="author" content="Ada">
      <meta property="article:published_time" content="2021-02-03T04:05:06Z"><meta name="description" content="About &amp; about">
      <meta name="keywords" content="a, b"></head>
      <body><nav>Menu</nav><article><h1>My post</h1><p>Words.</p></article><footer>Foot</footer></body></html>`)
    expect(post.meta).toMatchObject({
      title: 'My post', date: '2021-02-03T04:05:06Z', authors: ['Ada'], summary: 'About & about', tags: ['a', 'b']
    })
    expect(post.text).toBe('Words.')
  })

  it.each([
    ['main', '<body><nav>N</nav><main><p>A</p></main></body>'],
    ['a class that sites use', '<body><nav>N</nav><div class="x post-content"><div>A</div></div>F</body>'],
    ['the body', '<head><title>t</title></head><body><p>A</p></body>'],
    ['a bare fragment', '<p>A</p>']
  ])('finds the post in %s', (_, source) => {
    expect(html(source).text).toBe('A')
  })

  it('shows all of a page with several articles', () => {
    expect(html('<body><article>A</article><article>B</article></body>').text).toBe('A\nB')
  })

  it('does not take an empty article for the post', () => {
    expect(html('<body><article> <b></b></article><p>A</p></body>').text).toBe('A')
  })

  it('takes the date from the first time element', () => {
    expect(html('<article><time datetime="2020-05-06">May</time><p>A</p></article>').meta.date).toBe('2020-05-06')
  })

  it('reads front matter above HTML', () => {
    expect(html('---\ntitle: T\n---\n<p>A</p>').meta.title).toBe('T')
  })

  it('finds formulas as MathJax does, but not in code and not between single dollars', () => {
    const source = String.raw`<p>Let \(x &lt; 1\) and $$y$$ for $5 or $6.</p><code>\(no\)</code><pre>$$no$$</pre>
      <script type="math/tex">a_1</script><script type="math/tex; mode=display">b</script><d-math block>c</d-math>
      <p>\begin{align}d\end{align}</p><p>\[e\]</p>`
    expect(formulas(source, { format: 'html' })).toEqual([
      'i x < 1', 'D y', 'i a_1', 'D b', 'D c', String.raw`D \begin{align}d\end{align}`, 'D e'
    ])
  })

  it('recovers TeX from typeset KaTeX once', () => {
    const post = html(`<p><span class="katex"><span class="katex-mathml"><math><semantics><mrow><mi>x</mi></mrow>
      <annotation encoding="application/x-tex">x^2</annotation></semantics></math></span><span class="katex-html">x2</span></span></p>`)
    expect(post.text).toBe('x^2')
  })

  it('tells the line of links and images', () => {
    const post = html('<body>\n<article>\n<p><a\nhref="b.html">x</a></p>\n\n<img src="c.png"></article></body>')
    expect(show(post)).toContain('⟦link line=3 b.html⟧')
    expect(show(post)).toContain('⟦image line=6 c.png “”⟧')
    expect(post).toMatchObject({ links: ['b.html'], assets: ['c.png'] })
  })

  it('cuts long pages into sections within their wrappers', () => {
    const post = html(`<div class="center"><section id="s">${`<h2>H</h2><p>${'word '.repeat(300)}</p>`.repeat(4)}</section></div>`)
    expect(post.sections).toHaveLength(4)
    expect(post.sections[1]?.parts[0]).toMatch(/^<div class="center"><section><h2 id="post-h-1">/)
    expect(post.sections[0]?.parts.at(-1)).toMatch(/<\/section><\/div>$/)
  })
})
