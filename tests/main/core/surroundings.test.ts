import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createSurroundings } from '../../../src/main/core/surroundings.ts'
import { temporaryFolder, writeFiles } from './folder.ts'

const siteOf = (files: Record<string, string>, path = 'posts/a.md') => {
  const { data: _, ...site } = createSurroundings(temporaryFolder(files)).of(path).site ?? {}
  return site
}

describe('the site of a post', () => {
  it.each([
    ['Jekyll', { '_config.yml': 'title: T\nauthor: { name: A }\nurl: https://example.org/\nbaseurl: blog/\n' }, { engine: 'jekyll', title: 'T', author: 'A', url: 'https://example.org', baseUrl: '/blog' }],
    ['Hexo', { '_config.yml': 'title: T\nauthor: A\nurl: https://example.org\nroot: /\nnew_post_name: x\n' }, { engine: 'hexo', title: 'T', author: 'A', url: 'https://example.org', baseUrl: '' }],
    ['Hugo in TOML', { 'hugo.toml': 'baseURL = "https://example.org/sub/"\ntitle = "T"\n[params]\nauthor = "A"\n' }, { engine: 'hugo', title: 'T', author: 'A', url: 'https://example.org', baseUrl: '/sub' }],
    ['Hugo in an older name', { 'config.yaml': 'baseURL: https://example.org\ntitle: T\n' }, { engine: 'hugo', title: 'T', author: '', url: 'https://example.org', baseUrl: '' }],
    ['Hugo in a folder', { 'config/_default/hugo.toml': 'title = "T"\nbaseURL = "/"\n' }, { engine: 'hugo', title: 'T', author: '', url: '', baseUrl: '' }],
    ['Zola', { 'config.toml': 'base_url = "https://example.org"\ntitle = "T"\n' }, { engine: 'zola', title: 'T', author: '', url: 'https://example.org', baseUrl: '' }],
    ['MkDocs, with tags of Python', { 'mkdocs.yml': 'site_name: T\nsite_url: https://example.org/docs/\nx: !!python/name:a.b.c\n' }, { engine: 'mkdocs', title: 'T', author: '', url: 'https://example.org', baseUrl: '/docs' }],
    ['Quarto', { '_quarto.yml': 'website:\n  title: T\n  site-url: https://example.org\nauthor: A\n' }, { engine: 'quarto', title: 'T', author: 'A', url: 'https://example.org', baseUrl: '' }],
    ['mdBook', { 'book.toml': '[book]\ntitle = "T"\nauthors = ["A", "B"]\n' }, { engine: 'mdbook', title: 'T', author: 'A, B', url: '', baseUrl: '' }],
    ['Obsidian', { '.obsidian/app.json': '{}' }, { engine: 'obsidian', title: '', author: '', url: '', baseUrl: '' }]
  ])('is told by the configuration of %s', (_name, files, site) => {
    expect(siteOf(files)).toEqual(site)
  })

  it('is that of the nearest configuration above it', () => {
    const surroundings = createSurroundings(temporaryFolder({ '_config.yml': 'title: outer', 'book/book.toml': '[book]\ntitle = "inner"' }))
    expect(surroundings.of('book/src/a.md')).toMatchObject({ root: 'book', site: { title: 'inner' } })
    expect(surroundings.of('_posts/a.md')).toMatchObject({ root: '', site: { title: 'outer' } })
  })

  it('is none where there is no configuration, but for folders that only Jekyll has', () => {
    expect(siteOf({})).toEqual({})
    expect(siteOf({ 'config.toml': 'debug = true' })).toEqual({})
    expect(siteOf({}, 'blog/_posts/2024-01-01-a.md')).toMatchObject({ engine: 'jekyll' })
  })

  it('is read as far as it goes where the configuration is broken', () => {
    expect(siteOf({ '_config.yml': 'title: "T"\nbroken: [\nbaseurl: /b\n' })).toMatchObject({ title: 'T', baseUrl: '/b' })
  })

  it('has another version once its configuration is another', () => {
    const root = temporaryFolder({ '_config.yml': 'title: one' })
    const before = createSurroundings(root).of('a.md')
    expect(createSurroundings(root).of('b.md').version).toBe(before.version)
    writeFiles(root, { '_config.yml': 'title: two' })
    const after = createSurroundings(root).of('a.md')
    expect(after.version).not.toBe(before.version)
    expect(after.site?.title).toBe('two')
  })
})

describe('files beside a post', () => {
  it('are read from its folder and from the root of its site', () => {
    const root = temporaryFolder({ 'top.md': 'top', 'site/_config.yml': '', 'site/in.md': 'in', 'site/posts/beside.md': 'beside' })
    const { read } = createSurroundings(root).of('site/posts/a.md')
    expect(['beside.md', './beside.md', '../in.md', '/in.md', '/top.md', '/posts/beside.md', 'none.md'].map((path) => read?.(path)))
      .toEqual(['beside', 'beside', 'in', 'in', 'top', 'beside', null])
  })

  it('are not read from outside of the folder, from hidden folders or where they are too large', () => {
    const outside = temporaryFolder({ 'secret.txt': 'secret' })
    const root = temporaryFolder({ '.git/config': 'x', 'large.txt': 'x'.repeat(2 * 1024 * 1024 + 1), 'a/b.md': '' })
    symlinkSync(join(outside, 'secret.txt'), join(root, 'link.txt'))
    const { read } = createSurroundings(root).of('a/b.md')
    for (const path of ['../link.txt', '/link.txt', '../../secret.txt', '/../secret.txt', join(outside, 'secret.txt'), '/.git/config', '/large.txt', '/a', 'b\0.md']) {
      expect(read?.(path), path).toBeNull()
    }
  })
})

describe('macros', () => {
  it('come from the file that a book names, and from files beside the configuration', () => {
    const book = createSurroundings(temporaryFolder({
      'book/book.toml': '[preprocessor.katex]\nmacros = "tex/all.txt"', 'book/tex/all.txt': '# Sets\n\\RR:{\\mathbb{R}}\n\\norm:{\\|#1\\|}\n', 'book/src/a.md': ''
    }))
    expect(book.of('book/src/a.md').macros).toEqual({ '\\RR': '\\mathbb{R}', '\\norm': '\\|#1\\|' })
    const site = createSurroundings(temporaryFolder({ '_config.yml': 'mathjax: { macros: { bold: ["\\\\mathbf{#1}", 1] } }', '_macros.tex': '\\newcommand{\\EE}{\\mathbb{E}}' }))
    expect(site.of('a.md').macros).toEqual({ '\\EE': '\\mathbb{E}', '\\bold': '\\mathbf{#1}' })
  })

  it('are none where a site has none', () => {
    expect(createSurroundings(temporaryFolder({ '_config.yml': 'title: x' })).of('a.md').macros).toBeUndefined()
  })
})
