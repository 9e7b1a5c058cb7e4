import { describe, expect, it } from 'vitest'
import type { Site, Surroundings } from '../../../../../src/main/core/parse/parsed-post.ts'
import { parse, show, slotsOf } from '../serialise.ts'

const site = (engine: Site['engine'], data: Record<string, unknown> = {}): Site => ({ engine, title: 'Site', author: '', baseUrl: '', url: 'https://example.org', data })
const read = (source: string, files: Record<string, string> = {}, engine: Site['engine'] = 'jekyll') => {
  const surroundings: Surroundings = { site: site(engine), read: (path) => files[path] ?? null }
  const post = parse(source, { surroundings })
  return { ...post, html: show(post).trim() }
}
const linesOf = (post: ReturnType<typeof read>) => slotsOf(post).flatMap((slot) => ('src' in slot ? [`${slot.src}:${slot.line}`] : []))

describe('lines', () => {
  it('are those of the file behind tags of several lines, loops and raw text', () => {
    const post = read([
      '---', 'title: x', '---', // 1-3
      '{{< figure', 'src="a.png"', '>}}', // 4-6
      '![b](b.png)', '', // 7
      '{% for i in (1..2) %}', '![c](c.png)', '{% endfor %}', '', // 9-11
      '{% comment %}', 'x', '{% endcomment %}', '', '![d](d.png)', '', // 17
      '{% raw %}', '![e](e.png)', '{% endraw %}', // 20
      'text {{< alert >}}in one line{{< /alert >}} ![f](f.png)', // 22
      '{{ nothing.here }}' // 23
    ].join('\n'))
    expect(linesOf(post)).toEqual(['a.png:4', 'b.png:7', 'c.png:10', 'c.png:10', 'd.png:17', 'e.png:20', 'f.png:22'])
    expect(post.warnings).toEqual([{ code: 'tag-unknown', line: 23, message: 'Lectern does not know the tag {{ nothing.here }}, so its source is shown.' }])
  })

  it('are those of the file in HTML with front matter', () => {
    const post = parse('---\ntitle: x\n---\n<p>{% comment %}\n\n{% endcomment %}{{ page.title }}</p>\n<img src="{{ \'/a.png\' | relative_url }}">', { format: 'html' })
    expect(slotsOf(post)).toMatchObject([{ src: '/a.png', line: 7 }])
    expect(post.text).toContain('x')
  })
})

it('leaves pages of HTML alone that have no front matter', () => {
  expect(show(parse('<p>{{ page.title }}</p>', { format: 'html' }))).toContain('{{ page.title }}')
})

describe('included files', () => {
  it('are followed with their arguments', () => {
    const files = { '/_includes/greeting.html': '<div class="note">{{ include.text }}{% if include.more %} more{% endif %}</div>\n', '/_includes/word.md': 'a *word*' }
    const { html } = read('{% include greeting.html text="Some **words**" %}\n\nWith {% include word.md %}.', files)
    expect(html).toBe('<div class="note">Some **words**</div><p>With a <em>word</em>.</p>')
  })

  it('are shown as their tag where they hold what is not known, or include themselves', () => {
    expect(read('{% include a.html %}', { '/_includes/a.html': '<p>{% nobody %}</p>' }).html).toContain('class="unknown-tag"')
    expect(read('{% include a.html %}', { '/_includes/a.html': '<p>{% include a.html %}</p>' }).html).toContain('{% include a.html %}')
  })

  it('are put into code by mdBook, whole, by lines or by their anchor', () => {
    const files = { 'a.rs': 'one\n// ANCHOR: mid\ntwo\n// ANCHOR_END: mid\nthree\n', 'b.md': '*b*' }
    const code = (args: string) => slotsOf(read(`\`\`\`rust\n{{#include ${args}}}\n\`\`\``, files, 'mdbook')).map((slot) => ('code' in slot ? slot.code : ''))
    expect(code('a.rs')).toEqual(['one\ntwo\nthree'])
    expect(code('a.rs:mid')).toEqual(['two'])
    expect(code('a.rs:1')).toEqual(['one'])
    expect(code('a.rs:3:5')).toEqual(['two\n// ANCHOR_END: mid\nthree'])
    expect(read('Text {{#include b.md}}.', files, 'mdbook').html).toBe('<p>Text <em>b</em>.</p>')
  })

  it('that are missing stay to be seen, with a warning', () => {
    const post = read('```\n{{#include no.rs}}\n```\n\n{{#include no.md}}', {}, 'mdbook')
    expect(slotsOf(post)).toMatchObject([{ code: '{{#include no.rs}}' }])
    expect(post.html).toContain('<div class="unknown-tag"')
    expect(post.warnings.map(({ line }) => line)).toEqual([2, 5])
  })
})

describe('what only looks like a tag', () => {
  it.each([
    'x{{1,2},{3,4}}', 'std::{{impl}}::new', '${{ secrets.KEY }}', 'a {{b}} c', '{%', '{{', '{{<', '{{%', '{{ }}', '{% %}', '{{{}}}', 'f{{x}}', '{{1}}', '{:?}', '{:x}'
  ])('stays as it is: %s', (text) => {
    const { html, warnings } = read(`Text ${text}`, {}, null)
    expect(html).toBe(`<p>Text ${text.replaceAll('<', '&lt;')}</p>`)
    expect(warnings).toEqual([])
  })

  it('is left to formulas', () => {
    expect(read('$\\frac{{a}}{{b}}$ and $$x_{{i}}$$').html).toBe('<p>⟦math line=1: \\frac{{a}}{{b}}⟧ and ⟦math line=1: x_{{i}}⟧</p>')
  })
})

describe('values', () => {
  it.each([
    ['{{ "a b" | split: " " | join: "-" }}', 'a-b'],
    ['{{ "abc" | slice: 1, 2 | upcase }}', 'BC'],
    ['{% assign n = 7 %}{{ n | times: 6 }}', '42'],
    ['{{ page.none | default: "given" }}', 'given'],
    ['{{ "2024-05-06" | date: "%b %-d, %Y" }}', 'May 6, 2024'],
    ['{{ "x" | prepend: "/" | relative_url }}', '/x'],
    ['{{ "https://example.org/x" | relative_url }}', 'https://example.org/x'],
    ['{% assign a = "1,2,3" | split: "," %}{{ a | size }}{{ a[1] }}{{ a.last }}{{ a | first }}', '3231'],
    ['{% if "abc" contains "b" and 2 > 1 %}y{% else %}n{% endif %}', 'y'],
    ['{% unless page.draft %}y{% endunless %}', 'y'],
    ['{% for i in (1..5) reversed limit:2 %}{{ i }}{% endfor %}', '21'],
    ['{{ "{{ shown }}" }}', '{{ shown }}'],
    ['{{ "{%" }} shown %}', '{% shown %}']
  ])('%s is %s', (source, text) => {
    expect(read(source).text).toBe(text)
  })
})
