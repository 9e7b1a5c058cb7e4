import { describe, expect, it } from 'vitest'
import { parse, show, slotsOf } from '../serialise.ts'

const page = (body: string, head = '') => parse(`<!doctype html><html><head><title>T | Site</title>${head}</head><body>${body}</body></html>`, { format: 'html', path: 'p.html' })

describe('the post in its page', () => {
  it.each([
    ['Jekyll minima', `<header class="site-header"><div class="wrapper"><a class="site-title" href="/">Site</a><nav class="site-nav"><a href="/about/">About</a></nav></div></header>
      <main class="page-content"><div class="wrapper"><article class="post h-entry"><header class="post-header"><h1 class="post-title p-name">T</h1>
      <p class="post-meta"><time class="dt-published" datetime="2020-01-02">Jan 2</time></p></header>
      <div class="post-content e-content" itemprop="articleBody"><p>Words.</p><h2 id="a">A</h2><p>More.</p></div><a class="u-url" href="/x" hidden></a></article></div></main>
      <footer class="site-footer h-card"><p>Site</p></footer>`],
    ['al-folio', `<header><nav id="navbar" class="navbar"><a href="/">Me</a></nav></header><div class="container mt-5"><div class="post">
      <header class="post-header"><h1 class="post-title">T</h1><p class="post-meta">May 7, 2024</p><p class="post-tags"><a href="/b">2024</a></p></header>
      <div id="table-of-contents"><ul><li>A</li></ul></div><article class="post-content"><div id="markdown-content"><p>Words.</p><h2 id="a">A</h2><p>More.</p></div></article>
      <div id="giscus_thread"></div><p class="mb-2">Enjoy Reading This Article?</p></div></div><footer><div class="container">Powered by Jekyll</div></footer>`],
    ['Docusaurus', `<div id="__docusaurus"><div role="region" aria-label="Skip to main content"><a class="skipToContent_x" href="#s">Skip</a></div><nav class="navbar"><a href="/">Site</a></nav>
      <main><article class=""><header><h1 class="title_f1Hy">T</h1><div class="container_mt6G"><time datetime="2020-01-02">Jan 2</time> · 3 min read</div></header>
      <div id="__blog-post-container" class="markdown"><p>Words.</p><h2 class="anchor" id="a">A<a href="#a" class="hash-link" aria-label="Direct link">&#8203;</a></h2><p>More.</p></div>
      <footer class="row"><b>Tags:</b><ul><li><a href="/t">t</a></li></ul></footer></article><nav class="pagination-nav"><a href="/n">Newer post</a></nav></main>
      <div class="col col--2"><div class="tableOfContents_b"><ul><li><a href="#a">A</a></li></ul></div></div><footer class="footer">©</footer></div>`],
    ['Medium', `<div id="root"><div class="a b"><nav>Menu</nav><article><div class="l"><div class="m"><section><div><h1 class="pw-post-title">T</h1></div>
      <div class="post-byline"><span>An Author</span><button>Follow</button></div><p class="pw-post-body-paragraph">Words.</p><h2 class="x" id="a">A</h2>
      <p class="pw-post-body-paragraph">More.</p></section></div></div></article><div class="claps"><button>clap</button>12</div><footer>Help</footer></div></div>`],
    ['Ghost', `<header id="gh-navigation"><nav><a href="/">Site</a></nav></header><main><article><header class="gh-article-header"><h1 class="gh-article-title">T</h1></header>
      <section class="gh-content"><p>Words.</p><h2 id="a">A</h2><p>More.</p></section></article><div class="gh-comments"><p>A comment that is long.</p></div>
      <aside class="related-posts"><article><h2>Other</h2><p>Teaser.</p></article></aside></main>`],
    ['a table of old', `<table width="600"><tr><td width="100"><a href="/">Home</a></td><td><font size="2"><p>Words. ${'Many words stand here. '.repeat(20)}</p><h2 id="a">A</h2><p>More.</p></font></td></tr></table>`]
  ])('is found: %s', (_, body) => {
    const post = page(body)
    expect(post.text.replace(/ (?:Many words stand here\. ?)+/, '')).toBe('Words.\nA\nMore.')
    expect(post.headings.map(({ text }) => text)).toEqual(['A'])
    expect(post.meta.title).toBe('T')
  })

  it('keeps the appendix and the footnotes that stand behind it', () => {
    const post = page(`<d-title><h1>T</h1></d-title><d-byline>By</d-byline><d-article><d-contents>A</d-contents><p>Words words words words.</p></d-article><p>Share this</p>
      <d-appendix><h3>Acknowledgements</h3><p>Thanks.</p></d-appendix><footer>©</footer>`)
    expect(post.text).toBe('Words words words words.\nAcknowledgements\nThanks.')
  })

  it('is not taken for chrome where an author uses such words', () => {
    const post = page('<article><p>Words</p><div class="tags">A list of tags</div><p class="meta">Meta</p><div class="comment">Code comment</div><aside>Side note</aside><section id="related"><h2>Related</h2><p>Own work.</p></section><div id="comments" class="section level2">On comments</div></article>')
    expect(post.text).toContain('A list of tags')
    expect(post.text).toContain('Meta')
    expect(post.text).toContain('Side note')
    expect(post.text).toContain('Related\nOwn work.\nOn comments')
  })

  it('has its footnotes, wherever their list stands', () => {
    const post = page(`<article><p>Words<sup id="fnref:1"><a href="#fn:1" class="footnote-ref">1</a></sup></p>
      <footer><section class="footnotes" role="doc-endnotes"><ol><li id="fn:1"><p>Note.&nbsp;<a href="#fnref:1" class="footnote-backref">↩︎</a></p></li></ol></section></footer></article>`)
    expect(post.text).toBe('Words1\nNote.')
    expect(show(post)).toContain('⟦link line=1 #post-fn:1')
    expect(show(post)).toContain('aria-label="Back to the text"')
  })

  it('tells its day and author from JSON-LD', () => {
    const post = page('<article><p>W</p></article>', `<script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"S"},
      {"@type":["BlogPosting"],"headline":"H","datePublished":"2021-02-03","author":[{"@type":"Person","name":"Ada"}]}]}</script>`)
    expect(post.meta).toMatchObject({ title: 'H', date: '2021-02-03', authors: ['Ada'] })
  })

  it('links to itself by fragment where saving made the address whole', () => {
    const post = parse(`<!doctype html>\n<!-- saved from url=(0027)https://example.org/a/b.html -->\n<html><body><article><h2 id="x">X</h2>
      <a href="https://example.org/a/b.html#x">up</a><a href="https://example.org/a/other.html#x">other</a></article></body></html>`, { format: 'html' })
    expect(slotsOf(post)).toMatchObject([{ href: '#post-x', line: 4 }, { href: 'https://example.org/a/other.html#x' }])
  })

  it('shows pictures of a saved page from its folder, and those that load late', () => {
    const post = page(`<article><img src="./My%20post_files/a.png" alt="a"><img src="data:image/gif;base64,R0lGOD" data-src="b.png" alt="b">
      <img srcset="c-small.png 300w, c.png 900w" alt="c"></article>`)
    expect(post.assets).toEqual(['./My%20post_files/a.png', 'b.png', 'c.png'])
  })
})

