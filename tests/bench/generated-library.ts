import { readFileSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { formatOf } from '../../src/main/core/library/source-paths.ts'
import { parsePost } from '../../src/main/core/parse/parse-post.ts'
import type { PostRecord } from '../../src/main/core/store/post-record.ts'
import type { Heading, TextPart } from '../../src/shared/model.ts'

/** A post of the corpus, cut into pieces that can stand in any order. */
interface Donor { meta: PostRecord['meta']; pieces: Piece[] }
interface Piece { text: string; heading: Heading | null; parts: TextPart[] }

/** The same numbers on every run: mulberry32. */
export function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Every post below a folder, in a stable order. */
export function* filesIn(root: string): Generator<string> {
  for (const entry of readdirSync(root, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(root, entry.name)
    if (entry.isDirectory() && !entry.name.startsWith('.')) yield* filesIn(path)
    else if (entry.isFile() && formatOf(entry.name) !== null) yield path
  }
}

/** Reads the corpus and cuts its posts at the lines of their text. */
export function readDonors(corpus: string): Donor[] {
  const donors: Donor[] = []
  for (const path of filesIn(corpus)) {
    const { meta, text, headings, parts } = parsePost({ source: readFileSync(path, 'utf8'), format: formatOf(path) ?? 'markdown', path: relative(corpus, path) })
    if (text.length < 400) continue
    const pieces: Piece[] = []
    const byStart = new Map(headings.map((heading) => [heading.start, heading]))
    for (let start = 0, part = 0; start < text.length;) {
      let end = text.indexOf('\n', start)
      if (end < 0) end = text.length
      // Code has lines of its own.
      for (let at = part; at < parts.length && parts[at]!.start < end; at++) end = Math.max(end, parts[at]!.end)
      const own: TextPart[] = []
      for (; part < parts.length && parts[part]!.start < end; part++) {
        own.push({ ...parts[part]!, start: parts[part]!.start - start, end: parts[part]!.end - start })
      }
      pieces.push({ text: text.slice(start, end), heading: byStart.get(start) ?? null, parts: own })
      start = end + 1
    }
    donors.push({ meta, pieces })
  }
  return donors
}

/** A library of any size: each post has the title of one post of the corpus and paragraphs of it and of three others, mixed. */
export function* generatePosts(donors: readonly Donor[], count: number, folderId = '0123abcd'): Generator<PostRecord> {
  const random = createRandom(7)
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!
  for (let index = 0; index < count; index++) {
    const own = donors[index % donors.length]!
    const others = [own, own, pick(donors), pick(donors), pick(donors)]
    const length = Math.max(8, Math.round(own.pieces.length * (0.4 + random() * 0.5)))
    let text = ''
    const headings: Heading[] = []
    const parts: TextPart[] = []
    for (let at = 0; at < length; at++) {
      const piece = pick(pick(others).pieces)
      const start = text === '' ? 0 : text.length + 1
      text += `${text === '' ? '' : '\n'}${piece.text}`
      if (piece.heading) headings.push({ ...piece.heading, id: `post-${at}`, start })
      for (const part of piece.parts) parts.push({ ...part, start: part.start + start, end: part.end + start })
    }
    const id = `${folderId}-${index.toString(16).padStart(16, '0')}`
    const turn = Math.floor(index / donors.length)
    yield {
      id, folderId, path: `posts/${index}.md`, hash: index.toString(16).padStart(64, '0'), size: text.length, mtime: index,
      meta: { ...own.meta, title: turn === 0 ? own.meta.title : `${own.meta.title} ${turn + 1}` },
      text, parts, headings, links: [], warnings: [], marks: { notes: 0, progress: 0, lastRead: null }
    }
  }
}
