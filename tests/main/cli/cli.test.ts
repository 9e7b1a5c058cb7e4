import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { describe as select } from '../../../src/shared/anchor/describe.ts'
import type { Annotation } from '../../../src/shared/model.ts'
import type { W3cCollection } from '../../../src/shared/w3c.ts'
import { createAnnotations } from '../../../src/main/core/annotations/annotations.ts'
import { folderIdOf, localIdOf, postIdOf } from '../../../src/main/core/ids.ts'

const CLI = resolve(import.meta.dirname, '../../../src/main/cli.ts')
const POST = '---\ntitle: On lenses\ntags: [optics]\n---\n\n## Focus\n\nParallel rays 𝑓 meet at $f$, see [the other](other.md).\n'

let root: string
let data: string

beforeEach(async () => {
  const base = await mkdtemp(join(tmpdir(), 'lectern-cli-test-'))
  root = join(base, 'notes')
  data = join(base, 'data')
  await mkdir(root)
  await writeFile(join(root, 'lenses.md'), POST)
  await writeFile(join(root, 'other.md'), '# Other\n\nNothing here, and [nothing there](gone.md).\n')
})
afterEach(async () => { await rm(resolve(root, '..'), { recursive: true, force: true }) })

interface Result { code: number; stdout: string; stderr: string }

const lectern = (...args: string[]): Promise<Result> =>
  new Promise((done) => {
    execFile(process.execPath, [CLI, ...args], { env: { ...process.env, LECTERN_DATA: data } }, (error, stdout, stderr) => {
      done({ code: error ? Number(error.code) : 0, stdout, stderr })
    })
  })

/** Writes a note on a word of the first post. */
const annotate = async (comment: string): Promise<Annotation> => {
  const id = folderIdOf(root)
  const annotations = await createAnnotations({ dataDir: data, onChange: () => undefined })
  await annotations.openFolder({ id, path: root, journal: 'library' })
  const text = 'Focus\nParallel rays 𝑓 meet at f, see the other.'
  const hash = createHash('sha256').update(POST).digest('hex')
  const post = { postId: postIdOf(id, localIdOf('lenses.md')), path: 'lenses.md', hash, text, headings: [] }
  const start = text.indexOf('meet')
  const saved = await annotations.save({ id: crypto.randomUUID(), postId: post.postId, selector: select(post, { start, end: start + 4 }), colour: 'blue', comment, tags: ['ask'] }, post)
  await annotations.close()
  return saved
}

describe('lectern list', () => {
  test('lists posts as the filters say, with what the reader did to them', async () => {
    await annotate('why?')
    expect(await lectern('list', root, '--sort', 'title')).toMatchObject({ code: 0, stdout: expect.stringMatching(/On lenses \(lenses\.md\) {2}1 note\n.*Other \(other\.md\)\n$/) as string })
    const { stdout } = await lectern('list', root, '--tag', 'OPTICS', '--annotated', '--json')
    expect(JSON.parse(stdout)).toMatchObject([{ path: 'lenses.md', notes: 1, progress: 0, finished: null }])
  })

  test('says that no post is like that, or that a filter makes no sense', async () => {
    const [none, shelf, period] = await Promise.all([
      lectern('list', root, '--shelf', 'read'), lectern('list', root, '--shelf', 'attic'), lectern('list', root, '--period', '20')
    ])
    expect(none.stdout).toBe('No post is like that.\n')
    expect(shelf).toMatchObject({ code: 2, stderr: expect.stringContaining('--shelf') as string })
    expect(period).toMatchObject({ code: 2, stderr: expect.stringContaining('--period') as string })
  })
})

describe('lectern scan', () => {
  test('tells posts, words, bytes and warnings as JSON, and leaves no trace', async () => {
    await writeFile(join(root, 'broken.md'), '---\ntitle: [\n---\n\nStill here.\n')
    const { code, stdout } = await lectern('scan', root, '--json')
    expect(code).toBe(0)
    const report = JSON.parse(stdout) as { posts: number; words: number; bytes: number; ms: number; indexBytes: number; peakMemory: number; warnings: { path: string; code: string; line: number }[] }
    expect(report).toMatchObject({ posts: 3, warnings: [{ path: 'broken.md', code: 'front-matter-invalid' }] })
    expect(report.words).toBeGreaterThan(10)
    expect(report.bytes).toBeGreaterThan(POST.length)
    expect(report.indexBytes).toBeGreaterThan(POST.length)
    expect(report.peakMemory).toBeGreaterThan(10_000_000)
    expect((await readdir(root)).sort()).toEqual(['broken.md', 'lenses.md', 'other.md'])
  })

  test('a folder that is not there is a failure with one clear line', async () => {
    expect(await lectern('scan', join(root, 'nowhere'))).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/^lectern: This folder does not exist.*\n$/) as string })
  })
})

