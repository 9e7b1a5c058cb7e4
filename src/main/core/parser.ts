/** Parses posts: short ones at once, long ones in a thread of their own, so that nothing else has to wait for them. */
import { LecternError } from '../../shared/errors.ts'
import type { Examined } from './examiner.ts'
import type { Source } from './library/read-source.ts'
import { answerOf, createParseThread } from './parse-thread.ts'
import type { ParsedPost, Section, Surroundings } from './parse/parsed-post.ts'
import { parsePlainSource, parseSource } from './sync/index-post.ts'

export interface Parser {
  /**
   * A file of a folder as a post, the same in either thread. Where the thread fails, the post is shown as plain text, with a
   * warning. Throws CANCELLED when the signal aborts while the thread is at work.
   * @param root the folder's path
   */
  parse(root: string, source: Source, surroundings: Surroundings, signal?: AbortSignal): ParsedPost | Promise<ParsedPost>
  /** The file of its thread, for others who want one; none where it has none. */
  entry?: string | URL
  close(): Promise<void>
}

/**
 * What the thread is asked for: to parse a file, then for the sections, some at a time, as reading a message blocks, too; or to tell
 * of a file what only setting it finds.
 */
export type ParseQuestion = { root: string; source: Source } | 'more' | { root: string; examine: Source }
/** `ready` comes once, unasked; `isLast` with the last of the sections. */
export type ParseAnswer = { ready: true } | { examined: Examined } | { head: Omit<ParsedPost, 'sections'> } | { sections: Section[]; isLast: boolean }

/** Characters. Of the densest text there is, so many take up to 100 ms where nothing is warm yet, and 30 ms later. */
const LONG = 30_000
/** No post of real life takes a tenth of this. */
const LIMIT_MS = 30_000
/** Megabytes that a thread may hold. */
const MEMORY = 2048

/** Parses without a thread. */
export const parserHere: Parser = {
  parse: (_root, source, surroundings) => parseSource(source, surroundings),
  close: () => Promise.resolve()
}

/** @param entry the file of `parse-worker`; `limit`: of one post, in ms; `memory`: of the thread, in MB */
export function createParser(entry: string | URL, { limit = LIMIT_MS, memory = MEMORY } = {}): Parser {
  const closing = new AbortController()
  const thread = createParseThread(entry, { memory })
  let tail: Promise<unknown> = Promise.resolve()

  const parseThere = async (root: string, source: Source, surroundings: Surroundings, aborts: readonly AbortSignal[]): Promise<ParsedPost> => {
    const asked = AbortSignal.any([closing.signal, ...aborts])
    const cancelIfAsked = () => { if (asked.aborted) throw new LecternError('CANCELLED') }
    cancelIfAsked()
    const worker = await thread.start(asked)
    cancelIfAsked()
    if (!worker) return parseSource(source, surroundings)
    const signal = AbortSignal.any([asked, AbortSignal.timeout(limit)])
    try {
      const answer = await answerOf(worker, { root, source }, signal)
      if (!('head' in answer)) throw new Error('It gave an answer to something else.')
      const sections: Section[] = []
      for (let isLast = false; !isLast;) {
        const more = await answerOf(worker, 'more', signal)
        if (!('sections' in more)) throw new Error('It gave an answer to something else.')
        sections.push(...more.sections)
        isLast = more.isLast
      }
      thread.rest()
      return { ...answer.head, sections }
    } catch {
      await thread.stop()
      cancelIfAsked()
      const reason = signal.aborted ? 'it takes too long' : 'it needs too much memory, or stopped the thread that reads it'
      return parsePlainSource(source, surroundings, reason)
    }
  }

  return {
    entry,
    parse(root, source, surroundings, signal) {
      if (source.text.length < LONG) return parseSource(source, surroundings)
      const done = tail.then(() => parseThere(root, source, surroundings, signal ? [signal] : []))
      tail = done.catch(() => { /* told to whoever asked */ })
      return done
    },
    async close() {
      closing.abort()
      await tail
      await thread.stop()
    }
  }
}
