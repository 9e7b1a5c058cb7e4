import { expect, it } from 'vitest'
import { readSource } from '../../../src/main/core/library/read-source.ts'
import { createRenderCache } from '../../../src/main/core/render/cache.ts'
import { createRenderer } from '../../../src/main/core/render/renderer.ts'
import { createSurroundings } from '../../../src/main/core/surroundings.ts'
import { parseSource } from '../../../src/main/core/sync/index-post.ts'
import { temporaryFolder } from './folder.ts'

const POST = '# Fields\n\nOver $\\field$, with $\\pair{a}{b}$.\n'

async function warningsOf(files: Record<string, string>, path: string) {
  const root = temporaryFolder(files)
  const post = parseSource(readSource(root, path), createSurroundings(root).of(path))
  const rendering = createRenderer({ cache: createRenderCache(0) }).render(post, { hash: path, resolve: { asset: () => ({ missing: '' }), link: () => null } })
  for (;;) {
    const step = await rendering.next()
    if (step.done) return step.value.map(({ code }) => code)
  }
}

it('takes the macros of a book from the file that its configuration names, for chapters in any of its folders', async () => {
  const macros = '\\field:{\\mathbb{F}}\n\\pair:{\\langle #1, #2 \\rangle}\n'
  const book = { 'book.toml': '[book]\ntitle = "B"\n[preprocessor.katex]\nmacros = "tex/all.txt"\n', 'tex/all.txt': macros }
  expect(await warningsOf({ ...book, 'src/deep/one.md': POST }, 'src/deep/one.md')).toEqual([])
  expect(await warningsOf({ 'book.toml': '[book]\ntitle = "B"\n', 'macros.txt': macros, 'src/one.md': POST }, 'src/one.md')).toEqual([])
  expect(await warningsOf({ 'book.toml': '[book]\ntitle = "B"\n', 'src/one.md': POST }, 'src/one.md')).toEqual(['math-failed', 'math-failed'])
})