describe('lectern search', () => {
  test('prints the posts that match as JSON, best first', async () => {
    const { code, stdout } = await lectern('search', 'parallel ray', '--library', root, '--json')
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toEqual({
      hits: [{
        path: 'lenses.md', title: 'On lenses', kind: 'body', heading: 'Focus', snippet: 'Focus Parallel rays 𝑓 meet at f, see the other.',
        score: expect.any(Number) as number
      }],
      total: 1,
      ms: expect.any(Number) as number
    })
    expect((await readdir(root)).sort()).toEqual(['lenses.md', 'other.md'])
  })

  test('finds notes, and takes no more than it is asked for', async () => {
    await annotate('Collimated by a mirror.')
    const { stdout } = await lectern('search', 'note:mirror', '--library', root, '--json')
    expect(JSON.parse(stdout)).toMatchObject({ hits: [{ path: 'lenses.md', kind: 'note', snippet: 'Collimated by a mirror. · meet · ask' }] })
    expect(JSON.parse((await lectern('search', 'other', '--library', root, '--limit', '1', '--json')).stdout)).toMatchObject({ hits: [{ path: 'other.md', kind: 'title' }], total: 2 })
  })

  test('marks matches for people', async () => {
    expect((await lectern('search', 'rays', '--library', root)).stdout).toMatch(/^On lenses \(lenses\.md\)\n {2}body › Focus: .*Parallel \*rays\* .*\n\n1 of 1 in /)
  })

  test('suggests other words where nothing matches', async () => {
    expect(await lectern('search', 'parralel', '--library', root)).toMatchObject({ code: 0, stdout: 'No post matches. Did you mean: parallel\n' })
  })

  test.each([[[]], [['rays']], [['rays', '--library', '.', '--limit', 'many']], [['rays', 'focus', '--library', '.']]])('refuses the arguments %j with 2', async (args) => {
    expect(await lectern('search', ...args)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('Usage: lectern search') as string })
  })

  test('refuses a folder that is not there with 1', async () => {
    expect(await lectern('search', 'rays', '--library', join(root, 'nowhere'))).toMatchObject({ code: 1, stdout: '' })
  })
})

describe('lectern render', () => {
  test('gives meta, headings, HTML, text, warnings and times as JSON', async () => {
    const { code, stdout } = await lectern('render', join(root, 'lenses.md'), '--library', root, '--json')
    expect(code).toBe(0)
    const post = JSON.parse(stdout) as Record<string, unknown> & { html: string; ms: { parse: number; render: number } }
    expect(post).toMatchObject({
      meta: { title: 'On lenses', tags: ['optics'] }, headings: [{ text: 'Focus', level: 2 }], warnings: [],
      text: 'Focus\nParallel rays 𝑓 meet at f, see the other.'
    })
    expect(post.html).toContain(`data-post="${postIdOf(folderIdOf(root), localIdOf('other.md'))}"`)
    expect(post.ms.parse).toBeGreaterThan(0)
    expect(post.ms.render).toBeGreaterThan(0)
  })

  test('--text prints the canonical text alone, --html the page alone', async () => {
    expect((await lectern('render', join(root, 'lenses.md'), '--text')).stdout).toBe('Focus\nParallel rays 𝑓 meet at f, see the other.\n')
    expect((await lectern('render', join(root, 'lenses.md'), '--html')).stdout).toMatch(/^<h2 id="post-focus">/)
  })

  test('warns of a dead link with its line', async () => {
    const { stdout } = await lectern('render', join(root, 'other.md'), '--json')
    expect(JSON.parse(stdout)).toMatchObject({ warnings: [{ code: 'link-dead', line: 3 }] })
  })

  test('refuses a file that is missing, of another kind, or outside the library', async () => {
    await writeFile(join(root, 'a.pdf'), '')
    expect(await lectern('render', join(root, 'gone.md'))).toMatchObject({ code: 1, stderr: expect.stringContaining('no file') as string })
    expect(await lectern('render', join(root, 'a.pdf'))).toMatchObject({ code: 1, stderr: expect.stringContaining('.md') as string })
    await mkdir(join(root, 'sub'))
    expect(await lectern('render', join(root, 'other.md'), '--library', join(root, 'sub'))).toMatchObject({ code: 1 })
  })
})

