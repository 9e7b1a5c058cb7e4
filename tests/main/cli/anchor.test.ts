import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { LecternError } from '../../../src/shared/errors.ts'
import { toCodePoints } from '../../../src/shared/w3c.ts'
import { anchor as runAnchor } from '../../../src/main/cli/anchor.ts'
import { render } from '../../../src/main/cli/render.ts'
import { UsageError } from '../../../src/main/cli/usage-error.ts'

const CLI = resolve(import.meta.dirname, '../../../src/main/cli.ts')
const OLD = '# On lenses\n\nParallel rays 𝑓 meet at $f$ behind the glass.\n\nEvery lens shows some aberration, and every lens costs money.\n\nThis sentence about prisms will not be there for long.\n'
const NEW = '# On lenses\n\nA preface 😀 that was not there.\n\nParallel rays 𝑓 meet at $f$ behind the glass.\n\nEvery good lens shows some aberration, and every lens costs money.\n'

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'lectern-anchor-test-'))
  await writeFile(join(root, 'old.md'), OLD)
  await writeFile(join(root, 'new.md'), NEW)
})
afterEach(async () => { await rm(root, { recursive: true, force: true }) })

const lectern = (...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> =>
  new Promise((done) => {
    execFile(process.execPath, [CLI, ...args], (error, stdout, stderr) => { done({ code: error ? Number(error.code) : 0, stdout, stderr }) })
  })

interface Anchored { id: string; state: string; confidence: number; start: number | null; end: number | null; text: string | null }

const textOf = (name: string) => render([join(root, name), '--text'])

/** A W3C annotation on the first standing of a quote in the old text. */
function annotate(text: string, exact: string) {
  const start = text.indexOf(exact)
  const span = toCodePoints(text, { start, end: start + exact.length })
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld', id: `urn:x:${exact}`, type: 'Annotation',
    target: { source: 'old.md', selector: [
      { type: 'TextQuoteSelector', exact, prefix: text.slice(Math.max(0, start - 32), start), suffix: text.slice(start + exact.length, start + exact.length + 32) },
      { type: 'TextPositionSelector', ...span }
    ] }
  }
}

async function anchor(document: unknown, ...options: string[]): Promise<Anchored[]> {
  await writeFile(join(root, 'notes.json'), JSON.stringify(document))
  return JSON.parse(await runAnchor([join(root, 'old.md'), join(root, 'new.md'), '--annotations', join(root, 'notes.json'), '--json', ...options])) as Anchored[]
}

describe('lectern anchor', () => {
  test.each([[[]], [['--quote-only']]])('tells places in UTF-16 units of what render --text prints %j', async (options) => {
    const [old, after] = [await textOf('old.md'), await textOf('new.md')]
    const quotes = ['meet at f', 'Every lens shows some aberration', 'sentence about prisms will not']
    const [meet, lens, prisms] = await anchor(quotes.map((quote) => annotate(old, quote)), ...options)
    const start = after.indexOf('meet at f')
    expect(meet).toMatchObject({ id: 'urn:x:meet at f', state: 'moved', start, end: start + 9, text: 'meet at f' })
    expect(lens).toMatchObject({ state: 'changed', text: 'Every good lens shows some aberration', start: after.indexOf('Every good') })
    expect(after.slice(lens?.start ?? 0, lens?.end ?? 0)).toBe(lens?.text)
    expect(prisms).toEqual({ id: 'urn:x:sentence about prisms will not', state: 'lost', confidence: 0, start: null, end: null, text: null })
    for (const found of [meet, lens]) expect(found?.confidence).toBeGreaterThan(0.5)
  })

  test('takes a collection, and quotes without position or context', async () => {
    const items = [{ id: 'a', target: { selector: { type: 'TextQuoteSelector', exact: 'behind the glass' } } }]
    for (const options of [[], ['--quote-only']]) {
      expect(await anchor({ type: 'AnnotationCollection', first: { items } }, ...options)).toMatchObject([{ id: 'a', state: 'moved', text: 'behind the glass' }])
    }
  })

  test('without --json prints a line for each, and leaves nothing behind', async () => {
    await writeFile(join(root, 'notes.json'), JSON.stringify(annotate(await textOf('old.md'), 'meet at f')))
    const { stdout } = await lectern('anchor', join(root, 'old.md'), join(root, 'new.md'), '--annotations', join(root, 'notes.json'))
    expect(stdout).toMatch(/^moved +urn:x:meet at f at \d+-\d+ \(100 %\): "meet at f"\n$/)
    expect((await readdir(root)).sort()).toEqual(['new.md', 'notes.json', 'old.md'])
  })

  test.each([
    ['annotations that are missing', null, 'cannot be read'],
    ['annotations that are no JSON', '{', 'not JSON'],
    ['an annotation without selectors', '{"target":"old.md"}', 'TextQuoteSelector']
  ])('%s are a failure that says why', async (_, content, reason) => {
    if (content !== null) await writeFile(join(root, 'notes.json'), content)
    const work = runAnchor([join(root, 'old.md'), join(root, 'new.md'), '--annotations', join(root, 'notes.json')])
    await expect(work).rejects.toThrow(LecternError)
    await expect(work).rejects.toThrow(reason)
  })

  test('a post that is missing ends with code 1, wrong words with code 2', async () => {
    const [gone, few] = [await lectern('anchor', join(root, 'gone.md'), join(root, 'new.md'), '--annotations', 'a.json'), await lectern('anchor', 'a.md', 'b.md')]
    expect(gone).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('no file') as string })
    expect(few).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('--annotations') as string })
  })

  test.each([
    [['old.md'], 'name the new file'], [['a.md', 'b.md', 'c.md'], 'one word too many'], [['a.md', 'b.md', '--quotes'], '--quotes']
  ])('%j is wrong usage', async (words, reason) => {
    await expect(runAnchor(words)).rejects.toThrow(UsageError)
    await expect(runAnchor(words)).rejects.toThrow(reason)
  })
})
