import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Site } from '../../../../../src/main/core/parse/parsed-post.ts'
import { createMarkdown } from '../../../../../src/main/core/parse/markdown.ts'
import { expandTemplates } from '../../../../../src/main/core/parse/templates/expand.ts'
import { parse } from '../serialise.ts'

const N = 50_000
const times = (text: string, count = N) => text.repeat(count)
const jekyll: Site = { engine: 'jekyll', title: '', author: '', baseUrl: '', url: '' }

const INPUTS: Record<string, string> = {
  'open tags': times('{% '),
  'tags without an end': times('{% a '),
  'open outputs': times('{{ a '),
  'open shortcodes': times('{{< a '),
  'shortcodes with open strings': times('{{< a "b '),
  'escaped shortcodes that stay open': times('{{</* a '),
  'escaped shortcodes in code': `\`\`\`\n${times('{{</* a ')}\n\`\`\``,
  'unknown tags in one line': times('{% a %} ', 20_000),
  'unknown shortcodes in one line': times('{{< a b="c" >}} ', 20_000),
  'unknown shortcodes on lines': times('{{< a b="c" >}}\n', 20_000),
  'figures in one line': times('{{< figure src="a.png" caption="c" >}} ', 10_000),
  'nested pairs': `${times('{{< alert >}}\n', 5000)}x\n${times('{{< /alert >}}\n', 5000)}`,
  'nested conditions': `${times('{% if true %}', 5000)}x${times('{% endif %}', 5000)}`,
  'pairs that cross': `${times('{{< alert >}}{{< note >}}', 5000)}${times('{{< /alert >}}{{< /note >}}', 5000)}`,
  'raw tags that stay open': times('{% raw %}{{ a }} ', 20_000),
  'highlights that stay open': times('{% highlight a %}\n', 20_000),
  'comments that stay open': times('<!-- {{ a }} ', 20_000),
  'back-ticks around tags': times('` {{ a }} `` ', 20_000),
  'fences around tags': times('```\n{{ a }}\n', 20_000),
  'loops within loops': `${times('{% for a in (1..1000) %}', 30)}x${times('{% endfor %}', 30)}`,
  'text that doubles': `{% assign a = "xxxxxxxxxx" %}${times('{% assign a = a | append: a %}', 60)}{{ a }}`,
  'captures that double': `{% capture a %}xxxxxxxxxx{% endcapture %}${times('{% capture a %}{{ a }}{{ a }}{% endcapture %}', 60)}{{ a }}`,
  'text that is replaced by longer text': `{% assign a = "${times('a', 1000)}" %}{% assign b = a | replace: "a", a | replace: "a", a %}{{ b }}`,
  'forged marks': `{{ a.b }} ${times('{\ue07d0}', 20_000)}`,
  'open attribute lists': times('{: '),
  'attribute lists': times('*a*{: .b} ', 20_000),
  'attribute lists on lines': times('a\n{: .b}\n\n', 20_000),
  'attribute lists of quotes': times('> a\n{: .prompt-tip}\n\n', 10_000),
  'attribute lists in a row': times('{: .b}\n', 20_000),
  'long attribute lists': times(`{: ${times('.a ', 400)}}\n`, 100),
  'indented HTML': `<div>\n\n${times('    <div>\n\n', 20_000)}`,
  'elements of Markdown': times('<div markdown="1">\n'),
  'conditions that are long': `{% if ${times('a or ', 900)}b %}x{% endif %}`,
  'parentheses': `{{ ${times('(', 4000)} }}`,
  'inserts': times('{{#include a}} ', 20_000)
}

describe('hostile tags', () => {
  it.each(Object.keys(INPUTS))('are soon done with: %s', { timeout: 60_000 }, (name) => {
    const before = process.cpuUsage()
    const post = parse(INPUTS[name] ?? '', { surroundings: { site: jekyll, read: () => INPUTS[name] ?? null } })
    // What grows with the square of the input takes minutes; the margin is for slow machines.
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(15)
    expect(post.warnings.map(({ code }) => code)).not.toContain('parse-failed')
    expect(post.text.length).toBeLessThan(8_000_000)
  })
})

const scrap = fc.oneof(
  fc.constantFrom(
    '{% if a %}', '{% else %}', '{% endif %}', '{% for i in (1..3) %}', '{% endfor %}', '{% raw %}', '{% endraw %}', '{% assign a = 1 %}', '{% capture b %}',
    '{% endcapture %}', '{{ a }}', '{{- b -}}', '{{ page.title | upcase }}', '{% include figure.html path="x.png" caption="y" %}', '{% include other.html a=b %}',
    '{{< figure src="a.png" >}}', '{{< alert >}}', '{{< /alert >}}', '{{% tab "x" %}}', '{{% /tab %}}', '{{< nobody', '>}}', '%}', '}}', '{% highlight x %}',
    '{% endhighlight %}', '{: .a}', '{:toc}', '{.b #c}', '{\ue07d0}', '{::comment}', '{:/}', '<div markdown="1">', '</div>', '<img src="', '">', '`', '```\n',
    '\n', '\n\n', '- ', '> ', '    ', '| a | b |\n|-|-|\n', '# ', 'word ', '*em*', '[a](', ')', '![b](c.png)', '<!--', '-->', '$x$'),
  fc.string({ maxLength: 5 })
)
const source = fc.array(scrap, { maxLength: 40 }).map((scraps) => scraps.join(''))

describe('any text with tags', () => {
  it('is parsed without an error, and the same way each time', () => {
    fc.assert(fc.property(source, fc.constantFrom(jekyll, undefined), (text, site) => {
      const surroundings = { site, read: (path: string) => (path.endsWith('other.html') ? text : null) }
      const post = parse(text, { surroundings })
      expect(post.warnings.map(({ code }) => code)).not.toContain('parse-failed')
      expect(parse(text, { surroundings })).toEqual(post)
    }), { numRuns: 500 })
  })

  it('leaves no mark behind and tells lines of the file', () => {
    fc.assert(fc.property(source, (text) => {
      const post = parse(text)
      const lines = text.split('\n').length
      for (const part of post.sections.flatMap(({ parts }) => parts)) {
        if (typeof part !== 'string') expect(part.line ?? 1).toBeLessThanOrEqual(lines)
      }
      if (!text.includes('\ue07d')) expect(JSON.stringify(post)).not.toContain('\ue07d')
      for (const { line } of post.warnings) expect(line ?? 1).toBeLessThanOrEqual(lines)
    }), { numRuns: 500 })
  })
})

it('costs posts without tags nothing but a look', () => {
  expect(expandTemplates('Plain *text* with $\\frac{{1}}{b}$ and {braces}', { data: {}, site: null, read: () => null, markdown: true })).toBeNull()
  const markdown = createMarkdown()
  expect(markdown('a {b} c', 0).html).toBe('<p>a {b} c</p>\n')
})
