import { describe, expect, it } from 'vitest'
import { imageSource, linkTarget, webAddress } from '../../../../../src/main/core/parse/sanitise/urls.ts'
import { safeStyle } from '../../../../../src/main/core/parse/sanitise/styles.ts'
import { parse, showLine } from '../serialise.ts'

describe('addresses', () => {
  it.each([
    ['https://a.example/x?y=1&z=2', 'https://a.example/x?y=1&z=2'],
    ['//a.example/x', 'https://a.example/x'],
    ['\\\\a.example/x', 'https://a.example/x'],
    ['/\\a.example', 'https://a.example'],
    [' mailto:a@b.c ', 'mailto:a@b.c'],
    ['../other post.md#x', '../other post.md#x'],
    ['HTTPS://A.example', 'HTTPS://A.example']
  ])('lead from %j to %j', (href, address) => {
    expect(linkTarget(href)).toEqual({ kind: 'address', href: address })
  })

  it.each([
    'javascript:alert(1)', 'JaVaScRiPt:alert(1)', ' javascript:x', '\x01javascript:x', 'java\nscript:x', 'java\tscript:x', 'java\x00script:x',
    'vbscript:x', 'data:text/html,x', 'file:///etc/passwd', 'C:\\x', 'blob:x', 'about:blank', 'ftp://a.b', 'x-custom:1', `https://${'a'.repeat(20_000)}`
  ])('are refused for %j, with a reason', (href) => {
    expect(linkTarget(href)).toMatchObject({ kind: 'refused', why: expect.stringMatching(/\.$/) as string })
  })

  it('inside the post are told by their decoded fragment', () => {
    expect(linkTarget('#%C3%BCber')).toEqual({ kind: 'inside', id: 'über' })
    expect(linkTarget('#%')).toEqual({ kind: 'inside', id: '%' })
  })

  it.each([
    ['pic.png', 'local'], ['../a/pic.png', 'local'], ['https://a.b/c.png', 'remote'], ['//a.b/c.png', 'remote'],
    ['data:image/png;base64,AA', 'data'], ['data:image/svg+xml,<svg>', 'data'], ['data:text/html,x', 'refused'], ['javascript:x', 'refused'],
    ['', 'refused'], ['file:///x.png', 'refused'], [`data:image/png,${'A'.repeat(2_000_001)}`, 'refused']
  ])('of images: %.40j is %s', (src, kind) => {
    expect(imageSource(src).kind).toBe(kind)
  })

  it('of embeds are of the web or none', () => {
    expect(webAddress('//a.b/c')).toBe('https://a.b/c')
    expect([webAddress('javascript:x'), webAddress('a.html'), webAddress('data:text/html,x'), webAddress('https:///x')]).toEqual([null, null, null, null])
  })
})

describe('safeStyle', () => {
  it.each([
    ['text-align: center; width:60%', 'text-align:center;width:60%'],
    ['WIDTH: 10PX', 'width:10px'],
    ['margin: 0 auto', 'margin:0 auto'],
    ['float:right;margin-left:1em', 'float:right;margin-left:1em'],
    ['position:fixed;top:0', ''],
    ['position/**/:fixed', ''],
    ['background:url(https://a.b)', ''],
    ['width:expression(alert(1))', ''],
    ['width:calc(100vw * 9)', ''],
    ['margin-left:-500px', ''],
    ['width:99999px', ''],
    ['display:none', ''],
    ['behavior:url(x);-moz-binding:url(x)', ''],
    ['color:red;z-index:9;opacity:0', ''],
    ['w\\69 dth:1px', ''],
    ['__proto__:x;constructor:y', '']
  ])('keeps of %j: %j', (style, safe) => {
    expect(safeStyle(style)).toBe(safe)
  })
})

