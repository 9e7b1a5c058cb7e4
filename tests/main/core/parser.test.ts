import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { readSource, type Source } from '../../../src/main/core/library/read-source.ts'
import { createParser, parserHere, type Parser } from '../../../src/main/core/parser.ts'
import { createSurroundings } from '../../../src/main/core/surroundings.ts'
import { temporaryFolder, writeFiles } from './folder.ts'

const ENTRY = new URL('../../../src/main/parse-worker.ts', import.meta.url)

function open(entry: string | URL = ENTRY, options?: Parameters<typeof createParser>[1]): Parser {
  const parser = createParser(entry, options)
  onTestFinished(() => parser.close())
  return parser
}

/** A folder with some files, and a way to parse them. */
function folderOf(files: Record<string, string>) {
  const root = temporaryFolder()
  writeFiles(root, files)
  const surroundings = createSurroundings(root)
  const source = (path: string): Source => readSource(root, path)
  return { parse: (parser: Parser, path: string, signal?: AbortSignal) => parser.parse(root, source(path), surroundings.of(path), signal) }
}

/** A thread that does as the path of a post says. */
function oddThread(): string {
  const folder = temporaryFolder()
  writeFiles(folder, {
    'odd.mjs': `
      import { parentPort } from 'node:worker_threads'
      parentPort.on('message', (question) => {
        if (question === 'more') parentPort.postMessage({ sections: [], isLast: true })
        else if (question.source.path === 'ends.md') process.exit(1)
        else if (question.source.path === 'grows.md') for (const all = []; ;) all.push(new Array(100_000).fill(all.length))
        else if (question.source.path === 'throws.md') throw new Error('no')
        else if (question.source.path !== 'hangs.md') parentPort.postMessage({ head: { text: 'from the thread' } })
      })
      parentPort.postMessage({ ready: true })`
  })
  return join(folder, 'odd.mjs')
}

const LONG = 'Some *words* with `code`, [a link](b.md), $x_1$ and ![a picture](a.png).\n\n- one\n- two\n\n## A heading\n\n'.repeat(1500)

it('makes the same of a long post as without a thread', async () => {
  const { parse } = folderOf({
    '_config.yml': 'title: Words\nbaseurl: /blog\n',
    '_macros.txt': '\\newcommand{\\R}{\\mathbb{R}}\n',
    'long.md': `---\ntitle: Long\ntags: [a, b]\n---\n{{ site.baseurl }} [dead](#nowhere) {% odd %}\n\n${LONG}`,
    'page.html': `<!doctype html><title>Page</title><article><h1>Page</h1>${'<p>Some <b>words</b> here, and more of them.</p>'.repeat(3000)}</article>`,
    'cells.ipynb': JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [{ cell_type: 'markdown', metadata: {}, source: LONG }] })
  })
  const parser = open()
  for (const path of ['long.md', 'page.html', 'cells.ipynb']) {
    const there = parse(parser, path)
    expect(there).toBeInstanceOf(Promise)
    expect(await there).toEqual(parse(parserHere, path))
  }
})

it('lets everything else go on meanwhile', async () => {
  const { parse } = folderOf({ 'long.md': LONG })
  let isDone = false
  const parsing = Promise.resolve(parse(open(), 'long.md')).finally(() => { isDone = true })
  let turns = 0
  for (; !isDone; turns++) await setImmediate()
  expect((await parsing).headings).toHaveLength(1500)
  expect(turns).toBeGreaterThan(10)
})

it('parses a short post at once', () => {
  const { parse } = folderOf({ 'short.md': '# Short\n\nWords.\n' })
  expect(parse(open(), 'short.md')).toMatchObject({ meta: { title: 'Short' }, text: 'Words.' })
})

it.each(['ends', 'throws', 'grows'])('shows a post as plain text whose thread %s, and parses the next', async (what) => {
  const { parse } = folderOf({ [`${what}.md`]: `---\ntitle: Named\n---\n${LONG}`, 'next.md': LONG })
  const parser = open(oddThread(), { memory: 100 })
  const post = await parse(parser, `${what}.md`)
  expect(post).toMatchObject({ meta: { title: 'Named' }, warnings: [{ code: 'parse-failed', line: null }] })
  expect(post.warnings[0]?.message).toMatch(/stopped the thread/)
  expect(post.text).toContain('Some *words* with `code`')
  expect(await parse(parser, 'next.md')).toMatchObject({ text: 'from the thread' })
})

it('shows a post as plain text that takes too long', async () => {
  const { parse } = folderOf({ 'hangs.md': LONG })
  const post = await parse(open(oddThread(), { limit: 30 }), 'hangs.md')
  expect(post.warnings).toMatchObject([{ code: 'parse-failed', message: expect.stringContaining('takes too long') as string }])
})

it('stops a thread whose post nobody waits for any more', async () => {
  const { parse } = folderOf({ 'hangs.md': LONG, 'next.md': LONG })
  const parser = open(oddThread())
  const leaving = new AbortController()
  const parsing = parse(parser, 'hangs.md', leaving.signal)
  const next = parse(parser, 'next.md')
  leaving.abort()
  await expect(parsing).rejects.toMatchObject({ code: 'CANCELLED' })
  expect(await next).toMatchObject({ text: 'from the thread' })
})

it('ends what is under way when it is closed', async () => {
  const { parse } = folderOf({ 'hangs.md': LONG })
  const parser = open(oddThread())
  const parsing = expect(parse(parser, 'hangs.md')).rejects.toMatchObject({ code: 'CANCELLED' })
  await parser.close()
  await parsing
})

it('does the work itself where no thread can be had', async () => {
  const { parse } = folderOf({ 'long.md': LONG })
  expect(await parse(open('/nowhere/parse-worker.js'), 'long.md')).toEqual(parse(parserHere, 'long.md'))
})
