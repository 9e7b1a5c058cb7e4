/** Which blocks of a post a line diff of its source touches, found by parsing alone and sharing nothing with what it judges. */
import { parsePost } from '../../../src/main/core/parse/parse-post.ts'
import { blocksOf } from '../../../src/shared/changes/text-blocks.ts'
import { myers, type Run } from '../anchor/myers.ts'

/** A version of a post's source, and its blocks' words. */
export interface Version { lines: string[]; blocks: string[]; path: string }

export function versionOf(source: string, path: string): Version {
  const parsed = parsePost({ source, format: 'markdown', path })
  return { lines: source.split('\n'), blocks: blocksOf(parsed).map(({ start, end }) => parsed.text.slice(start, end)), path }
}

/** Runs of equal entries of two lists. */
export function runsOf(a: readonly string[], b: readonly string[]): Run[] {
  const ids = new Map<string, number>()
  const toIds = (list: readonly string[]) => Int32Array.from(list, (entry) => {
    const id = ids.get(entry) ?? ids.size
    ids.set(entry, id)
    return id
  })
  return myers(toIds(a), toIds(b)).sort((x, y) => x.old - y.old)
}

interface Hunk { old: [number, number]; now: [number, number] }

/** What stands between the runs. */
export function hunksOf(a: readonly string[], b: readonly string[]): Hunk[] {
  let [i, j] = [0, 0]
  const hunks: Hunk[] = []
  for (const run of [...runsOf(a, b), { old: a.length, new: b.length, length: 0 }]) {
    if (run.old > i || run.new > j) hunks.push({ old: [i, run.old], now: [j, run.new] });
    [i, j] = [run.old + run.length, run.new + run.length]
  }
  return hunks
}

/**
 * The blocks of the new version that a line diff touches: those that are not there, or not the same, when one hunk of the diff
 * alone is undone; by index.
 */
export function touchedBlocks(old: Version, now: Version): Set<number> {
  const touched = new Set<number>()
  for (const hunk of hunksOf(old.lines, now.lines)) {
    const undone = [...now.lines.slice(0, hunk.now[0]), ...old.lines.slice(...hunk.old), ...now.lines.slice(hunk.now[1])]
    const { blocks } = versionOf(undone.join('\n'), now.path)
    for (const { now: [from, to] } of hunksOf(blocks, now.blocks)) for (let at = from; at < to; at++) touched.add(at)
  }
  return touched
}

/** Blocks of the new version that stand unchanged in the old one, in the same order, in a line diff of blocks; by index. */
export function standingBlocks(old: Version, now: Version): Set<number> {
  return new Set(runsOf(old.blocks, now.blocks).flatMap(({ new: from, length }) => Array.from({ length }, (_, at) => from + at)))
}
