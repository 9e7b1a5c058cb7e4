import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse, show } from './serialise.ts'

const folder = resolve(import.meta.dirname, '../../../fixtures/parse')
const inputs = readdirSync(folder).filter((name) => name.endsWith('.md') || name === 'page.html')

/** Beside each input: its HTML with the slots in words, and its canonical text below what the post tells of itself. */
describe.each(inputs)('%s', (name) => {
  const post = parse(readFileSync(join(folder, name), 'utf8'), { path: name, format: extname(name) === '.md' ? 'markdown' : 'html' })
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
