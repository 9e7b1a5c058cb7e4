import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import MarkdownIt from 'markdown-it'
import { formatOf } from '../../src/main/core/library/source-paths.ts'
import { parsePost } from '../../src/main/core/parse/parse-post.ts'
import type { ParseInput } from '../../src/main/core/parse/parsed-post.ts'
import { corpusPath, median, timesInTurn, type Bench } from './measure.ts'

const RUNS = 7

function postsOf(corpus: string): ParseInput[] {
  return globSync('**/*.{md,markdown,html,htm}', { cwd: corpus }).sort().flatMap((path) => {
    const format = formatOf(path)
    return format ? [{ source: readFileSync(join(corpus, path), 'utf8'), format, path }] : []
  })
}

const size = (posts: ParseInput[]) => posts.reduce((sum, { source }) => sum + Buffer.byteLength(source), 0)

/** How much the heap grows while all posts are parsed and kept. */
function heldMemory(posts: ParseInput[]): number {
  globalThis.gc?.()
  const before = process.memoryUsage().heapUsed
  const kept = posts.map((post) => parsePost(post))
  globalThis.gc?.()
  return kept.length > 0 ? process.memoryUsage().heapUsed - before : 0
}

export const bench: Bench = {
  title: 'parse of the corpus to canonical text and safe HTML, against bare markdown-it (CommonMark, no plugins) to unchecked HTML',
  async run() {
    const corpus = corpusPath()
    if (!corpus) return []
    const posts = postsOf(corpus)
    const markdown = posts.filter(({ format }) => format === 'markdown')
    const pages = posts.filter(({ format }) => format === 'html')
    const bare = new MarkdownIt('commonmark')
    const { ours, peer } = await timesInTurn(RUNS, () => { for (const post of markdown) parsePost(post) }, () => { for (const { source } of markdown) bare.render(source) })
    const html = await timesInTurn(3, () => { for (const post of pages) parsePost(post) }, () => undefined)
    const ms = median(ours)
    const beside = { what: 'bare markdown-it', value: median(peer) }
    const ratios = ours.map((time, run) => time / (peer[run] ?? NaN))
    return [
      { what: `parse of ${markdown.length} posts in Markdown, ${(size(markdown) / 1e6).toFixed(1)} MB`, value: ms, unit: 'ms', beside },
      { what: 'median of the ratios of runs in turn', value: median(ratios), unit: 'x' },
      { what: 'posts a second', value: markdown.length / (ms / 1000), unit: '/s' },
      { what: 'speed', value: size(markdown) / 1000 / ms, unit: 'MB/s' },
      { what: `${pages.length} saved pages, ${(size(pages) / 1e6).toFixed(1)} MB`, value: median(html.ours), unit: 'ms' },
      { what: 'memory of all parsed posts, kept', value: heldMemory(posts) / 2 ** 20, unit: 'MiB' },
      { what: 'memory of the process after it (rss)', value: process.memoryUsage().rss / 2 ** 20, unit: 'MiB' }
    ]
  }
}
