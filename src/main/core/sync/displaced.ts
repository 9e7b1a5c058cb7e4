import { readSource, type Source } from '../library/read-source.ts'
import type { FreshFile } from './compare.ts'
import { likeness, runsOf } from './likeness.ts'

/** Below this share of common runs and under another title, a file holds another post than before. Too short texts are not judged. */
const UNLIKE = 0.5

interface Words { title: string | null; text: string }

/**
 * The posts with notes whose bytes lie under another path now while another post's stand under theirs, as when files swap
 * names or are numbered anew. A post that was copied and then edited is none of them. @returns their ids
 */
export async function findDisplaced(root: string, fresh: readonly FreshFile[], known: {
  marked: ReadonlySet<string>
  /** Hashes of all posts that the store knows. */
  hashes: ReadonlySet<string>
  known: (id: string) => Words
  parse: (source: Source) => Promise<Words>
}): Promise<Set<string>> {
  const found = new Set<string>()
  const changed = fresh.flatMap(({ file, before }) => {
    if (!before || before.gone || before.size === 0 || !known.marked.has(before.id)) return []
    const source = tryRead(root, file.path)
    return source && source.hash !== before.hash ? [{ before, source }] : []
  })
  for (const { before, source } of changed) {
    const isElsewhere = fresh.some(({ file }) =>
      file.path !== before.path && file.size === before.size && tryRead(root, file.path)?.hash === before.hash)
    if (isElsewhere && (known.hashes.has(source.hash) || isUnlike(known.known(before.id), await known.parse(source)))) found.add(before.id)
  }
  return found
}

function isUnlike(a: Words, b: Words): boolean {
  if (a.title === b.title) return false
  const [before, now] = [runsOf(a.text), runsOf(b.text)]
  return likeness(before, before) === 1 && likeness(now, now) === 1 && likeness(before, now) < UNLIKE
}

/** null where it went away or cannot be read: the pass says so. */
function tryRead(root: string, path: string): Source | null {
  try {
    return readSource(root, path)
  } catch {
    return null
  }
}
