import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldText } from '../../../../../src/shared/canonical-text.ts'
import { sanitise } from '../../../../../src/main/core/parse/sanitise/sanitise.ts'
import { stowImages } from '../../../../../src/main/core/parse/stowed-images.ts'
import { parse, plainHtml, show } from '../serialise.ts'

const TAGS = ('p div b i a table tr td th tbody thead caption ul li ol dl dt dd h1 h2 h3 span code pre blockquote center form details summary ruby ' +
  'rt section article svg math br hr img em figure figcaption foo x-y button select script style template').split(' ')
const tag = fc.constantFrom(...TAGS)
const attribute = fc.constantFrom('', ' id="x"', ' href="#x"', ' href="a.md"', ' src="p.png" alt="pic"', ' class="note"', ' style="width:5px"', ' onclick="x"', ' "', " '")
const scrap = fc.oneof(
  fc.tuple(tag, attribute).map(([name, rest]) => `<${name}${rest}>`),
  tag.map((name) => `</${name}>`),
  fc.constantFrom('word', 'two words ', ' ', '\n', '\n\n', '&lt;', '&amp;', '<', '>', '"', '$x_1$', '$$', '\\(a\\)', '`', '```\n', '|', '|-|\n', '- ', '> ', '# ',
    '[a](b)', '![c](d.png)', '[^1]', '[^1]: ', '*', '_', '<!-- c -->', '<!--', '-->', '~~', '中文', '\t', '    ', '---\n', '+++\n', '{', '\\', '\0', '\ud800'),
  fc.string({ maxLength: 8 })
)
const source = fc.array(scrap, { maxLength: 60 }).map((scraps) => scraps.join(''))
const format = fc.constantFrom('markdown' as const, 'html' as const)

/** What the sanitiser adds, taken away: an author did not write it. */
const undecorated = (html: string) => html
  .replace(/<a class="anchor" data-skip [^>]*>#<\/a>/g, '')
  .replace(/<div class="table-scroll" tabindex="0"><table/g, '<table').replace(/<\/table><\/div>/g, '</table>')
  .replace(/<span class="image-missing" data-text="([^"]*)"[^>]*>[^<]*<\/span>/g, '<img alt="$1">')
  .replace(/="#?post-(?:post-)*/g, (start) => start.startsWith('="#') ? '="#' : '="')
const withoutIds = (html: string) => html.replace(/ id="[^"]*"/g, '')

describe('any input', () => {
  it('is parsed without an error, and the same way each time', () => {
    fc.assert(fc.property(source, format, (text, kind) => {
      const post = parse(text, { format: kind })
      expect(post.warnings.map(({ code }) => code)).not.toContain('parse-failed')
      expect(parse(text, { format: kind })).toEqual(post)
    }), { numRuns: 400 })
  })

  it('has headings and sections whose offsets point at their text', () => {
    fc.assert(fc.property(source, format, (text, kind) => {
      const post = parse(text, { format: kind })
      const ids = post.headings.map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      for (const heading of post.headings) {
        const there = post.text.slice(heading.start)
        expect(there).not.toMatch(/^[\n\t ]/)
        expect(foldText(there.replace(/[\n\t]/g, ' ')).startsWith(foldText(heading.text))).toBe(true)
      }
      const starts = post.sections.map(({ start }) => start)
      expect([...starts].sort((a, b) => a - b)).toEqual(starts)
    }), { numRuns: 400 })
  })

  it('is sanitised by the first pass: a second one changes nothing', () => {
    fc.assert(fc.property(source, format, (text, kind) => {
      // A heading at the top would be taken for the title.
      const once = parse(`begin\n\n${text}`, { format: kind })
      const html = undecorated(plainHtml(once)).replace(/<span class="task" data-skip[^>]*>.<\/span>/g, '')
      const twice = sanitise(html, { slots: [], images: stowImages(''), rawFrom: null, markdown: false })
      expect(twice && withoutIds(undecorated(plainHtml(twice)))).toBe(withoutIds(html))
      expect(twice?.text).toBe(once.text)
    }), { numRuns: 300 })
  })

  it('loses no letter of plain text', () => {
    fc.assert(fc.property(fc.array(fc.stringMatching(/^[a-z中文é ]{1,20}$/), { minLength: 1, maxLength: 20 }), (lines) => {
      const text = lines.map((line) => `x${line.trim()}`).join('\n\n')
      expect(parse(text).text.replace(/\s+/g, '')).toBe(text.replace(/\s+/g, ''))
    }))
  })

  it('shows what it showed to a reader', () => {
    expect(show(parse('<p>a'))).toBe('<p>a</p>')
  })
})