describe('attributes', () => {
  it('keep what tells something to a reader', () => {
    expect(showLine('<p lang="fr" dir="RTL" title="T &quot;q&quot;" align="center">x</p>')).toBe(
      '<p lang="fr" dir="rtl" title="T &quot;q&quot;" style="text-align:center">x</p>')
    expect(showLine('<ol start="3" reversed type="a"><li value="7">x</li></ol>')).toBe('<ol start="3" reversed type="a"><li value="7">x</li></ol>')
    expect(showLine('<details open><summary>s</summary>x</details>')).toBe('<details open><summary>s</summary>x</details>')
    expect(showLine('<img src="a.png" width="50px" height="4" alt="A" class="center x">')).toBe('⟦image line=1 a.png “A” width="50" height="4" class="center"⟧')
  })

  it('prefix ids, names and references to them, and take each id once', () => {
    expect(showLine('<p id="a" aria-describedby="b c">x</p><a name="n">y</a><i id="a">z</i><a href="#a">w</a>')).toBe(
      '<p id="post-a" aria-describedby="post-b post-c">x</p><a id="post-n">y</a><i>z</i>⟦link line=1 #post-a⟧w</a>')
  })

  it('lose classes that could pass for a part of the page', () => {
    expect(showLine('<p class="math dialog note anchor">x</p>')).toBe('<p class="note">x</p>')
  })

  it('are bounded in number and length', () => {
    const many = Array.from({ length: 5000 }, (_, index) => `a${index}=1`).join(' ')
    expect(showLine(`<p ${many} title="x">y</p>`)).toBe('<p>y</p>')
    expect(showLine(`<p title="${'x'.repeat(5000)}">y</p>`)).toBe('<p>y</p>')
  })
})

describe('tables', () => {
  it('scroll in a frame, once', () => {
    expect(showLine('<table><tr><td><table><tr><td>x</td></tr></table></td></tr></table>')).toBe(
      '<div class="table-scroll" tabindex="0"><table><tr><td><table><tr><td>x</td></tr></table></td></tr></table></div>')
  })

  it('hold stray content in cells, where a browser would move it out', () => {
    expect(showLine('<table>a<tr>b<td>c</td>d</tr><p>e</p></table>')).toBe('<div class="table-scroll" tabindex="0"><table>' +
      '<tr><td>a</td></tr><tr><td>b</td><td>c</td><td>d</td></tr><tr><td><p>e</p></td></tr></table></div>')
    expect(parse('<table>a<tr>b<td>c</td>d</tr><p>e</p></table>').text).toBe('a\nb\tc\td\ne')
  })

  it('have no parts outside of them', () => {
    expect(showLine('<td>a</td><tr>b</tr>')).toBe('<div>a</div><div>b</div>')
  })
})

describe('what is not text', () => {
  it('is a drawing as an image of itself', () => {
    const html = showLine('<svg viewBox="0 0 1 1" onload="x()"><title>A &amp; b</title><script>x()</script><a href="javascript:x"><path d="M0"/></a>' +
      '<foreignObject><p>x</p></foreignObject><image href="https://a.b/c.png"/><use xlink:href="#d"/></svg>')
    const xml = Buffer.from(/base64,([^"]+)/.exec(html)?.[1] ?? '', 'base64').toString()
    expect(xml).toBe('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><title>A &amp; b</title><path d="M0"></path><image></image><use href="#d"></use></svg>')
    expect(html).toMatch(/" alt="A &amp; b"><\/p>$/)
  })

  it('does not swallow the post where a drawing is never closed', () => {
    expect(parse('<svg><path d="M0"><p>After</p>\n\nMore').text).toBe('After\nMore')
  })

  it('is TeX of MathML, or its text', () => {
    expect(showLine('a <math display="block"><semantics><mi>x</mi><annotation encoding="application/x-tex">x_1</annotation></semantics></math>')).toContain('⟦display')
    expect(showLine('a <math><mi>x</mi><mo>=</mo><mn>1</mn></math>')).toBe('<p>a ⟦math: x = 1⟧</p>')
  })

  it('keeps the words of forms but not their controls', () => {
    expect(parse('<form><label>Name <input name="x"></label><button>Go</button><select><option>a</select><textarea>t</textarea></form>').text).toBe('Name')
  })
})
