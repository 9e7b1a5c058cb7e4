import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Heading, TextObject } from '../../../src/shared/model.ts'
import { parsePost } from '../../../src/main/core/parse/parse-post.ts'
import { textObjects } from '../../../src/main/core/parse/text-objects.ts'

/** A version of a post as anchoring sees it. */
export interface Version { text: string; hash: string; headings: Heading[]; objects: TextObject[] }
/** Two versions of a real post; `name` tells which. */
export interface Pair { name: string; old: Version; new: Version }

/** Pairs of versions beside the checkout; null where they are absent. */
export function historiesPath(): string | null {
  const path = resolve(import.meta.dirname, '../../../../shared/histories')
  return statSync(join(path, 'index.json'), { throwIfNoEntry: false })?.isFile() ? path : null
}

/** Reads each `step`-th pair, parsed as Lectern parses posts. */
export function* readPairs(root: string, step = 1): Generator<Pair> {
  const index = JSON.parse(readFileSync(join(root, 'index.json'), 'utf8')) as { dir: string; file: string }[]
  for (const { dir, file } of index.filter((_, at) => at % step === 0)) {
    const version = (name: string): Version => {
      const source = readFileSync(join(root, dir, name), 'utf8')
      const parsed = parsePost({ source, format: 'markdown', path: file })
      return { text: parsed.text, hash: createHash('sha256').update(source).digest('hex'), headings: parsed.headings, objects: textObjects(parsed) }
    }
    yield { name: dir, old: version('old.md'), new: version('new.md') }
  }
}
