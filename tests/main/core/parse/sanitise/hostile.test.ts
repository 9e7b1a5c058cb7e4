import { Parser } from 'htmlparser2'
import { describe, expect, it } from 'vitest'
import { parse, show, slotsOf } from '../serialise.ts'

const VECTORS = String.raw`
<script>alert(1)</script>
<SCRIPT SRC=https://evil.example/x.js></SCRIPT>
<scr<script>ipt>alert(1)</scr</script>ipt>
<script/x>alert(1)</script >
<script>alert(1)//
<img src=x onerror=alert(1)>
<img src=x onerror="alert(1)" onload='alert(2)'>
<IMG SRC="javascript:alert('XSS');">
<IMG SRC=JaVaScRiPt:alert(1)>
<IMG SRC=&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;alert(1)>
<IMG SRC=&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74&#x3A;alert(1)>
<IMG SRC="jav&#x09;ascript:alert(1);">
<IMG """><SCRIPT>alert(1)</SCRIPT>">
<IMG DYNSRC="javascript:alert(1)"><IMG LOWSRC="javascript:alert(1)">
<img src="x" srcset="https://evil.example/x.png 2x" style="background:url(https://evil.example)">
<a href="javascript:alert(1)">x</a>
<a href=" &#14; javascript:alert(1)">x</a>
<a href="java&NewLine;script:alert(1)">x</a>
<a href="javascript&colon;alert(1)">x</a>
<a href="vbscript:msgbox(1)">x</a>
<a href="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">x</a>
<a href="https://evil.example" ping="https://evil.example/p" onclick="alert(1)" target=_top download>x</a>
[x](javascript:alert(1))
[x](JAVASCRIPT&#58;alert(1))
![x](javascript:alert(1))
[x]: javascript:alert(1) [x]
<javascript:alert(1)>
[x](<data:text/html,<script>alert(1)</script>>)
<svg onload=alert(1)>
<svg><script>alert(1)</script></svg>
<svg><animate onbegin=alert(1) attributeName=x dur=1s>
<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>
<svg><style><img src=x onerror=alert(1)></style></svg>
<svg><foreignObject><iframe srcdoc="<script>alert(1)</script>"></foreignObject></svg>
<svg><set attributeName="href" to="javascript:alert(1)"/></svg>
<svg><use href="data:image/svg+xml,<svg id=x onload=alert(1)>#x"/></svg>
<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">
<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">
<math><a xlink:href="javascript:alert(1)">x</a></math>
<math href="javascript:alert(1)">x</math>
<math><annotation-xml encoding="text/html"><script>alert(1)</script></annotation-xml></math>
<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>
<iframe src="javascript:alert(1)"></iframe>
<iframe srcdoc="<script>alert(1)</script>"></iframe>
<iframe src="https://evil.example"></iframe>
<iframe><img title="</iframe><img src onerror=alert(1)>"></iframe>
<object data="javascript:alert(1)"></object>
<object data="https://evil.example/x.swf"><param name=movie value=x><embed src=y></object>
<embed src="data:text/html,<script>alert(1)</script>">
<applet code="x"></applet>
<frameset onload=alert(1)><frame src="javascript:alert(1)"></frameset>
<meta http-equiv="refresh" content="0;url=https://evil.example">
<base href="https://evil.example/">
<link rel=stylesheet href="https://evil.example/x.css">
<style>@import 'https://evil.example';*{background:url(https://evil.example)}</style>
<p style="position:fixed;inset:0;background:url(javascript:alert(1));width:expression(alert(1))">x</p>
<div style="behavior:url(x.htc);-moz-binding:url(x)">x</div>
<form action="https://evil.example" id=f><input name=x type=image src=x formaction=javascript:alert(1)><button formaction="javascript:alert(1)">x</button></form>
<button form=f formaction=javascript:alert(1)>x</button>
<input onfocus=alert(1) autofocus>
<select onchange=alert(1)><option>x</select>
<textarea onfocus=alert(1) autofocus>x</textarea>
<video src=x onerror=alert(1)><source onerror=alert(1)></video>
<audio src="https://evil.example/a.mp3" autoplay onplay=alert(1)></audio>
<video poster="javascript:alert(1)"></video>
<body onload=alert(1) background="https://evil.example">x
<html manifest="https://evil.example"><head></head>x
<table background="javascript:alert(1)"><td background="https://evil.example">x</table>
<details open ontoggle=alert(1)>x</details>
<marquee onstart=alert(1)>x</marquee>
<div onpointerover="alert(1)" contenteditable tabindex=1 accesskey=x>x</div>
<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>
<template><script>alert(1)</script><img src=x onerror=alert(1)></template>
<title><img src=x onerror=alert(1)></title>
<textarea><img title="</textarea><img src onerror=alert(1)>"></textarea>
<xmp><img src=x onerror=alert(1)></xmp>
<plaintext><img src=x onerror=alert(1)>
<listing>&lt;img onerror=alert(1) src=x&gt;</listing>
<noembed><img src=x onerror=alert(1)></noembed><noframes><img src=x onerror=alert(1)></noframes>
<!--<img src="--><img src=x onerror=alert(1)//">
<!--><img src=x onerror=alert(1)>-->
<!--[if gte IE 4]><script>alert(1)</script><![endif]-->
<![CDATA[<img src=x onerror=alert(1)>]]>
<?xml-stylesheet href="javascript:alert(1)"?>
<!DOCTYPE html [<!ENTITY x "<script>">]>
<<script>alert(1);//<</script>
<img src="x` + '`' + String.raw`<script>alert(1)</script>"` + '`' + String.raw`>
<a href='x' title='"><img src=x onerror=alert(1)>'>x</a>
<p title="&quot;><script>alert(1)</script>">x</p>
<p id="<img src=x onerror=alert(1)>" class='"><script>'>x</p>
<a id=location name=cookie>x</a><img name=getElementById id=forms>
<portal src="https://evil.example"></portal>
<slot onslotchange=alert(1)></slot><x-y onclick=alert(1)>x</x-y>
<img/src/onerror=alert(1)>
<img src=x:alert(alt) onerror=eval(src) alt=0>
<p/onclick=alert(1)/title=x>x
<svg/onload=alert(1)//
<a href="//evil.example">x</a><a href="\\evil.example">y</a>
` + '```"><script>alert(1)</script>\n</code></pre><script>alert(1)</script>\n```' + String.raw`
$\href{javascript:alert(1)}{x}$ $</span><script>alert(1)</script>$
## <img src=x onerror=alert(1)> {#"><script>alert(1)</script>}
- [x] <input type=checkbox onclick=alert(1) checked>
[^1]: <script>alert(1)</script>
<d-math><script>alert(1)</script><img src=x onerror=alert(1)></d-math>
<span class="math" data-tex="<img src=x onerror=alert(1)>" data-skip data-text="x">x</span>
<!--@s0--><!--@5--><!--@--><img src=x onerror=alert(1)>
<picture><source srcset="https://evil.example/x"><img src=x onerror=alert(1)></picture>
<map name=m><area href="javascript:alert(1)"></map><img usemap="#m" src=x>
<a href="post.md" is="x-y" part=z nonce=1 slot=s popovertarget=x>x</a>
<dialog open><form method=dialog><button>x</button></form></dialog>
<p popover id=q>x</p><p hidden inert>y</p>`

