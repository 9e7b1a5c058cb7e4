import { posix } from 'node:path'
import { slugOf } from '../store/post-record.ts'
import { likeness, runsOf, type Runs } from './likeness.ts'
import type { Alike } from './pair-up.ts'

/** A post with the reader's notes whose file is gone. */
export interface Home {
  id: string
  /** Where it was last. */
  path: string
  /** Of the versions that are known of it. */
  hashes: readonly string[]
  title: string | null
  /** The canonical texts that are known of it. */
  texts: () => Promise<readonly string[]>
}

/** A file that may be one of them. */
export interface Candidate { path: string; title: string; text: string }

export interface Homeless {
  /** Takes out the post whose bytes turned up at `path`, preferring one of the same file name. */
  claim(hash: string, path: string): Home | undefined
  /** Those whom a file resembles enough to be a moved and edited version of theirs, or their page built from Markdown. */
  resembled(candidate: Candidate): Promise<Alike<Home>[]>
  take(home: Home): void
  /** Those whom nobody claimed. */
  rest(): Home[]
}

/**
 * What counts as the same post. Versions of a post that lie one edit apart share more than half of their runs of words in 238 of
 * 242 cases; but so do posts of a series, made from one template, which share up to 0.9. These differ in title and name.
 */
const ALIKE_NAMED = 0.5
const ALIKE_UNNAMED = 0.92

/** Posts with the reader's notes whose files are gone, waiting to be recognised by their bytes or by their words. */
export function createHomeless(posts: readonly Home[]): Homeless {
  const waiting = new Set(posts)
  const known = new Map<Home, Runs[]>()
  const byHash = Map.groupBy(posts.flatMap((home) => [...new Set(home.hashes)].map((hash) => ({ hash, home }))), ({ hash }) => hash)

  const runsOfHome = async (home: Home) => {
    const runs = known.get(home) ?? (await home.texts()).map(runsOf)
    known.set(home, runs)
    return runs
  }

  return {
    claim(hash, path) {
      const candidates = (byHash.get(hash) ?? []).map(({ home }) => home).filter((home) => waiting.has(home))
      const post = candidates.find((candidate) => posix.basename(candidate.path) === posix.basename(path)) ?? candidates[0]
      if (post) waiting.delete(post)
      return post
    },
    async resembled({ path, title, text }) {
      if (waiting.size === 0) return []
      const runs = runsOf(text)
      const found: Alike<Home>[] = []
      for (const home of waiting) {
        const names = Number(home.title !== null && fold(home.title) === fold(title)) + Number(slugOf(home.path) === slugOf(path))
        const score = Math.max(0, ...(await runsOfHome(home)).map((own) => likeness(own, runs)))
        if (score >= (names > 0 ? ALIKE_NAMED : ALIKE_UNNAMED)) found.push({ to: home, rank: names + score })
      }
      return found
    },
    take: (home) => { waiting.delete(home) },
    rest: () => [...waiting]
  }
}

const fold = (title: string) => title.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
