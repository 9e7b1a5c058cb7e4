import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { W3cCollection } from '../../../src/shared/w3c.ts'

const CLI = resolve(import.meta.dirname, '../../../src/main/cli.ts')
const READWISE = 'Highlight,Title,Author,URL,Note,Location,Date\nParallel rays 𝑓 meet,On lenses,,,.optics Where?,1,2024-05-01T10:00:00Z\nNever written here,On lenses,,,,2,2024-06-01\nNobody knows these words at all,Another,,,,,\n'

/** Each test starts Lectern several times. */
const SLOW = 120_000

let base: string
let root: string

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'lectern-cli-exchange-'))
  root = join(base, 'notes')
  await mkdir(root)
  await writeFile(join(root, 'lenses.md'), '---\ntitle: On lenses\n---\n\n## Focus\n\nParallel rays 𝑓 meet at $f$.\n')
  await writeFile(join(root, 'other.md'), '# Other\n\nNothing.\n')
  await writeFile(join(base, 'readwise.csv'), READWISE)
})
afterEach(async () => { await rm(base, { recursive: true, force: true }) })

const lectern = (...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> =>
  new Promise((done) => {
    execFile(process.execPath, [CLI, ...args], { env: { ...process.env, LECTERN_DATA: join(base, 'data') } }, (error, stdout, stderr) => {
      done({ code: error ? Number(error.code) : 0, stdout, stderr })
    })
  })
const importIt = () => lectern('import', join(base, 'readwise.csv'), '--library', root, '--json')
const w3c = async (...filter: string[]) => JSON.parse((await lectern('export', '--format', 'w3c', root, ...filter)).stdout || '{"total":0}') as W3cCollection

test('a file is looked at, imported once, and exported with filters', async () => {
  const dry = await lectern('import', join(base, 'readwise.csv'), '--library', root, '--dry-run')
  expect(dry).toMatchObject({ code: 0, stdout: expect.stringContaining('1 new, 0 known, 1 on posts where their words are not found (they keep their quotes), 1 without a post.') as string })
  expect(await readdir(root)).toEqual(['lenses.md', 'other.md'])

  expect(JSON.parse((await importIt()).stdout)).toEqual({ added: 1, known: 0, unplaced: 1, unmatched: 1 })
  expect(JSON.parse((await importIt()).stdout)).toEqual({ added: 0, known: 2, unplaced: 0, unmatched: 1 })

  const all = await w3c()
  expect(all.total).toBe(2)
  expect(all.first.items[0]).toMatchObject({
    created: '2024-05-01T10:00:00Z', body: [{ value: 'Where?' }, { value: 'optics' }],
    target: { source: 'lenses.md', 'selector': [{ exact: 'Parallel rays 𝑓 meet' }, { start: 6, end: 26 }], 'lectern:headings': ['Focus'], 'lectern:utf16': [6, 27] }
  })
  expect((await w3c('--tag', 'optics', '--post', 'lenses.md', '--color', 'yellow')).total).toBe(1)
  expect((await w3c('--since', '2024-05-15', '--post', 'On lenses')).total).toBe(1)
}, SLOW)

test('Markdown goes into a folder and is kept up there; other formats replace only what Lectern wrote', async () => {
  await importIt()
  const out = join(base, 'out')
  expect((await lectern('export', '--format', 'markdown', root, '--out', out)).stdout).toBe(`created ${join(out, 'On lenses.md')}\n2 notes on 1 post.\n`)
  expect((await lectern('export', '--format', 'markdown', root, '--out', out)).stdout).toMatch(/^same /)
  await writeFile(join(base, 'template.txt'), '{{title}}\n{{#notes}}\n* {{text}}\n{{/notes}}')
  const { stdout } = await lectern('export', '--format', 'markdown', root, '--template', join(base, 'template.txt'))
  expect(stdout).toContain('\n* Parallel rays 𝑓 meet\n')

  for (const format of ['html', 'html', 'csv']) expect(await lectern('export', '--format', format, root, '--out', out)).toMatchObject({ code: 0 })
  const html = await readFile(join(out, 'On lenses.html'), 'utf8')
  expect(html).toContain('<mark class="yellow" id="words-1">Parallel rays 𝑓 meet</mark>')
  expect(html).toContain('<math')
  await writeFile(join(out, 'notes.csv'), 'mine')
  expect(await lectern('export', '--format', 'csv', root, '--out', out)).toMatchObject({ code: 1, stderr: expect.stringContaining('another file') as string })
  expect(await readFile(join(out, 'notes.csv'), 'utf8')).toBe('mine')
}, SLOW)

test('wrong words are told with what is right', async () => {
  for (const [args, message] of [
    [['--color', 'red'], 'yellow'], [['--since', 'May'], '2024-05-31']
  ] as const) expect(await lectern('export', '--format', 'csv', root, ...args)).toMatchObject({ code: 2, stderr: expect.stringContaining(message) as string })
  expect(await lectern('export', '--format', 'csv', root, '--post', 'none.md')).toMatchObject({ code: 1, stderr: expect.stringContaining('no post "none.md"') as string })
  expect(await lectern('import', join(base, 'readwise.csv'))).toMatchObject({ code: 2 })
  expect(await lectern('import', join(root, 'other.md'), '--library', root)).toMatchObject({ code: 1, stderr: expect.stringContaining('finds no notes') as string })
}, SLOW)
