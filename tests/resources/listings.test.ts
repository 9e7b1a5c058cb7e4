/**
 * The listings of the bundled notes are run. JavaScript and TypeScript always; Python, SQL, shell and C++ where `python3`,
 * `sqlite3` with its mathematical functions, `bash` and `g++` are there. What stands under a listing as its output must be what it prints.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { listingsOf, notes, type Listing } from './shelf.ts'

const LIMIT = 300_000
const folder = mkdtempSync(join(tmpdir(), 'lectern-listings-'))
afterAll(() => { rmSync(folder, { recursive: true, force: true }) })

function run(program: string, ...args: string[]): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8', timeout: LIMIT })
  if (status !== 0) throw new Error(error?.message ?? stderr)
  return stdout
}
const works = (program: string, ...args: string[]): boolean => spawnSync(program, args, { timeout: LIMIT }).status === 0

function inFile(code: string, name: string, use: (path: string) => string): string {
  const path = join(folder, name)
  writeFileSync(path, code)
  return use(path)
}

interface Language { there: boolean; run(code: string): string }
const LANGUAGES: Record<string, Language> = {
  js: { there: true, run: (code) => inFile(code, 'listing.mjs', (path) => run(process.execPath, path)) },
  ts: { there: true, run: (code) => inFile(code, 'listing.ts', (path) => run(process.execPath, path)) },
  json: { there: true, run: (code) => JSON.stringify(JSON.parse(code)) },
  python: { there: works('python3', '--version'), run: (code) => inFile(code, 'listing.py', (path) => run('python3', path)) },
  sql: { there: works('sqlite3', ':memory:', 'SELECT ln(2)'), run: (code) => run('sqlite3', ':memory:', code) },
  bash: { there: works('bash', '--version'), run: (code) => run('bash', '-c', code) },
  cpp: {
    there: works('g++', '--version'),
    run: (code) => inFile(code, 'listing.cpp', (path) => {
      run('g++', '-std=c++17', '-o', join(folder, 'listing'), path)
      return run(join(folder, 'listing'))
    })
  }
}

/**
 * Simulations that take up to a minute, and what makes them short: then they are run but not compared. With
 * LECTERN_LISTINGS=full they run as they stand.
 */
const SHORTER: Record<string, [string, string]> = {
  '2020-06-07-exploration': ['marks, runs = (100, 1_000, 10_000), 50', 'marks, runs = (100, 1_000), 2'],
  '2020-08-06-architecture-search': ['for _ in range(30):', 'for _ in range(2):'],
  '2021-12-05-semi-supervised-learning': ['runs = 2, 50, 20_000', 'runs = 2, 50, 200'],
  '2022-09-08-neural-tangent-kernel': ['for width in (16, 64, 256, 1024):', 'for width in (16,):']
}

const listings = notes.flatMap(listingsOf).filter(({ language }) => !['text', 'bibtex', 'mermaid'].includes(language))

function shortened({ name, language, code }: Listing): string | null {
  const change = language === 'python' && process.env.LECTERN_LISTINGS !== 'full' ? SHORTER[name] : undefined
  if (!change) return null
  const short = code.replace(change[0], change[1])
  if (short === code) throw new Error(`The listing of ${name} no longer says ${change[0]}.`)
  return short
}

describe('a listing of the bundled shelf', () => {
  it('is of a language that is known here', () => {
    expect(new Set(listings.map(({ language }) => language))).toEqual(new Set(Object.keys(LANGUAGES)))
  })

  it.for(listings)('runs: $name, $language', { timeout: LIMIT }, (listing, { skip }) => {
    const language = LANGUAGES[listing.language]!
    skip(!language.there, `The program for ${listing.language} is not here.`)
    const short = shortened(listing)
    const printed = language.run(short ?? listing.code)
    expect(printed.trim()).not.toBe('')
    if (short === null && listing.output !== null) expect(printed.trimEnd()).toBe(listing.output.trimEnd())
  })
})