describe('code in pages', () => {
  const first = (html: string) => slotsOf(page(`<article><p>x</p>${html}</article>`)).find((slot) => slot.kind === 'code')

  it.each([
    ['Rouge', '<div class="language-ruby highlighter-rouge"><div class="highlight"><pre class="highlight"><code><span class="k">a</span>\n<span class="n">b</span>\n</code></pre></div></div>', 'ruby'],
    ['Rouge with line numbers', `<figure class="highlight"><pre><code class="language-ruby" data-lang="ruby"><table class="rouge-table"><tbody><tr><td class="gutter gl"><pre class="lineno">1
2
</pre></td><td class="code"><pre>a\nb\n</pre></td></tr></tbody></table></code></pre></figure>`, 'ruby'],
    ['Chroma with numbers in the line', '<div class="highlight"><pre class="chroma"><code class="language-go" data-lang="go"><span class="line"><span class="ln">1</span><span class="cl">a\n</span></span><span class="line"><span class="ln">2</span><span class="cl">b\n</span></span></code></pre></div>', 'go'],
    ['Pygments', '<div class="highlight-python notranslate"><table class="highlighttable"><tr><td class="linenos"><div class="linenodiv"><pre>1\n2</pre></div></td><td class="code"><div class="highlight"><pre><span></span>a\nb\n</pre></div></td></tr></table></div>', 'python'],
    ['Hexo', '<figure class="highlight java"><table><tr><td class="gutter"><pre><span class="line">1</span><br><span class="line">2</span><br></pre></td><td class="code"><pre><span class="line">a</span><br><span class="line">b</span><br></pre></td></tr></table></figure>', 'java'],
    ['Prism', '<div class="code-toolbar"><pre class="line-numbers language-js"><code class="language-js">a\nb<span aria-hidden="true" class="line-numbers-rows"><span></span><span></span></span></code></pre><div class="toolbar"><button>Copy</button></div></div>', 'js'],
    ['highlight.js with line numbers', '<pre><code class="hljs language-css"><table class="hljs-ln"><tr><td class="hljs-ln-numbers" data-line-number="1">1</td><td class="hljs-ln-code">a</td></tr><tr><td class="hljs-ln-numbers">2</td><td class="hljs-ln-code">b</td></tr></table></code></pre>', 'css'],
    ['Docusaurus', '<div class="language-jsx codeBlockContainer"><div><pre class="prism-code language-jsx"><code><span class="token-line">a<br></span><span class="token-line">b<br></span></code></pre><div class="buttonGroup"><button>Copy</button></div></div></div>', 'jsx'],
    ['lines in boxes', '<pre class="shiki" data-language="ts"><code><div class="line">a</div><div class="line">b</div></code></pre>', 'ts']
  ])('is its text alone, with its language: %s', (_, html, language) => {
    expect(first(html)).toMatchObject({ code: 'a\nb', language })
  })

  it('leaves a table of data alone', () => {
    expect(show(page('<article><table><tr><td class="num">1</td><td>x</td></tr></table></article>'))).toContain('<td>1</td><td>x</td>')
  })
})