const ELEMENTS = new Set(('a abbr address article aside b bdi bdo blockquote br caption cite code dd del details dfn div dl dt em figcaption ' +
  'figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i img ins kbd li main mark nav ol p q rp rt ruby s samp section small span strong sub ' +
  'summary sup table tbody td tfoot th thead time tr u ul var wbr').split(' '))
const ATTRIBUTES = new Set(('abbr align alt aria-describedby aria-label aria-labelledby class colspan data-skip data-text datetime dir headers height ' +
  'href id lang open rel reversed role rowspan scope src start style tabindex target title type value width').split(' '))
const URL_ATTRIBUTES: Record<string, RegExp> = { href: /^(?:https?:\/\/|#post-)/, src: /^data:image\/(?:png|jpeg|gif|webp|avif|svg\+xml)[;,]/ }

/** What a reading of the output finds that the page must never get. */
function offences(html: string): string[] {
  const found: string[] = []
  const open: string[] = []
  const read = new Parser({
    onopentag(name, attributes) {
      if (!/^(?:br|hr|img|wbr)$/.test(name)) open.push(name)
      if (!ELEMENTS.has(name)) found.push(`<${name}>`)
      for (const [attribute, value] of Object.entries(attributes)) {
        if (!ATTRIBUTES.has(attribute)) found.push(`<${name} ${attribute}>`)
        if (URL_ATTRIBUTES[attribute] && !URL_ATTRIBUTES[attribute].test(value)) found.push(`<${name} ${attribute}="${value}">`)
        if (attribute === 'id' && !value.startsWith('post-')) found.push(`id="${value}"`)
        if (attribute === 'style' && /url|position|expression|behavior|binding|@|\\|\/\*/i.test(value)) found.push(`style="${value}"`)
        if (value.startsWith('data:image/svg+xml') && /<script|\son\w+=|javascript:|foreignObject|https?:\/\/(?!www\.w3)/i.test(
          Buffer.from(value.split(',')[1] ?? '', 'base64').toString())) found.push('active svg')
      }
    },
    onclosetag(name, implied) {
      if (/^(?:br|hr|img|wbr)$/.test(name)) return
      if (open.pop() !== name || implied) found.push(`</${name}> out of place`)
    },
    oncomment: () => { found.push('comment') },
    onprocessinginstruction: () => { found.push('instruction') }
  })
  read.write(html)
  read.end()
  return found
}

/** The output as the page would get it: links and images only as slots. */
const inPage = (source: string, format: 'markdown' | 'html') => {
  const post = parse(source, { format })
  return {
    post,
    html: post.sections.map(({ parts }) => parts.map((part) => typeof part === 'string' ? part : part.kind === 'link' ? `<a${part.attributes}>` :
      part.kind === 'image' ? `<img${part.attributes}>` : '').join('')).join('')
  }
}

const vectors = VECTORS.split('\n').filter(Boolean)

describe('the sanitiser', () => {
  it('is tried with enough', () => {
    expect(vectors.length).toBeGreaterThan(100)
  })

  it('has a judge that sees what is wrong', () => {
    for (const bad of ['<script>x</script>', '<p onclick="x">y</p>', '<a href="javascript:x">y</a>', '<p id="x">y</p>', '<b>x', '<!--x-->',
      '<p style="position:fixed">x</p>', '<img src="https://a.b/c.png">']) expect(offences(bad)).not.toEqual([])
  })

  it.each(vectors)('makes safe in Markdown: %s', (vector) => {
    for (const source of [vector, `text ${vector} text`, `> ${vector}\n\n- ${vector}`, `<div>\n${vector}\n</div>`]) {
      const { html, post } = inPage(source, 'markdown')
      expect(offences(html), html).toEqual([])
      for (const slot of slotsOf(post)) {
        if (slot.kind === 'link') expect(slot.href).not.toMatch(/^[\s\0-\x20]*(?!https?:|mailto:)[a-z][a-z0-9+.-]*:/i)
        if (slot.kind === 'image') expect(slot.src).not.toMatch(/^[\s\0-\x20]*(?!https?:)[a-z][a-z0-9+.-]*:/i)
      }
    }
  })

  it.each(vectors)('makes safe in HTML: %s', (vector) => {
    for (const source of [vector, `<article><p>${vector}</p></article>`, `<table>${vector}</table>`]) {
      expect(offences(inPage(source, 'html').html)).toEqual([])
    }
  })

  it('makes safe all of it at once', () => {
    for (const format of ['markdown', 'html'] as const) expect(offences(inPage(vectors.join('\n\n'), format).html)).toEqual([])
  })

  it('keeps the words around what it drops', () => {
    expect(show(parse('before <b onclick="x()">bold</b><script>x()</script> after'))).toBe('<p>before <b>bold</b> after</p>\n')
  })
})
