import { describe, expect, it } from 'vitest'
import { parse, show, showLine, slotsOf } from './serialise.ts'

const codes = (source: string) => parse(source).warnings.map(({ code }) => code)

describe('guards', () => {
  it('opens a post that is too large as plain text, whole', () => {
    const source = 'Some *words* & more.\n\n'.repeat(300_000)
    const post = parse(source)
    expect(post.warnings).toMatchObject([{ code: 'post-too-large' }])
    expect(post.text.length).toBe('Some *words* & more.'.length * 300_000 + 299_999)
    expect(post.sections.length).toBeGreaterThan(500)
    expect(post.sections[0]?.parts[0]).toMatch(/^<p>Some \*words\* &amp; more\.<\/p>\n<p>/)
  })

  it('opens a post of more marks than can be read at once as plain text, however short, and a long log in code as code', () => {
    expect(codes('- *a* `b`\n'.repeat(100_000))).toEqual(['post-too-large'])
    expect(codes(`\`\`\`\n${'a line of a log, the same again\n'.repeat(100_000)}\`\`\`\n`)).toEqual([])
  })

  it.each([
    ['quotes', `${'>'.repeat(200)} deep`],
    ['lists', Array.from({ length: 200 }, (_, level) => `${'  '.repeat(level)}- item ${level}`).join('\n')],
    ['tags', `${'<div>'.repeat(200)}deep`],
    ['emphasis', `${'*a **b '.repeat(200)}x${'** a*'.repeat(200)}`]
  ])('opens deeply nested %s as plain text, whole', (_, source) => {
    const post = parse(source)
    expect(post.warnings).toMatchObject([{ code: 'nesting-too-deep' }])
    expect(post.text.replace(/\s+/g, ' ')).toBe(source.replace(/\s+/g, ' '))
  })

  it('says of a file that holds no text that it does not', () => {
    const post = parse('%PDF\0\x01\x02\ufffd\ufffd\0\0\0binary', { path: 'rubbish.md' })
    expect(post).toMatchObject({ meta: { title: 'Rubbish' }, text: '', sections: [], warnings: [{ code: 'not-text' }] })
  })

  it('keeps what a notebook says of itself from the posts after it', () => {
    const notebook = JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [{ cell_type: 'raw', metadata: {}, source: '---\ntitle: Mine\n---' }, { cell_type: 'markdown', metadata: {}, source: 'Words.' }] })
    expect(parse(notebook, { path: 'mine.ipynb', format: 'notebook' }).meta.title).toBe('Mine')
    expect(parse(notebook.replace('title: Mine', 'draft: true'), { path: 'other.ipynb', format: 'notebook' }).meta.title).toBe('Other')
  })

  it('reads a text with a stray NUL', () => {
    expect(parse(`A\0B ${'word '.repeat(50)}`).warnings).toEqual([])
  })

  it('opens an empty file', () => {
    expect(parse('')).toMatchObject({ text: '', sections: [], headings: [], warnings: [], meta: { minutes: 1, words: 0 } })
  })

  it('keeps the post whose front matter is broken', () => {
    expect(codes('---\ntitle: a: b: [\n---\nText')).toEqual(['front-matter-invalid'])
  })
})

describe('the HTML of Markdown', () => {
  it('is CommonMark with the tables, strikes and links of GFM', () => {
    expect(showLine('~~gone~~ https://a.example/x_y_z and main.rs')).toBe(
      '<p><s>gone</s> ⟦link line=1 https://a.example/x_y_z⟧https://a.example/x_y_z</a> and main.rs</p>')
    expect(showLine('|a|b|\n|:-|-:|\n|1|2|')).toContain('<td style="text-align:right">2</td>')
  })

  it('keeps addresses as written', () => {
    expect(parse('[a](<../b c.md#x>) ![p](pic%20one.png) [in](#x) [m](mailto:a@b.c)')).toMatchObject({
      links: ['../b c.md#x', 'mailto:a@b.c'], assets: ['pic%20one.png']
    })
  })

  it('leads references inside the post to the ids they mean', () => {
    const post = parse('[a](#Some-Heading) [b](#1-intro) [c](#intro) [d](#%C3%BCber) [e](#nowhere)\n\n## Some heading\n## 1. Intro\n## Über')
    expect(slotsOf(post).map((slot) => slot.kind === 'link' && slot.href)).toEqual(
      ['#post-some-heading', '#post-1-intro', '#post-1-intro', '#post-über', '#post-nowhere'])
  })

  it('shows a type that looks like a tag', () => {
    expect(showLine('A Vec<T> of `x` and HashMap<K, V>, <u8>')).toBe('<p>A Vec&lt;T&gt; of <code>x</code> and HashMap&lt;K, V&gt;, &lt;u8&gt;</p>')
  })

  it('says what the sources of embeds are, and keeps them from loading', () => {
    const html = showLine('<iframe src="https://video.example/1" title="A talk"></iframe>\n<video><source src="movie.mp4"></video>')
    expect(html).toContain('<a class="image-remote" data-text="A talk" href="https://video.example/1"')
    expect(html).toContain('Embedded page: video.example</a>')
    expect(html).toContain('<span class="image-missing" data-text="" title="Video: not shown here.">Video</span>')
  })

  it('tells the line of everything that can fail, behind the front matter', () => {
    const post = parse('---\ntitle: T\n---\nA $x$\n[l](b)\n![i](c.png)\n\n```js\n1\n```\n\n$$\ny\n$$\n\n<p>\n<img src="d.png">\n</p>')
    expect(slotsOf(post).map(({ kind, line }) => `${kind} ${line}`)).toEqual(['math 4', 'link 5', 'image 6', 'code 8', 'math 12', 'image 17'])
  })
})

describe('sections', () => {
  it('start at the headings of the first two levels, with the offset of their text', () => {
    const words = `${'word '.repeat(150)}\n\n`
    const post = parse(`${words}## One\n\n${words}### Three\n\n${words}# Two\n\n${words}`)
    expect(post.sections.map(({ start }) => post.text.slice(start, start + 4))).toEqual(['word', 'One\n', 'Two\n'])
  })

  it('start at a block after about 6,000 characters', () => {
    const post = parse(`${'word '.repeat(100)}\n\n`.repeat(60))
    expect(post.sections.length).toBe(5)
    for (const [index, { start }] of post.sections.entries()) if (index > 0) expect(post.text[start - 1]).toBe('\n')
  })
})

it('holds the canonical text', () => {
  expect(parse('a  b\nc<br>d\n\n- x\n- y\n\n|1|2|\n|-|-|\n|3|4|\n\n```\n\n  code\n\nend\n```\n\n![alt  text](x.png)').text).toBe(
    'a b c\nd\nx\ny\n1\t2\n3\t4\n  code\n\nend\nalt text')
})

it('gives the same for CRLF as for LF', () => {
  const source = '# T\n\nA $x\ny$ b\\\nc\n\n```js\n1\n2\n```\n\n<pre>\nx\n</pre>\n\n| a |\n|---|\n| b |\n'
  expect(show(parse(source.replaceAll('\n', '\r\n')))).toBe(show(parse(source)))
})
