import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import MiniSearch from 'minisearch'
import { createSearch } from '../../src/main/core/search/search.ts'
import { createSearchTables } from '../../src/main/core/search/search-tables.ts'
import type { PostRecord } from '../../src/main/core/store/post-record.ts'
import { createStore } from '../../src/main/core/store/store.ts'
import { createRandom, generatePosts, readDonors } from './generated-library.ts'
import { corpusPath, median, percentile, type Bench, type Figure } from './measure.ts'

/** Posts of the generated library, `LECTERN_BENCH_POSTS` where a machine is too small for all. */
const POSTS = Number(process.env.LECTERN_BENCH_POSTS) || 14_000
const QUERIES = 200
const WORD = /^\p{L}{4,14}$/u

/** Queries of each kind, from words of the posts themselves; the same on every run. */
function makeQueries(posts: readonly PostRecord[]): string[] {
  const random = createRandom(11)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!
  const words = (count: number): string[] => {
    for (;;) {
      const all = pick(posts).text.split(/\s+/)
      const at = Math.floor(random() * Math.max(1, all.length - count))
      const found = all.slice(at, at + count).map((word) => word.replace(/[^\p{L}]/gu, ''))
      if (found.length === count && found.every((word) => WORD.test(word))) return found
    }
  }
  const dense = posts.flatMap(({ text }) => text.slice(0, 400).match(/[\u4e00-\u9fff]{4,}/g) ?? []).slice(0, 500)
  const kinds = [
    () => `${words(1)[0]!} `, () => `${words(2).join(' ')} `, () => `${words(3).join(' ')} `, () => words(1)[0]!.slice(0, 5),
    () => `"${words(2).join(' ')}"`, () => `title:${words(1)[0]!}`, () => `${words(1)[0]!} -${words(1)[0]!}`,
    () => (dense.length > 0 ? pick(dense).slice(0, 2 + Math.floor(random() * 2)) : words(1)[0]!)
  ]
  return Array.from({ length: QUERIES }, (_, index) => kinds[index % kinds.length]!())
}

function timed<T>(work: () => T): { ms: number; result: T } {
  const began = performance.now()
  const result = work()
  return { ms: performance.now() - began, result }
}

/** The plain words of a query, for peers that have no query language. */
const plainWords = (query: string) => query.replace(/\b\w+:|["-]/g, ' ').trim()

/** Seconds that ripgrep takes to list the files with a query's first word; null where it is not installed. */
async function ripgrep(posts: readonly PostRecord[], queries: readonly string[], folder: string): Promise<number[] | null> {
  try {
    execFileSync('rg', ['--version'], { stdio: 'ignore' })
  } catch {
    return null
  }
  await mkdir(folder)
  for (const { text, mtime } of posts) await writeFile(join(folder, `${mtime}.md`), text)
  return queries.slice(0, 20).map((query) => timed(() => {
    try {
      execFileSync('rg', ['-l', '-i', '-w', '-F', plainWords(query).split(' ')[0]!, folder], { stdio: 'pipe' })
    } catch { /* it found nothing */ }
  }).ms)
}

export const bench: Bench = {
  title: `search of ${POSTS} posts made from the corpus, beside MiniSearch 7 and ripgrep`,
  async run() {
    const corpus = corpusPath()
    if (!corpus) return []
    const folder = await mkdtemp(join(tmpdir(), 'lectern-bench-'))
    const store = createStore({ file: join(folder, 'store.db') })
    try {
      const posts = [...generatePosts(readDonors(corpus), POSTS)]
      for (let at = 0; at < posts.length; at += 50) store.savePosts(posts.slice(at, at + 50))
      for (let more = store.mergeWords(true); more; more = store.mergeWords(false));
      const search = createSearch(store.use(createSearchTables), () => [])
      const index = store.use((db) => ({ bytes: () => db.prepare<[], number>('SELECT sum(length(block)) FROM post_words_data').pluck().get() ?? 0 }))
      const queries = makeQueries(posts)
      const ask = (query: string) => timed(() => search.searchNow({ query, offset: 0, limit: 20 })).ms
      queries.forEach(ask)
      const ours = queries.map(ask)

      // Both in one process and run; a peer that does not fit into memory is left out.
      const mini = new MiniSearch<{ id: number; title: string; text: string }>({ fields: ['title', 'text'], searchOptions: { combineWith: 'AND', boost: { title: 8 } } })
      for (const { mtime, meta, text } of posts) mini.add({ id: mtime, title: meta.title, text })
      const askMini = (query: string) => timed(() => mini.search(plainWords(query), { prefix: !query.endsWith(' ') }).slice(0, 20)).ms
      queries.forEach(askMini)
      const peer = queries.map(askMini)
      const grep = await ripgrep(posts, queries, join(folder, 'posts'))

      const typos = ['atention ', 'grdient ', 'lifetme ', 'ethreum ', 'convolusion '].map((query) => timed(() => search.searchNow({ query, offset: 0, limit: 20 })))
      const again = posts.slice(0, 40).map((post) => timed(() => { store.savePosts([post]) }).ms)
      const places = ['attn', 'rust async', 'diffusion', 'models video'].map((words) => timed(() => search.findPlaces(words, 20)).ms)
      const beside = (value: number) => ({ what: 'MiniSearch', value })
      const figures: Figure[] = [
        { what: `search, p50 of ${QUERIES}`, value: median(ours), unit: 'ms', beside: beside(median(peer)) },
        { what: 'search, p95', value: percentile(ours, 95), unit: 'ms', beside: beside(percentile(peer, 95)) },
        { what: `typo corrected (${typos.filter(({ result }) => result.suggestion !== null).length} of ${typos.length})`, value: median(typos.map(({ ms }) => ms)), unit: 'ms' },
        { what: 'one post indexed again', value: median(again), unit: 'ms' },
        { what: 'palette: titles by letters', value: median(places), unit: 'ms' },
        { what: `full-text index of ${(posts.reduce((sum, { text }) => sum + text.length, 0) / 1e6).toFixed(0)} M characters`, value: index.bytes() / 1e6, unit: 'MB' }
      ]
      if (grep) figures.push({ what: 'ripgrep lists files with one word', value: median(grep), unit: 'ms' })
      else console.log('  (ripgrep is not installed here)')
      return figures
    } finally {
      store.close()
      await rm(folder, { recursive: true, force: true })
    }
  }
}
