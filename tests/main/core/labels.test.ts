import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createAssets } from '../../../src/main/core/assets.ts'
import { createRenderCache } from '../../../src/main/core/render/cache.ts'
import { createRenderer } from '../../../src/main/core/render/renderer.ts'
import { createResolve } from '../../../src/main/core/resolve.ts'
import { createStore } from '../../../src/main/core/store/store.ts'
import { createSurroundings } from '../../../src/main/core/surroundings.ts'
import { parseSource, toRecord } from '../../../src/main/core/sync/index-post.ts'
import { readSource } from '../../../src/main/core/library/read-source.ts'
import { temporaryFolder } from './folder.ts'
import { FOLDER, idOf } from './store/records.ts'

/** Posts that were read into a store, and how one of them is shown beside the others. */
function library(files: Record<string, string>) {
  const root = temporaryFolder(files)
  const store = createStore({ file: join(temporaryFolder(), 'store.db') })
  const renderer = createRenderer({ cache: createRenderCache(0) })
  onTestFinished(() => { renderer.close(); store.close() })
  const surroundings = createSurroundings(root)
  const parse = (path: string) => parseSource(readSource(root, path), surroundings.of(path))
  const save = (path: string) => {
    store.savePosts([toRecord(readSource(root, path), parse(path), { id: idOf(path), folderId: FOLDER, marks: { notes: 0, progress: 0, lastRead: null } })])
  }
  for (const path of Object.keys(files).filter((name) => /\.(?:md|qmd|ipynb)$/.test(name))) save(path)
  const show = async (path: string) => {
    const resolve = createResolve({ id: FOLDER, path: root }, path, { store, assets: createAssets(), surroundings: surroundings.of(path) })
    const rendering = renderer.render(parse(path), { hash: path, resolve })
    let html = ''
    for (;;) {
      const step = await rendering.next()
      if (step.done) return { html, warnings: step.value, text: parse(path).text }
      html += step.value.html
    }
  }
  return { show, store }
}

const linkTo = (path: string) => `data-post="${idOf(path)}"`

it('shows what a d2l book refers to in other chapters, by their titles, headings, figures, tables and equations', async () => {
  const { show } = library({
    'one/first.md': [
      '# The first chapter', ':label:`chap_first`', '', '## A section', ':label:`sec_a`', '', '![A picture](a.png)', ':label:`fig_a`', '',
      '|a|\n|-|\n|1|', ':label:`tab_a`', '', '$$a = b$$', ':eqlabel:`eq_a`', ''
    ].join('\n'),
    'two/second.md': '# The second\n\nSee :numref:`chap_first`, :ref:`sec_a`, :numref:`fig_a`, :numref:`tab_a` and :eqref:`eq_a`; not :numref:`sec_none`.\n'
  })
  const { html, warnings, text } = await show('two/second.md')
  expect(html).toContain(`<a ${linkTo('one/first.md')} href="#/post/${idOf('one/first.md')}" title="The first chapter" data-text="first">The first chapter</a>`)
  expect(html).toContain(`${linkTo('one/first.md')} data-heading="post-sec_a"`)
  expect(html).toContain('data-text="a">A section</a>')
  expect(html).toContain('data-heading="post-fig_a"')
  expect(html).toContain('data-text="a">Figure 1</a>')
  expect(html).toContain('data-text="a">Table 1</a>')
  expect(html).toContain('data-heading="post-eq:eq_a"')
  expect(html).toContain('data-text="(a)">(1)</a>')
  expect(html).toContain('<span class="reference" title="No post of this folder has the label “sec_none”.">none</span>')
  expect(warnings).toEqual([{ code: 'link-label', message: 'No post of this folder has the label “sec_none”.', line: 3 }])
  expect(text).toBe('See first, a, a, a and (a); not none.')
})

it('shows MyST roles and links without words that lead to other files', async () => {
  const { show } = library({
    'intro.md': '# Introduction\n\n(my-Target)=\n## Where it *begins*\n\nText\n\n```{figure} a.png\n:name: a-figure\nWords\n```\n',
    'other.md': '# Other\n\n(unused)=\n\nBy {ref}`my-target`, {ref}`own words <my-target>`, {numref}`a-figure` and [](#my-target).\n'
  })
  const { html, warnings } = await show('other.md')
  expect(html).toContain('data-text="target">Where it begins</a>')
  expect(html).toMatch(/title="Introduction">own words<\/a>/)
  expect(html).toContain('data-text="figure">Figure 1</a>')
  expect(html.match(/data-heading="post-my-Target"/g)).toHaveLength(3)
  expect(warnings).toEqual([])
})

it('shows cross-references of Quarto to other posts of the site', async () => {
  const { show } = library({
    '_quarto.yml': 'project:\n  type: book\n',
    'a.qmd': '# A\n\n## Method {#sec-method}\n\n![Words](a.png){#fig-plot}\n\n$$x = 1$$ {#eq-x}\n',
    'b.qmd': '# B\n\nIn @sec-method, [@fig-plot] and @eq-x.\n'
  })
  const { html, warnings } = await show('b.qmd')
  expect(html).toContain('>Method</a>')
  expect(html).toContain('>Figure 1</a>')
  expect(html).toContain('>(1)</a>')
  expect(warnings).toEqual([])
})

it('takes the nearest of several posts with a label, and none of another folder', async () => {
  const { show, store } = library({
    'book/one/a.md': '# Near\n:label:`chap_x`\n', 'other/a.md': '# Far\n:label:`chap_x`\n', 'book/two/b.md': '# B\n\n:numref:`chap_x`\n'
  })
  expect((await show('book/two/b.md')).html).toContain('>Near</a>')
  expect(store.labelled('ffffffff', 'chap_x')).toEqual([])
  store.hidePosts([idOf('book/one/a.md')])
  expect((await show('book/two/b.md')).html).toContain('>Far</a>')
})

it('finds what another cell of the same notebook has', async () => {
  const cell = (source: string) => ({ cell_type: 'markdown', metadata: {}, source })
  const { show } = library({
    'n.ipynb': JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [cell('# N'), cell('See {ref}`here`.'), cell('(here)=\n## A heading\n\nText')] })
  })
  expect((await show('n.ipynb')).html).toContain('<a href="#post-here" data-heading="post-here" data-text="here">A heading</a>')
})

it('cites from the list of works that a book keeps beside or above its chapters', async () => {
  const works = '@book{Knuth.1984, author = {Donald Knuth}, title = {The TeXbook}, year = {1984}}'
  const { show } = library({
    'book.bib': works, '_config.yml': 'bibtex_bibfiles: [book.bib]\n', 'a.md': '# A\n\nBy {cite}`Knuth.1984`.\n',
    'd2l/d2l.bib': works, 'd2l/one/b.md': '# B\n\nBy :cite:`Knuth.1984`.\n'
  })
  for (const path of ['a.md', 'd2l/one/b.md']) expect((await show(path)).text).toMatch(/^By \(Knuth, 1984\)\.\nReferences\n.*The TeXbook/)
})
