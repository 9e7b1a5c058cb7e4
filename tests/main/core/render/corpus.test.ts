import { existsSync, globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { parsePost } from '../../../../src/main/core/parse/parse-post.ts'
import { createRenderer } from '../../../../src/main/core/render/renderer.ts'
import { canonical, render } from './render-post.ts'

const CORPUS = resolve(import.meta.dirname, '../../../../../shared/corpus')
const present = existsSync(CORPUS)
if (!present) console.warn('The corpus of real posts is not beside the project: tests that read it are skipped.')

/** Formulas that fail: of iclr-blogposts those of one post, whose definitions stand in a block that parse takes apart; of
 * halo2-book those that need the macro file beside the book. */
it.skipIf(!present).each([['iclr-blogposts', 50], ['halo2-book', 180], ['distill', 0]])(
  'renders the posts of %s with the text that the parser found', async (name, failures) => {
    const renderer = createRenderer()
    const files = globSync(`${CORPUS}/${name}/**/*.{md,html}`)
    let failed = 0
    for (const file of files) {
      const post = parsePost({ source: readFileSync(file, 'utf8'), format: file.endsWith('html') ? 'html' : 'markdown', path: file })
      const { html, warnings } = await render(post, { renderer })
      expect(canonical(html), file).toBe(post.text)
      failed += warnings.filter(({ code }) => code === 'math-failed').length
    }
    expect(files.length).toBeGreaterThan(10)
    expect(failed).toBeLessThanOrEqual(failures)
  }, 120_000)
