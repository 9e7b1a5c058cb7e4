import { existsSync, globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { parsePost } from '../../../../src/main/core/parse/parse-post.ts'
import { createRenderer } from '../../../../src/main/core/render/renderer.ts'
import { canonical, render } from './render-post.ts'

const CORPUS = resolve(import.meta.dirname, '../../../../../shared/corpus')
const present = existsSync(CORPUS)
if (!present) console.warn('The corpus of real posts is not beside the project: tests that read it are skipped.')

/** Formulas that may fail. */
it.skipIf(!present).each([['iclr-blogposts', 0], ['halo2-book', 0], ['distill', 0]])(
  'renders the posts of %s with the text that the parser found', async (name, failures) => {
    const renderer = createRenderer()
    const files = globSync(`${CORPUS}/${name}/**/*.{md,html}`)
    let failed = 0
    const macros = macrosIn(`${CORPUS}/${name}`)
    for (const file of files) {
      const post = parsePost({ source: readFileSync(file, 'utf8'), format: file.endsWith('html') ? 'html' : 'markdown', path: file, surroundings: { macros } })
      const { html, warnings } = await render(post, { renderer })
      expect(canonical(html), file).toBe(post.text)
      failed += warnings.filter(({ code }) => code === 'math-failed').length
    }
    expect(files.length).toBeGreaterThan(10)
    expect(failed).toBeLessThanOrEqual(failures)
  }, 120_000)

/** The macro file of an mdBook. */
const macrosIn = (folder: string): Record<string, string> => Object.fromEntries(globSync(`${folder}/**/macros.txt`).flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/^(\\[a-zA-Z]+):(.*)$/gm)].map(([, macro = '', body = '']) => [macro, body])))
