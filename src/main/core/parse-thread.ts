/** A thread that reads posts, started when there is something to do and ended when there was nothing for a while. */
import { Worker } from 'node:worker_threads'
import type { ParseAnswer, ParseQuestion } from './parser.ts'

export interface ParseThread {
  /** The thread, started where it is not; null where none can be had. Resolves early when the signal aborts. */
  start(signal: AbortSignal): Promise<Worker | null>
  /** There is nothing to do for now. */
  rest(): void
  stop(): Promise<void>
}

/** A thread that has had nothing to do for so long ends: it holds some 50 MB. */
const IDLE_MS = 60_000
/** Megabytes for young objects, more than usual: a parse makes many that live until its end. */
const YOUNG_MEMORY = 96

/** @param entry the file of `parse-worker`; `memory`: that it may hold, in MB; `idle`: in ms */
export function createParseThread(entry: string | URL, { memory, idle = IDLE_MS }: { memory: number; idle?: number }): ParseThread {
  let thread: Worker | null = null
  let isBroken = false
  let timer: NodeJS.Timeout | undefined

  const stop = async () => {
    clearTimeout(timer)
    const ended = thread
    thread = null
    await ended?.terminate()
  }
  return {
    stop,
    async start(signal) {
      clearTimeout(timer)
      if (thread) {
        thread.ref()
        return thread
      }
      if (isBroken) return null
      const started = new Worker(entry, { resourceLimits: { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: YOUNG_MEMORY } })
      thread = started
      // One that dies while nobody asks is started anew when somebody does.
      started.on('error', () => { /* told to whoever asks */ }).on('exit', () => { if (thread === started) thread = null })
      try {
        await answerOf(started, null, signal)
        return started
      } catch {
        await stop()
        isBroken = !signal.aborted
        return null
      }
    },
    rest() {
      thread?.unref()
      timer = setTimeout(() => void stop(), idle).unref()
    }
  }
}

/** The thread's next answer. Rejects when the thread ends or the signal aborts. @param question null where none is needed */
export function answerOf(worker: Worker, question: ParseQuestion | null, signal: AbortSignal): Promise<ParseAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<ParseAnswer>()
  const onAbort = () => { reject(new Error('It was told to stop.')) }
  const onExit = () => { reject(new Error('It ended.')) }
  worker.once('message', resolve).once('error', reject).once('exit', onExit)
  signal.addEventListener('abort', onAbort, { once: true })
  if (signal.aborted) onAbort()
  else if (question) worker.postMessage(question)
  return promise.finally(() => {
    worker.off('message', resolve).off('error', reject).off('exit', onExit)
    signal.removeEventListener('abort', onAbort)
  })
}
