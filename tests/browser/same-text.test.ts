import { existsSync, globSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formatOf } from '../../src/main/core/library/source-paths.ts'
import { readSource } from '../../src/main/core/library/read-source.ts'
import { parsePost } from '../../src/main/core/parse/parse-post.ts'
import { createRenderer, type Resolve } from '../../src/main/core/render/renderer.ts'
import { browserPath, startBrowser, type DomBrowser } from './browser.ts'

const CORPUS = resolve(import.meta.dirname, '../../../shared/corpus')
const FIXTURES = ['../fixtures/library', '../fixtures/hostile', '../../resources/library'].map((path) => resolve(import.meta.dirname, path))
/** Of a large corpus every so many-th post is shown: formulas cost most of the time. */
const STEP = 10

const PLACES: Resolve = {
  asset: (src) => (src.length % 2 === 0 ? { url: 'asset/1' } : { missing: 'No such file.' }),
  link: (href) => (href.length % 2 === 0 ? { postId: 'f-1' } : null),
  reference: (label) => (label.length % 2 === 0 ? { postId: 'f-1', id: 'post-x', words: 'Figure 1 ', title: 'Another post' } : null)
}

describe.skipIf(!browserPath)('the text of a post in the page', () => {
  const renderer = createRenderer()
  let browser: DomBrowser
  beforeAll(async () => { browser = await startBrowser() })
  afterAll(async () => { await browser.close(); renderer.close() })

  /** Posts whose text in the page differs from the parser's, with the first difference. */
  async function differences(root: string, step: number): Promise<unknown[]> {
    const paths = globSync('**/*.{md,markdown,html,htm}', { cwd: root }).sort().filter((_, index) => index % step === 0)
    expect(paths.length).toBeGreaterThan(0)
    const page = await browser.open([])
    const wrong: unknown[] = []
    for (const path of paths) {
      const { text: source, hash } = readSource(root, path)
      const post = parsePost({ source, format: formatOf(path) ?? 'markdown', path })
      const sections: string[] = []
      for await (const { html } of renderer.render(post, { hash, resolve: PLACES })) sections.push(html)
      const shown = await page.evaluate((sections) => {
        const map = window.lecternDom.createTextMap()
        sections.forEach((html, index) => {
          const section = document.createElement('section')
          window.lecternDom.setPostHtml(section, html)
          window.lecternDom.typeset(section)
          map.setSection(index, section)
        })
        return map.text()
      }, sections)
      if (shown === post.text) continue
      let at = 0
      while (shown[at] === post.text[at]) at++
      wrong.push({ path, at, page: shown.slice(at - 20, at + 60), post: post.text.slice(at - 20, at + 60) })
    }
    await page.close()
    return wrong
  }

  it.each(FIXTURES)('is the parser\'s for every post of %s', async (root) => {
    expect(await differences(root, 1)).toEqual([])
  }, 60_000)

  it.skipIf(!existsSync(CORPUS))('is the parser\'s for posts of real blogs and books', async () => {
    expect(await differences(CORPUS, STEP)).toEqual([])
  }, 120_000)
})
