import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { browserPath, startBrowser, type DomBrowser } from './browser.ts'
import { formula, FORMULAS } from './formulas.ts'

/** Everything docs/architecture.md lists, in small. */
const POST = [
  '<h2 id="post-a">A<a class="anchor" data-skip="" href="#post-a" aria-label="Link">#</a></h2>',
  '<figure class="code" data-language="python"><figcaption data-skip="">python <button type="button" data-action="copy">Copy</button></figcaption><pre tabindex="0"><code><span class="line"><span style="color: var(--shiki-token-keyword);">def</span></span></code></pre></figure>',
  '<p><img src="asset/1" alt="A" loading="lazy" decoding="async" width="3" height="4"> <span class="image-missing" data-text="B" title="why">B</span> <a class="image-remote" data-text="C" href="https://x.example/c.png">C</a></p>',
  '<p><a href="#post-a" data-heading="post-a">x</a> <a data-post="f-1" data-heading="post-b" href="#/post/f-1">y</a> <a class="external" href="https://x.example/" rel="noopener noreferrer" target="_blank">z</a> <a class="dead" title="why">w</a></p>',
  '<div class="table-scroll" tabindex="0"><table><thead><tr><th style="text-align: right;" scope="col">x</th></tr></thead><tbody><tr><td colspan="2">1</td></tr></tbody></table></div>',
  '<ul class="contains-task-list"><li class="task-list-item"><span class="task" data-skip="" role="img" aria-label="Done">☑</span> done</li></ul><ol start="3"><li value="4">x</li></ol>',
  '<article><header><nav>n</nav></header><footer>f</footer></article><details open=""><summary>s</summary><p>t</p></details><p><kbd>k</kbd><del>d</del><ins>i</ins><sub>1</sub><sup id="post-r">2</sup><span class="unknown-tag" title="t">u</span></p>'
].join('')

/** What must not come through, and what may be left of it. */
const HOSTILE: [string, string][] = [
  ['<img src="x" onerror="alert(1)">', '<img src="x">'],
  ['<script>alert(1)</script><p onclick="alert(1)">x</p>', '<p>x</p>'],
  ['<a href="javascript:alert(1)">x</a>', '<a>x</a>'],
  ['<iframe src="x"></iframe><meta http-equiv="refresh" content="0"><base href="x"><object data="x"></object><embed src="x">', ''],
  ['<form action="x"><input name="q"></form><style>* { display: none }</style><link rel="stylesheet" href="x">', ''],
  ['<svg><use href="#a"></use><animate onbegin="x"></animate><foreignObject><p>x</p></foreignObject><a href="javascript:x">y</a></svg>', '<svg></svg>'],
  ['<math><maction actiontype="statusline" xlink:href="javascript:1">x</maction></math>', '<math></math>'],
  ['<video src="x" onplay="x"></video><audio src="x"></audio><template><p>x</p></template><!-- c -->', ''],
  ['<p><a id="a" name="b" ping="https://x.example/" download="">x</a></p>', '<p><a id="a">x</a></p>']
]

describe.skipIf(!browserPath)('putting HTML into the page', () => {
  let browser: DomBrowser
  beforeAll(async () => { browser = await startBrowser() })
  afterAll(() => browser.close())

  it('leaves everything that the core renders as it is', async () => {
    const page = await browser.open([])
    const samples = [POST, ...FORMULAS.flatMap((tex) => [formula(tex), formula(tex, true)])]
    const differences = await page.evaluate((samples) => samples.flatMap((html) => {
      const element = document.createElement('div')
      window.lecternDom.setPostHtml(element, html)
      const plain = new DOMParser().parseFromString(html, 'text/html').body.innerHTML
      if (element.innerHTML === plain) return []
      let at = 0
      while (element.innerHTML[at] === plain[at]) at++
      return [{ kept: element.innerHTML.slice(at - 80, at + 80), given: plain.slice(at - 80, at + 80) }]
    }), samples)
    expect(differences).toEqual([])
    await page.close()
  })

  it('is a second net for what the core should have dropped', async () => {
    const page = await browser.open([])
    expect(await page.evaluate(() => 'setHTML' in Element.prototype)).toBe(true)
    for (const [given, kept] of HOSTILE) {
      expect(await page.evaluate((html) => {
        const element = document.createElement('div')
        window.lecternDom.setPostHtml(element, html)
        return element.innerHTML
      }, given)).toBe(kept)
    }
    await page.close()
  })

  it('replaces what was there', async () => {
    const page = await browser.open(['<p>old</p>'])
    expect(await page.evaluate(() => {
      const section = document.querySelector('section')
      if (section) window.lecternDom.setPostHtml(section, '<p>new</p>')
      return section?.innerHTML
    })).toBe('<p>new</p>')
    await page.close()
  })
})
