import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { formatOf } from '../../../../src/main/core/library/source-paths.ts'
import type { Site } from '../../../../src/main/core/parse/parsed-post.ts'
import { parse, show } from './serialise.ts'

const folder = resolve(import.meta.dirname, '../../../fixtures/parse')
const inputs = readdirSync(folder).filter((name) => /(?<!\.expected)\.(?:md|html|ipynb)$/.test(name))

/** Inputs that are named after the program of a site are part of one. */
function siteOf(name: string): Site | undefined {
  const engine = (['jekyll', 'hugo', 'zola', 'hexo', 'quarto', 'mkdocs'] as const).find((word) => name.startsWith(word) || (word === 'jekyll' && name.startsWith('kramdown')))
  const data = { params: { siteWide: 'of the site' } }
  return engine && { engine, title: 'The site', author: '', baseUrl: '/blog', url: 'https://example.org', data }
}

/** Beside each input: its HTML with the slots in words, and its canonical text below what the post tells of itself. */
describe.each(inputs)('%s', (name) => {
  const post = parse(readFileSync(join(folder, name), 'utf8'), {
    path: name, format: formatOf(name) ?? 'markdown', surroundings: { site: siteOf(name) }
  })
  const base = join(folder, name.replace(/\.\w+$/, ''))

  it('gives the HTML beside it', async () => {
    await expect(show(post)).toMatchFileSnapshot(`${base}.expected.html`)
  })

  it('gives the text beside it', async () => {
    const { meta, headings, links, assets, warnings } = post
    const facts = [
      ...Object.entries(meta).map(([key, value]) => `${key}: ${JSON.stringify(value)}`),
      ...headings.map(({ level, text, id, start }) => `${'#'.repeat(level)} ${text} (${id} at ${start})`),
      `links: ${JSON.stringify(links)}`,
      `assets: ${JSON.stringify(assets)}`,
      ...warnings.map(({ code, line, message }) => `warning ${code} in line ${line}: ${message}`)
    ]
    await expect(`${facts.join('\n')}\n\n${post.text}\n`).toMatchFileSnapshot(`${base}.expected.txt`)
  })
})
