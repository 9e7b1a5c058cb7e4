import { describe, expect, it } from 'vitest'
import { createRenderer } from '../../../../src/main/core/render/renderer.ts'
import { code, codeIn, elementsOf, postOf, render } from './render-post.ts'

const SAMPLES: Record<string, string> = {
  python: 'def f(x: int) -> str:\n    """Doc <b>&amp;</b>"""\n\n    return f"{x!r}"  # done\n\n\n@cache\ndef g(): ...',
  rust: 'fn main() {\n\tlet s: &\'static str = "a\\n<b>";\n\tprintln!("{}", s);\n}',
  cpp: 'template <typename T>\nT max(T a, T b) { return a < b ? b : a; } // <&>',
  typescript: 'const f = async <T,>(x: T): Promise<T> => `a${x}b`\n\nexport type A = { b?: string }',
  javascript: '/* multi\n   line\n*/\nlet a = /re<g>/u, b = \'\\u{1F600}\' // 😀',
  html: '<!doctype html>\n<style>a { color: red }</style><script>alert("</p>")</script>\n<p onclick="x">é</p>',
  bash: 'for i in $(ls "$HOME"); do\n  echo "${i%.*}" >> out 2>&1\ndone',
  console: '$ npm start\n> lectern\nready',
  yaml: 'a: &x\n  - "b"\n  - |\n    long\n    text\nc: *x',
  json: '{ "a": [1, 2.5e3, null], "b\\n": "<c>" }',
  sql: 'SELECT a, b FROM t WHERE a < 3 AND b = \'x\';',
  go: 'func main() {\n\tch := make(chan int)\n\tgo func() { ch <- 1 }()\n}',
  haskell: 'main :: IO ()\nmain = mapM_ print [x | x <- [1..10], even x]',
  diff: '@@ -1 +1 @@\n-old <a>\n+new &amp;',
  latex: '\\documentclass{article}\n\\begin{document}$a < b$\\end{document}',
  solidity: 'contract A { mapping(address => uint256) public b; }',
  markdown: '# T\n\n```js\nlet a\n```\n*b* **c** ~~d~~',
  toml: '[a]\nb = 1979-05-27\n'.trimEnd(),
  'c++': 'int a = 1;',
  sh: 'echo a   \n\n   b\t'
}

describe('code', () => {
  const renderer = createRenderer()

  it.each(Object.entries(SAMPLES))('keeps every character of %s', async (language, source) => {
    const { html, warnings } = await render(postOf([code(source, language)]), { renderer })
    expect(codeIn(html)).toBe(source)
    expect(html).toContain('var(--shiki-')
    expect(warnings).toEqual([])
  })

  it('is the figure that the page expects', async () => {
    const { html } = await render(postOf([code('x = 1', 'py', 'a.py <"1">')]), { renderer })
    expect(html).toBe(
      '<figure class="code" data-language="python"><figcaption data-skip><span class="code-title">a.py &lt;&quot;1&quot;&gt;</span>' +
      '<span class="code-language">Python</span><button type="button" data-action="copy">Copy</button></figcaption>' +
      '<pre tabindex="0"><code>x <span style="color:var(--shiki-token-keyword)">= </span>' +
      '<span style="color:var(--shiki-token-constant)">1</span></code></pre></figure>')
  })

  it.each(['', 'text', 'plaintext'])('is plain without a warning where its language is "%s"', async (language) => {
    const { html, warnings } = await render(postOf([code('a <b>\n', language)]), { renderer })
    expect(html).toContain('<code>a &lt;b&gt;\n</code>')
    expect(warnings).toEqual([])
  })

  it.each(['no-such-language', '"><script>', '__proto__', 'constructor'])('is plain with a warning in the language %s', async (language) => {
    const { html, warnings } = await render(postOf([code('a <b>', language)]), { renderer })
    expect(codeIn(html)).toBe('a <b>')
    expect(warnings).toMatchObject([{ code: 'code-language-unknown', line: 8 }])
    expect(elementsOf(html)[0]?.attributes['data-language']).toBe(language)
    expect(elementsOf(html).map(({ name }) => name)).not.toContain('script')
  })

  it('carries comments and strings over the pauses of a long block', async () => {
    const source = `s = """\n${'words of a string\n'.repeat(500)}"""\nx = 1`
    const { html } = await render(postOf([code(source, 'python')]), { renderer })
    expect(codeIn(html)).toBe(source)
    const words = html.split('\n').filter((line) => line.includes('words of a string'))
    expect(new Set(words)).toHaveProperty('size', 1)
    expect(words[0]).toContain('--shiki-token-string')
    expect(html.slice(html.lastIndexOf('words of'))).toContain('--shiki-token-constant')
  })

  it('leaves lines of 50,000 characters plain and colours the others', async () => {
    const line = `let a = "${'({[<'.repeat(12_500)}`
    const { html, warnings } = await render(postOf([code(`${line}\nlet b = 1`, 'typescript')]), { renderer })
    expect(codeIn(html)).toBe(`${line}\nlet b = 1`)
    expect(html.split('\n')[0]).not.toContain('--shiki-token')
    expect(html.split('\n')[1]).toContain('--shiki-token')
    expect(warnings).toEqual([])
  })

  it('leaves blocks of more than 200,000 characters plain, with a warning', async () => {
    const source = 'x = 1\n'.repeat(40_000)
    const { html, warnings } = await render(postOf([code(source, 'python')]), { renderer })
    expect(codeIn(html)).toBe(source)
    expect(warnings).toMatchObject([{ code: 'code-plain' }])
  })

  it('leaves the rest of a post plain once its time is used up', async () => {
    const { html, warnings } = await render(postOf([code('x = 1', 'python')]), { renderer: createRenderer({ limits: { code: 0 } }) })
    expect(codeIn(html)).toBe('x = 1')
    expect(html).not.toContain('--shiki')
    expect(warnings).toMatchObject([{ code: 'code-plain', message: expect.stringContaining('too long') }])
  })
})
