/** Whether the blocks that Lectern flags in an edited post are those that a line diff of its source touches. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parsePost } from '../../../src/main/core/parse/parse-post.ts'
import { compareTexts } from '../../../src/shared/changes/compare-texts.ts'
import { blocksOf } from '../../../src/shared/changes/text-blocks.ts'
import { standingBlocks, touchedBlocks, versionOf } from './touched.ts'

/**
 * Of one pair of versions. `touched`: blocks that are different when one hunk of the line diff alone is undone. `changed`: of
 * those, the ones that a line diff of the blocks finds changed, too: a hunk that closes what another opened (a code fence, a
 * list) undoes blocks that are the same in both versions.
 */
export interface Agreement { name: string; flagged: Set<number>; touched: Set<number>; changed: Set<number> }

/** @param step every so many pairs */
export function* agreements(root: string, step = 1): Generator<Agreement> {
  const index = JSON.parse(readFileSync(join(root, 'index.json'), 'utf8')) as { dir: string; file: string }[]
  for (const { dir, file } of index.filter((_, at) => at % step === 0)) {
    const [before = '', after = ''] = ['old.md', 'new.md'].map((name) => readFileSync(join(root, dir, name), 'utf8'))
    const [old, now] = [versionOf(before, file), versionOf(after, file)]
    const parsed = parsePost({ source: after, format: 'markdown', path: file })
    const at = new Map(blocksOf(parsed).map(({ start }, index) => [start, index]))
    const changes = compareTexts(parsePost({ source: before, format: 'markdown', path: file }), parsed)
    const touched = touchedBlocks(old, now)
    const standing = standingBlocks(old, now)
    yield {
      name: dir,
      flagged: new Set(changes.flatMap(({ change, start }) => (change === 'removed' ? [] : at.get(start) ?? []))),
      touched,
      changed: new Set([...touched].filter((block) => !standing.has(block)))
    }
  }
}

export const isEqual = (a: ReadonlySet<number>, b: ReadonlySet<number>): boolean => a.size === b.size && [...a].every((entry) => b.has(entry))
