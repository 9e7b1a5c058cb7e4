/** Reads and parses the new posts of a folder in a thread, ahead of whoever writes them: a first scan keeps two cores busy. */
import { Worker } from 'node:worker_threads'
import type { Source } from '../library/read-source.ts'
import type { ParsedPost } from '../parse/parsed-post.ts'
import type { Label } from '../store/post-record.ts'

/** A post without what only a reader needs of it. */
export interface IndexedPost {
  source: Pick<Source, 'path' | 'bytes' | 'hash' | 'mtime'>
  /** `labels`: those of equations, too; left out where `sections` tell them. */
  parsed: Pick<ParsedPost, 'meta' | 'text' | 'parts' | 'headings' | 'links' | 'warnings'> & { labels?: readonly Label[]; sections?: ParsedPost['sections'] }
}

/** What the thread is asked for: to read and parse these files. It answers in the order of the questions, null for what it cannot. */
export interface IndexQuestion { root: string; paths: string[] }
export type IndexAnswer = (IndexedPost | null)[]

export interface ParseAhead {
  /** The post at a path; null where it has to be read here. */
  take(path: string): Promise<IndexedPost | null>
  /** Ends the thread. */
  close(): Promise<void>
}

/** So many new posts are worth a thread. */
const LEAST = 100
/** Posts that are read here while the thread starts. */
const FIRST = 40
const BATCH = 20
/** Batches that are asked for before the first of them is taken. */
const ASKED = 3
/** No batch of real posts takes a tenth of this, in ms. */
const LIMIT_MS = 30_000

/** Megabytes that the thread may hold, and how many of them for young objects: with more it is no faster. */
const MEMORY = 1024
const YOUNG_MEMORY = 32

const nothing: ParseAhead = { take: () => Promise.resolve(null), close: () => Promise.resolve() }

/** @param entry the file of `parse-worker`; @param paths in the order in which they will be taken */
export function createParseAhead(entry: string | URL | undefined, root: string, paths: readonly string[]): ParseAhead {
  if (entry === undefined || paths.length < LEAST) return nothing
  const thread = new Worker(entry, { resourceLimits: { maxOldGenerationSizeMb: MEMORY, maxYoungGenerationSizeMb: YOUNG_MEMORY } })
  const waiting: PromiseWithResolvers<IndexAnswer | null>[] = []
  const batches = new Map<string, { answer: Promise<IndexAnswer | null>; at: number }>()
  let next = FIRST
  let isBroken = false

  const giveUp = () => {
    isBroken = true
    for (const each of waiting.splice(0)) each.resolve(null)
  }
  thread.on('message', (answer: IndexAnswer | { ready: true }) => { if (Array.isArray(answer)) waiting.shift()?.resolve(answer) })
  thread.on('error', giveUp).on('exit', giveUp).unref()

  const ask = () => {
    const batch = paths.slice(next, next + BATCH)
    next += BATCH
    if (batch.length === 0 || isBroken) return
    const answer = Promise.withResolvers<IndexAnswer | null>()
    waiting.push(answer)
    for (const [at, path] of batch.entries()) batches.set(path, { answer: answer.promise, at })
    thread.postMessage({ root, paths: batch } satisfies IndexQuestion)
  }
  for (let count = 0; count < ASKED; count++) ask()

  return {
    async take(path) {
      const batch = batches.get(path)
      if (!batch) return null
      batches.delete(path)
      if (batch.at === 0) ask()
      const limit = setTimeout(() => {
        giveUp()
        void thread.terminate()
      }, LIMIT_MS)
      const answer = await batch.answer
      clearTimeout(limit)
      return answer?.[batch.at] ?? null
    },
    async close() {
      giveUp()
      await thread.terminate()
    }
  }
}
