import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writePosts } from './generated-files.ts'
import { corpusPath, median, type Bench, type Figure } from './measure.ts'

const POSTS = Number(process.env.LECTERN_BENCH_POSTS) || 14_000
const RUNS = 3

interface Scan { first: number | null; ms: number; rss: number; peak: number }

function scan(data: string, folder: string): Scan {
  const { stdout } = spawnSync(process.execPath, ['--max-semi-space-size=8', join(import.meta.dirname, 'scan-child.ts'), data, folder], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] })
  return JSON.parse(stdout) as Scan
}

function timed(work: () => void): number {
  const began = performance.now()
  work()
  return performance.now() - began
}

/** A site of the same posts, with the least that a page can be and without what Lectern does not do. */
function writeSite(folder: string): void {
  mkdirSync(join(folder, 'layouts/_default'), { recursive: true })
  writeFileSync(join(folder, 'hugo.toml'), 'baseURL = "/"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap", "section", "home", "404"]\n[markup.highlight]\ncodeFences = false\n[markup.goldmark.renderer]\nunsafe = true\n')
  writeFileSync(join(folder, 'layouts/_default/single.html'), '<!doctype html><title>{{ .Title }}</title>{{ .Content }}')
}

export const bench: Bench = {
  title: `a library of ${POSTS} Markdown posts made from the corpus: first scan beside Hugo, comparison scan beside find`,
  async run() {
    const corpus = corpusPath()
    if (!corpus) return []
    const folder = await mkdtemp(join(tmpdir(), 'lectern-bench-'))
    const site = join(folder, 'site')
    const posts = join(site, 'content')
    try {
      writePosts(corpus, posts, POSTS)
      writeSite(site)
      const withHugo = spawnSync('hugo', ['version'], { stdio: 'ignore' }).status === 0
      if (!withHugo) console.log('  (Hugo is not installed here)')
      const data = join(folder, 'data')
      const first: Scan[] = []
      const hugo: number[] = []
      const again: Scan[] = []
      const found: number[] = []
      for (let run = 0; run < RUNS; run++) {
        rmSync(data, { recursive: true, force: true })
        first.push(scan(data, posts))
        if (withHugo) {
          rmSync(join(site, 'public'), { recursive: true, force: true })
          hugo.push(timed(() => { execFileSync('hugo', ['--quiet', '--source', site], { stdio: ['ignore', 'ignore', 'inherit'] }) }))
        }
        again.push(scan(data, posts))
        found.push(timed(() => { execFileSync('find', [posts, '-printf', '%p %s %T@\\n'], { stdio: ['ignore', 'ignore', 'inherit'] }) }))
      }
      const ms = (scans: Scan[]) => median(scans.map((each) => each.ms))
      const early = first.flatMap((each) => each.first ?? [])
      const figures: Figure[] = [
        { what: 'first scan', value: ms(first), unit: 'ms', ...(withHugo && { beside: { what: 'Hugo', value: median(hugo) } }) },
        { what: 'comparison of unchanged files', value: ms(again), unit: 'ms', beside: { what: 'find -printf', value: median(found) } },
        { what: 'memory of the process after the first scan (rss)', value: median(first.map(({ rss }) => rss)) / 2 ** 20, unit: 'MiB' },
        { what: 'at most while it ran', value: median(first.map(({ peak }) => peak)) / 2 ** 20, unit: 'MiB' }
      ]
      if (early.length > 0) figures.splice(1, 0, { what: 'first 200 posts listed', value: median(early), unit: 'ms' })
      return figures
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
}
