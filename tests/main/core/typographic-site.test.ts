import { expect, it } from 'vitest'
import type { Site } from '../../../src/main/core/parse/parsed-post.ts'
import { isTypographicSite } from '../../../src/main/core/typographic-site.ts'

const site = (engine: Site['engine'], data: Record<string, unknown> = {}): Site => ({ engine, title: '', author: '', baseUrl: '', url: '', data })

it.each([
  ['jekyll', {}, true],
  ['jekyll', { markdown: 'CommonMarkGhPages' }, false],
  ['jekyll', { kramdown: { smart_quotes: ['apos', 'apos', 'quot', 'quot'] } }, false],
  ['jekyll', { kramdown: { gfm_quirks: ['no_auto_typographic'] } }, false],
  ['hugo', {}, true],
  ['hugo', { markup: { goldmark: { extensions: { typographer: false } } } }, false],
  ['hugo', { Markup: { Goldmark: { Extensions: { Typographer: { Disable: true } } } } }, false],
  ['quarto', {}, true],
  ['quarto', { from: 'markdown-smart' }, false],
  ['hexo', { marked: { smartypants: false } }, false],
  ['zola', {}, false],
  ['zola', { markdown: { smart_punctuation: true } }, true],
  ['mdbook', {}, false],
  ['mdbook', { output: { html: { 'smart-punctuation': true } } }, true],
  ['mkdocs', { markdown_extensions: ['toc', 'smarty'] }, true],
  ['obsidian', {}, false],
  [null, {}, false]
] as const)('%s with %o typesets: %s', (engine, data, expected) => {
  expect(isTypographicSite(site(engine, data), 'a.md')).toBe(expected)
})

it('never typesets saved pages, nor posts of no site', () => {
  expect(isTypographicSite(site('jekyll'), 'a.html')).toBe(false)
  expect(isTypographicSite(undefined, 'a.md')).toBe(false)
})
