import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createLog } from '../../src/main/log-file.ts'
import { toLogText } from '../../src/main/log-text.ts'

const PLACES = { own: '/opt/Lectern/resources/app.asar', home: '/home/ada' }
let dataDir: string
beforeEach(() => { dataDir = mkdtempSync(join(tmpdir(), 'lectern-log-')) })
afterEach(() => { rmSync(dataDir, { recursive: true }) })

describe('the log', () => {
  it('tells when and what, one event to a line', () => {
    const log = createLog({ dataDir, ...PLACES, now: () => new Date('2025-02-03T04:05:06Z') })
    log.write('start', '1.0.0 linux x64')
    log.write('page gone', { reason: 'oom' })
    log.write('core gone', new Error('First\nSecond'))
    const lines = readFileSync(log.path, 'utf8').trimEnd().split('\n')
    expect(lines.slice(0, 1)).toEqual(['2025-02-03T04:05:06.000Z start 1.0.0 linux x64'])
    expect(lines).toHaveLength(3)
    expect(lines[2]).toMatch(/core gone Error: First \| Second \| /)
  })

  it('stays small: old files make place', () => {
    const log = createLog({ dataDir, ...PLACES, limit: 200 })
    for (let n = 0; n < 100; n++) log.write(`event ${String(n)}`)
    const files = readdirSync(join(dataDir, 'logs')).sort()
    expect(files).toEqual(['lectern.1.log', 'lectern.2.log', 'lectern.log'])
    expect(readFileSync(log.path, 'utf8')).toContain('event 99')
    for (const file of files) expect(readFileSync(join(dataDir, 'logs', file)).length).toBeLessThan(300)
  })

  it.skipIf(process.getuid?.() === 0)('fails in silence where it cannot be written', () => {
    chmodSync(dataDir, 0o500)
    createLog({ dataDir, ...PLACES }).write('start')
    chmodSync(dataDir, 0o700)
  })

  it('fails in silence where its folder is a file', () => {
    const log = createLog({ dataDir: join(dataDir, 'none'), ...PLACES })
    createLog({ dataDir, ...PLACES }).write('start')
    expect(() => { createLog({ dataDir: join(dataDir, 'logs', 'lectern.log'), ...PLACES }).write('start') }).not.toThrow()
    expect(() => { log.write('start') }).not.toThrow()
  })
})

describe('what the log leaves out', () => {
  it.each([
    ['a path of the reader', 'EACCES: permission denied, open \'/home/ada/Posts/On grief.md\'', /grief|ada/],
    ['a path without quotes', 'cannot read /home/ada/posts/secret.md now', /ada|secret/],
    ['a path of Windows', 'cannot read C:\\Users\\Ada\\secret.md now', /Ada|secret/],
    ['an address', 'cannot reach https://example.com/private?key=1 now', /example|private/],
    ['words in quotes', 'Unexpected token in "my deepest thought"', /deepest/],
    ['words in typographic quotes', 'No place for “my deepest thought” found', /deepest/],
    ['a formula', 'KaTeX parse error: Undefined control sequence in `\\secret{x}`', /secret/],
    ['a token', `token ${'aB3_-'.repeat(9)} refused`, /aB3/],
    ['a link to a post', 'lectern://post/0123abcd-0123456789abcdef refused', /0123abcd/]
  ])('%s', (_name, text, secret) => {
    expect(text).toMatch(secret)
    expect(toLogText(text, PLACES)).not.toMatch(secret)
  })

  it('is not where in the program it happened', () => {
    const text = toLogText('at run (/opt/Lectern/resources/app.asar/out/main/worker.js:12:34)\n    at node:internal/x:1', PLACES)
    expect(text).toBe('at run (./out/main/worker.js:12:34) | at node:internal/x:1')
  })

  it('is everything beyond a few hundred letters', () => {
    expect(toLogText('a '.repeat(10_000), PLACES).length).toBeLessThanOrEqual(600)
  })
})
