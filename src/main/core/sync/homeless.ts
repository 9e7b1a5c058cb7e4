import { posix } from 'node:path'
import type { StoredFile } from '../store/post-table.ts'

export interface Homeless {
  /** Takes out the post whose bytes turned up at `path`, preferring one of the same file name. */
  claim(hash: string, path: string): StoredFile | undefined
  /** Those whom nobody claimed. */
  rest(): StoredFile[]
}

/** Posts with the reader's notes whose files are gone, waiting to be recognised by their bytes. */
export function createHomeless(posts: readonly StoredFile[]): Homeless {
  const byHash = Map.groupBy(posts, ({ hash }) => hash)
  return {
    claim(hash, path) {
      const candidates = byHash.get(hash)?.filter(({ size }) => size > 0) ?? []
      const post = candidates.find((candidate) => posix.basename(candidate.path) === posix.basename(path)) ?? candidates[0]
      if (post) byHash.set(hash, candidates.filter((candidate) => candidate !== post))
      return post
    },
    rest: () => [...byHash.values()].flat()
  }
}
