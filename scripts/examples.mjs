/**
 * `npm run examples`: writes the example notes of the bundled shelf (scripts/examples.json) anew as the journal of a device
 * called "welcome", anchored on the posts as they are now. `--check` only tells whether that journal is up to date.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { toLine } from '../src/main/core/annotations/journal/record.ts'
import { localIdOf } from '../src/main/core/ids.ts'
import { readSource } from '../src/main/core/library/read-source.ts'
import { createSurroundings } from '../src/main/core/surroundings.ts'
import { parseSource } from '../src/main/core/sync/index-post.ts'
import { describe } from '../src/shared/anchor/describe.ts'
import { root } from './tools.mjs'

const SHELF = join(root, 'resources/library')
const FOLDER = join(SHELF, '.lectern/journal/welcome')
/** When the examples were written, as their clocks and dates tell it: the same in every run, so that only real changes show. */
const WRITTEN = Date.UTC(2024, 4, 1, 9)
const MINUTE = 60_000

const examples = JSON.parse(readFileSync(join(root, 'scripts/examples.json'), 'utf8'))
const surroundings = createSurroundings(SHELF)
const lines = examples.map((example, n) => toLine(recordOf(example, n)))
const text = lines.map((line) => `${line}\n`).join('')
const file = join(FOLDER, '2024-05.jsonl')

if (process.argv.includes('--check')) {
  const kept = await Promise.resolve().then(() => readFileSync(file, 'utf8')).catch(() => '')
  if (kept !== text) {
    console.error('The example notes do not stand on the posts as they are. Renew them with: npm run examples')
    process.exit(1)
  }
} else {
  rmSync(FOLDER, { recursive: true, force: true })
  mkdirSync(FOLDER, { recursive: true })
  writeFileSync(file, text)
  console.log(`${String(lines.length)} example notes written.`)
}

/** `quote` says where: the words of a note, or those that a bookmark stands before. */
function recordOf({ post, quote, kind = 'highlight', colour, comment = '', tags = [] }, n) {
  const path = `posts/${post}/index.md`
  const source = readSource(SHELF, path)
  const { text, headings } = parseSource(source, surroundings.of(path))
  const start = text.indexOf(quote)
  if (start < 0 || text.includes(quote, start + 1)) {
    console.error(`${path}: these words must stand in it once: ${quote}`)
    process.exit(1)
  }
  const wall = WRITTEN + n * MINUTE
  const at = new Date(wall).toISOString()
  return {
    v: 1, t: `${wall.toString(16).padStart(12, '0')}-0000-welcome.000000`, k: 'annotation', id: uuidOf(`${post} ${quote}`), base: [],
    post: localIdOf(path), path, selector: describe({ text, headings, hash: source.hash }, { start, end: kind === 'bookmark' ? start : start + quote.length }),
    kind, colour, comment, tags, detached: false, created: at, modified: at
  }
}

/** A UUID of version 8 (RFC 9562) from a name. */
function uuidOf(name) {
  const hex = createHash('sha256').update(name).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
