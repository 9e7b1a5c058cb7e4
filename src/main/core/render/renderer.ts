import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { Warning } from '../../../shared/model.ts'
import type { MathSlot, ParsedPost } from '../parse/parsed-post.ts'
import { createRenderCache, PIPELINE_VERSION, type FilledPart, type RenderCache } from './cache.ts'
import { createPostCode } from './code.ts'
import { fillSection, type Fillers } from './fill-section.ts'
import { createHighlighter } from './highlighter.ts'
import { LIMITS, type Limits } from './limits.ts'
import { createPostMath } from './math.ts'
import { createPlaces, type Resolve } from './places.ts'
import { byLine, createReport } from './report.ts'
import { resolveSection } from './resolve-section.ts'

export type { Resolve } from './places.ts'

export interface RenderOptions {
  /** Tells this version of the post from all others: SHA-256 of its bytes. */
  hash: string
  resolve: Resolve
  signal?: AbortSignal
}

/** Turns parsed posts into HTML. */
export interface Renderer {
  /**
   * Yields the sections from the top, each as soon as it is ready, and returns what could not be shown as written.
   * Never blocks the event loop for long, whatever the post holds. Throws the signal's reason once that is aborted.
   */
  render(post: ParsedPost, options: RenderOptions): AsyncGenerator<{ index: number; html: string }, Warning[]>
  /** Lets go of the cache. */
  close(): void
}

/** The HTML is that of `docs/architecture.md`, "What the page finds in a post's HTML". */
export function createRenderer(options: { cache?: RenderCache; limits?: Partial<Limits> } = {}): Renderer {
  const cache = options.cache ?? createRenderCache()
  const limits = { ...LIMITS, ...options.limits }
  const highlighter = createHighlighter()

  return {
    async *render(post, { hash, resolve, signal }) {
      const key = keyOf(post, hash)
      const known = cache.get(key)
      const costly = createReport(limits.warnings)
      const cheap = createReport(limits.warnings)
      const fillers: Fillers = {
        math: createPostMath(limits, costly, { slots: formulasOf(post), macros: post.macros }),
        code: createPostCode(highlighter, limits, costly),
        reset: highlighter.reset
      }
      const places = createPlaces(resolve, cheap)
      const sections: (readonly FilledPart[])[] = []
      let until = performance.now() + limits.slice
      for (const [index, { parts }] of post.sections.entries()) {
        signal?.throwIfAborted()
        const filled = known?.sections[index] ?? await fillSection(parts, fillers, limits, signal)
        sections.push(filled)
        yield { index, html: resolveSection(filled, places) }
        if (performance.now() < until) continue
        await setImmediate()
        until = performance.now() + limits.slice
      }
      const warnings = known?.warnings ?? costly.toWarnings()
      if (!known && !costly.unfinished) cache.set(key, { sections, warnings })
      return [...warnings, ...cheap.toWarnings()].toSorted(byLine)
    },
    close: () => cache.clear()
  }
}

function* formulasOf({ sections }: ParsedPost): Generator<MathSlot> {
  for (const { parts } of sections) for (const part of parts) if (typeof part === 'object' && part.kind === 'math') yield part
}

/** The same bytes make another post under another file type, which the text tells, or beside another macro file. */
function keyOf({ sections, text, macros }: ParsedPost, hash: string): string {
  const scope = macros ? `:${createHash('sha256').update(JSON.stringify(macros)).digest('hex').slice(0, 16)}` : ''
  return `${PIPELINE_VERSION}:${hash}:${sections.length}:${text.length}${scope}`
}