describe('lectern notes', () => {
  test('lists annotations as a W3C collection with code point positions', async () => {
    const saved = await annotate('Where?')
    const { code, stdout, stderr } = await lectern('notes', root, '--json')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const collection = JSON.parse(stdout) as W3cCollection
    expect(collection).toMatchObject({ type: 'AnnotationCollection', total: 1 })
    expect(collection.first.items[0]).toMatchObject({
      id: `urn:uuid:${saved.id}`,
      motivation: 'commenting',
      target: { source: 'lenses.md', selector: [{ type: 'TextQuoteSelector', exact: 'meet' }, { type: 'TextPositionSelector', start: 22, end: 26 }] }
    })
  })

  test('keeps a note whose post is gone', async () => {
    await annotate('Where?')
    await rm(join(root, 'lenses.md'))
    const { stdout } = await lectern('notes', root, '--json')
    expect((JSON.parse(stdout) as W3cCollection).first.items[0]?.target.source).toMatch(/^urn:lectern:post:[0-9a-f]{16}$/)
  })

  test('reads without writing: a folder with no notes gets no journal', async () => {
    const before = await stat(root)
    expect((await lectern('notes', root)).stdout).toBe('There are no notes on this folder.\n')
    expect(await readdir(root)).toEqual(['lenses.md', 'other.md'])
    expect((await stat(root)).mtimeMs).toBe(before.mtimeMs)
    expect(await readFile(join(root, 'lenses.md'), 'utf8')).toBe(POST)
  })
})

describe('lectern doctor', () => {
  test('tells unknown tags, missing and remote pictures, dead links and failed formulas with path and line', async () => {
    await writeFile(join(root, 'ill.md'), '---\ntitle: Ill\n---\n\n![gone](gone.png)\n\n![far](https://example.com/a.png)\n\n[no](#no) $\\frac{$ words $x$\n')
    const { code, stdout, stderr } = await lectern('doctor', root, '--json')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const report = JSON.parse(stdout) as { posts: number; lost: number; formulas: number; counts: Record<string, number>; problems: { path: string; line: number; code: string }[] }
    expect(report).toMatchObject({ posts: 3, lost: 0, counts: { 'missing-images': 1, 'remote-images': 1, 'dead-links': 2, 'formulas': 1, 'tags': 0 } })
    expect(report.problems.map(({ path, line, code }) => `${path}:${line} ${code}`).sort()).toEqual([
      'ill.md:5 image-missing', 'ill.md:7 image-remote', 'ill.md:9 link-dead', 'ill.md:9 math-failed', 'other.md:3 link-dead'
    ])
  })

  test('reads as text, by kind, and leaves no trace', async () => {
    const { code, stdout } = await lectern('doctor', root)
    expect(code).toBe(0)
    expect(stdout).toBe('Links that lead nowhere (1)\n  other.md:3: There is no post at gone.md in this folder.\n\n2 posts, 1 formula, 1 problem.\n')
    expect((await readdir(root)).sort()).toEqual(['lenses.md', 'other.md'])
  })

  test('fails only where the work does', async () => {
    expect(await lectern('doctor', join(root, 'nowhere'))).toMatchObject({ code: 1, stdout: '' })
  })
})

describe('lectern export', () => {
  test('collects the BibTeX of all posts once, and says where two differ', async () => {
    const block = (title: string) => `Cited as:\n\n\`\`\`\n@article{one,\n  title = {${title}}\n}\n\`\`\`\n`
    await writeFile(join(root, 'a.md'), block('One'))
    await writeFile(join(root, 'b.md'), block('One').replace('  title', 'title'))
    await writeFile(join(root, 'c.md'), block('Other'))
    const { code, stdout, stderr } = await lectern('export', '--format', 'bibtex', root)
    expect({ code, stdout }).toEqual({ code: 0, stdout: '% a.md\n@article{one,\n  title = {One}\n}\n' })
    expect(stderr).toMatch(/c\.md .*one.*a\.md/)
  })

  test('wants a format it knows', async () => {
    expect(await lectern('export', root)).toMatchObject({ code: 2, stderr: expect.stringContaining('there are markdown, w3c,') as string })
    expect(await lectern('export', '--format', 'pdf', root)).toMatchObject({ code: 2 })
  })
})

test('wrong usage exits with 2 and says how it goes', async () => {
  for (const args of [[], ['scan'], ['scn', root], ['scan', root, '--jsn'], ['scan', root, 'more'], ['render', join(root, 'lenses.md'), '--json', '--text']]) {
    expect(await lectern(...args)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(/lectern (scan|render) </) as string })
  }
})

test('help is no failure', async () => {
  expect(await lectern('--help')).toMatchObject({ code: 0, stdout: expect.stringContaining('lectern notes') as string })
})
