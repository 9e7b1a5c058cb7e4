import { setImmediate } from 'node:timers/promises'
import type { CodeSlot, MathSlot, Part } from '../parse/parsed-post.ts'
import type { FilledPart } from './cache.ts'
import type { PostCode } from './code.ts'
import { cpuTime } from './cpu-time.ts'
import { gluedLength } from './glue.ts'
import type { Limits } from './limits.ts'
import type { PostMath } from './math.ts'
import { runWithin } from './watchdog.ts'

/** What fills the costly slots of one post. */
export interface Fillers {
  math: PostMath
  code: PostCode
  /** After a stop: what was at work may be broken. */
  reset(): void
}

const TRIES = 3

/**
 * Fills the formulas and the code of one section and leaves the other slots. Visits the event loop after each slice;
 * what gets stuck is stopped and shown as its source, and the rest goes on.
 */
export async function fillSection(
  parts: readonly Part[], { math, code, reset }: Fillers, limits: Limits, signal?: AbortSignal
): Promise<readonly FilledPart[]> {
  if (parts.every(isFilled)) return parts
  await code.prepare(parts.filter((part) => typeof part !== 'string' && part.kind === 'code'))
  const filled: FilledPart[] = []
  /** Joined at once, since a string that grows by `+` keeps all its pieces in memory, at several times their size. */
  let pieces: string[] = []
  let at = 0
  let steps: Generator<void, string> | null = null
  /** Characters of the next part that stand beside the formula before it already. */
  let taken = 0
  let tries = 0

  const join = (): void => {
    if (pieces.length > 0) filled.push(pieces.join(''))
    pieces = []
  }

  const slice = (): void => {
    const until = performance.now() + limits.slice
    for (; at < parts.length && performance.now() < until; at++) {
      const part = parts[at]
      if (part === undefined) continue
      if (typeof part === 'string') {
        pieces.push(taken > 0 ? part.slice(taken) : part)
        taken = 0
      } else if (part.kind === 'math') {
        const html = math.fill(part)
        const next = part.display ? undefined : parts[at + 1]
        taken = typeof next === 'string' ? gluedLength(next) : 0
        pieces.push(taken > 0 && typeof next === 'string' ? `<span class="nowrap">${html}${next.slice(0, taken)}</span>` : html)
      } else if (part.kind === 'code') {
        steps ??= code.fill(part)
        let step = steps.next()
        while (!step.done && performance.now() < until) step = steps.next()
        if (!step.done) return
        pieces.push(step.value)
        steps = null
      } else {
        join()
        filled.push(part)
      }
    }
  }

  for (;;) {
    signal?.throwIfAborted()
    const from = cpuTime()
    if (!runWithin(slice, limits.stuck)) {
      steps = null
      reset()
      // A busy machine may have given it no time: what was not at work is not stuck.
      if (cpuTime() - from < limits.stuck / 2 && ++tries < TRIES) {
        await code.prepare(parts.slice(at).filter((part) => typeof part !== 'string' && part.kind === 'code'))
        continue
      }
      tries = 0
      pieces.push(giveUp(parts[at], math, code))
      at++
      await code.prepare(parts.slice(at).filter((part) => typeof part !== 'string' && part.kind === 'code'))
    }
    if (at >= parts.length) {
      join()
      return filled
    }
    await setImmediate()
  }
}

const isFilled = (part: Part): part is FilledPart =>
  typeof part === 'string' || part.kind === 'image' || part.kind === 'link' || part.kind === 'reference'

function giveUp(part: Part | undefined, math: PostMath, code: PostCode): string {
  if (typeof part !== 'object') return part ?? ''
  return part.kind === 'math' ? math.giveUp(part as MathSlot, 'It takes too long to typeset.') : code.giveUp(part as CodeSlot)
}
