/** Looks posts over for what only setting them finds, in a thread of its own where there is one. */
import type { Warning } from '../../shared/model.ts'
import type { Source } from './library/read-source.ts'
import { answerOf, createParseThread } from './parse-thread.ts'
import type { ParsedPost, Surroundings } from './parse/parsed-post.ts'
import { leakedTags } from './parse/leaked-tags.ts'
import { examineFormulas, placesOf, type PlaceSlot } from './render/examine.ts'
import { parseSource } from './sync/index-post.ts'

export interface Examined {
  /** Beyond those of `parse`: formulas that fail, tags that show as text. */
  warnings: Warning[]
  /** What depends on the folder's other files, for `examinePlaces`. */
  places: PlaceSlot[]
}

export interface Examiner {
  /** Where the thread fails on a post, nothing is found in it: its parsing tells why. Throws the signal's reason. */
  examine(root: string, source: Source, surroundings: Surroundings, signal: AbortSignal): Promise<Examined>
  close(): Promise<void>
}

/** Of one post, in ms: the limit on its formulas, and as much again. */
const LIMIT_MS = 20_000
/** Megabytes that the thread may hold. */
const MEMORY = 1024
/** The thread ends soon after the last post of many, in ms. */
const IDLE_MS = 5000

/** In this thread; the post, too, which carries the warnings of its parsing. */
export async function examineHere(source: Source, surroundings: Surroundings, signal?: AbortSignal): Promise<Examined & { post: ParsedPost }> {
  const post = parseSource(source, surroundings)
  return { post, warnings: [...leakedTags(post), ...await examineFormulas(post, { signal })], places: placesOf(post) }
}

/** @param entry the file of `parse-worker`; where left out, this thread does the work, in slices */
export function createExaminer(entry?: string | URL): Examiner {
  const thread = entry === undefined ? null : createParseThread(entry, { memory: MEMORY, idle: IDLE_MS })
  return {
    async examine(root, source, surroundings, signal) {
      const worker = await thread?.start(signal) ?? null
      signal.throwIfAborted()
      if (!thread || !worker) return examineHere(source, surroundings, signal)
      try {
        const answer = await answerOf(worker, { root, examine: source }, AbortSignal.any([signal, AbortSignal.timeout(LIMIT_MS)]))
        if (!('examined' in answer)) throw new Error('It gave an answer to something else.')
        thread.rest()
        return answer.examined
      } catch {
        await thread.stop()
        signal.throwIfAborted()
        return { warnings: [], places: [] }
      }
    },
    async close() { await thread?.stop() }
  }
}
