// eslint-disable-next-line @typescript-eslint/triple-slash-reference -- the only way to the types of untyped plugins
/// <reference path="../../../../../src/main/core/parse/plugins/markdown-it-internals.d.ts" />
import MarkdownIt from 'markdown-it'
import definitions from 'markdown-it-deflist'
import footnotes from 'markdown-it-footnote'
import { escapeText } from '../../../../../src/main/core/parse/sanitise/escape.ts'

/** Formulas as Hugo's passthrough extension leaves them: the source, delimiters included, for MathJax to find. */
const FORMULA = /\$\$[\s\S]+?\$\$|(?<![\\$\w`])\$(?![\s$])(?:[^$\n\\]|\\.|\n(?!\n))+?(?<!\s)\$(?!\d)/g

/** The article of a site that Hugo generates with the PaperMod theme and MathJax, from the same note. */
export function paperModPage(note: string): string {
  const [, front = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(note) ?? []
  const title = /^title: (.*)$/m.exec(front)?.[1]?.replace(/^["']|["']$/g, '') ?? ''
  const date = /^date: (.*)$/m.exec(front)?.[1] ?? ''
  return `<!DOCTYPE html>
<html lang="en" dir="auto">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title} | A Log</title>
<meta name="keywords" content="a, b"><meta name="author" content="Lectern">
<link rel="canonical" href="https://example.org/posts/note/">
<meta property="og:title" content="${title.replace(/"/g, '&quot;')}"><meta property="article:published_time" content="${date}T00:00:00&#43;00:00">
<script type="application/ld+json">{"@context":"https://schema.org","@type":"BreadcrumbList","itemListElement":[]}</script>
<script>MathJax = { tex: { inlineMath: [['$', '$'], ['\\\\(', '\\\\)']], displayMath: [['$$','$$']], processEscapes: true } };</script>
<script id="MathJax-script" async src="https://example.org/mathjax/tex-chtml.js"></script>
</head>
<body class="" id="top">
<script>if (localStorage.getItem("pref-theme") === "dark") { document.body.classList.add('dark'); }</script>
<header class="header"><nav class="nav"><div class="logo"><a href="https://example.org/" accesskey="h">A Log</a>
<div class="logo-switches"><button id="theme-toggle" accesskey="t"><svg id="moon" viewBox="0 0 24 24"><path d="M21 12"></path></svg></button></div></div>
<ul id="menu"><li><a href="https://example.org/archives/"><span>Posts</span></a></li><li><a href="https://example.org/tags/"><span>Tags</span></a></li></ul></nav></header>
<main class="main">
<article class="post-single">
  <header class="post-header">
    <h1 class="post-title">${title}</h1>
    <div class="post-meta"><span title='${date} 00:00:00 +0000 UTC'>${date}</span>&nbsp;·&nbsp;12 min&nbsp;·&nbsp;Lectern</div>
  </header>
  <div class="toc"><details><summary accesskey="c"><span class="details">Table of Contents</span></summary><div class="inner"><ul><li><a href="#a">A</a></li></ul></div></details></div>
  <div class="post-content">${contentOf(body)}</div>
  <footer class="post-footer"><ul class="post-tags"><li><a href="https://example.org/tags/a/">a</a></li></ul>
    <nav class="paginav"><a class="prev" href="https://example.org/posts/b/"><span class="title">« </span><br><span>Another note</span></a></nav>
    <div class="share-buttons"><a target="_blank" href="https://example.com/share">share</a></div>
  </footer>
</article>
</main>
<footer class="footer"><span>&copy; 2024 <a href="https://example.org/">A Log</a></span> <span>Powered by Hugo</span></footer>
<a href="#top" aria-label="go to top" title="Go to Top (Alt + G)" class="top-link" id="top-link"><svg viewBox="0 0 12 6"><path d="M12"></path></svg></a>
<script>let menu = document.getElementById('menu')</script>
</body></html>
`
}

/** What Goldmark and the theme make of the text. */
function contentOf(body: string): string {
  const formulas: string[] = []
  const fences: string[] = []
  const plain = body.replace(/^(`{3,})[\s\S]*?^\1$/gm, (fence) => `@@FENCE${fences.push(fence) - 1}@@`)
    .replace(FORMULA, (formula) => `@@M${formulas.push(formula) - 1}@@`).replace(/@@FENCE(\d+)@@/g, (_, index: string) => fences[Number(index)] ?? '')
  const md = new MarkdownIt({ html: true }).use(footnotes).use(definitions)
  const rules = md.renderer.rules
  rules.heading_close = (tokens, index) => `<a hidden class="anchor" aria-hidden="true" href="#x">#</a></${tokens[index]?.tag ?? ''}>\n`
  rules.footnote_ref = (tokens, index) => {
    const n = (tokens[index]?.meta as { id: number }).id + 1
    return `<sup id="fnref:${n}"><a href="#fn:${n}" class="footnote-ref" role="doc-noteref">${n}</a></sup>`
  }
  rules.footnote_block_open = () => '<div class="footnotes" role="doc-endnotes"><hr><ol>'
  rules.footnote_block_close = () => '</ol></div>'
  rules.footnote_open = (tokens, index) => `<li id="fn:${(tokens[index]?.meta as { id: number }).id + 1}">`
  rules.footnote_anchor = (tokens, index) =>
    `&#160;<a href="#fnref:${(tokens[index]?.meta as { id: number }).id + 1}" class="footnote-backref" role="doc-backlink">&#x21a9;&#xfe0e;</a>`
  rules.fence = (tokens, index) => chroma(tokens[index]?.content ?? '', tokens[index]?.info.trim() ?? '')
  const html = md.render(plain).replace(/<p>(<img [^>]*?) title="([^"]*)">\s*<\/p>/g, '<figure>$1 loading="lazy"><figcaption>$2</figcaption></figure>')
  return html.replace(/@@M(\d+)@@/g, (_, index: string) => escapeText(formulas[Number(index)] ?? ''))
}

/** Code as Chroma writes it with `lineNos = true`, lines numbered in a table, and PaperMod's button. */
function chroma(code: string, language: string): string {
  const lines = code.replace(/\n$/, '').split('\n')
  const numbers = lines.map((_, index) => `<span class="lnt" id="hl-0-${index + 1}">${index + 1}\n</span>`).join('')
  const text = lines.map((line) => `<span class="line"><span class="cl">${escapeText(line).replace(/\b(def|return|for)\b/g, '<span class="k">$1</span>')}\n</span></span>`).join('')
  return `<div class="highlight"><div class="chroma">
<table class="lntable"><tr><td class="lntd">
<pre tabindex="0" class="chroma"><code>${numbers}</code></pre></td>
<td class="lntd">
<pre tabindex="0" class="chroma"><code class="language-${language}" data-lang="${language}">${text}</code></pre></td></tr></table>
<button class="copy-code">copy</button></div>
</div>`
}
