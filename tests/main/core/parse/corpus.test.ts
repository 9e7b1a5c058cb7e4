import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { parse } from './serialise.ts'

const corpus = resolve(import.meta.dirname, '../../../../../shared/corpus')
const paths = globSync('**/*.{md,html}', { cwd: corpus })

it.skipIf(paths.length === 0)('reads every post of the corpus (skipped where ../shared/corpus is absent)', { timeout: 120_000 }, () => {
  const counts: Record<string, number> = {}
  for (const path of paths) {
    const post = parse(readFileSync(join(corpus, path), 'utf8'), { path, format: path.endsWith('.md') ? 'markdown' : 'html' })
    for (const { code } of post.warnings) counts[code] = (counts[code] ?? 0) + 1
    for (const { start } of [...post.sections, ...post.headings]) expect(start).toBeLessThanOrEqual(post.text.length)
    expect(post.meta.title, path).not.toBe('')
  }
  console.log(`${paths.length} posts; warnings: ${JSON.stringify(counts)}`)
  expect(counts['parse-failed']).toBeUndefined()
  expect(counts['nesting-too-deep']).toBeUndefined()
})
