import type { Warning } from '../../../shared/model.ts'
import type { ImageSlot, LinkSlot, ReferenceSlot } from '../parse/parsed-post.ts'

/** Raise it when the HTML of formulas or code changes. */
export const PIPELINE_VERSION = 1

/** A stretch of HTML, or a slot that depends on the library and is filled at every opening. */
export type FilledPart = string | ImageSlot | LinkSlot | ReferenceSlot

/** A post with its formulas and code filled in. */
export interface FilledPost {
  sections: (readonly FilledPart[])[]
  /** Of the formulas and the code. */
  warnings: Warning[]
}

/** The posts that were opened last. */
export interface RenderCache {
  get(key: string): FilledPost | undefined
  set(key: string, post: FilledPost): void
  clear(): void
  readonly bytes: number
}

/** @param limit in bytes; the post that was not opened for longest goes first */
export function createRenderCache(limit = 64 * 1024 * 1024): RenderCache {
  const entries = new Map<string, { post: FilledPost; bytes: number }>()
  let bytes = 0

  const drop = (key: string): void => {
    bytes -= entries.get(key)?.bytes ?? 0
    entries.delete(key)
  }

  return {
    get bytes() { return bytes },
    get(key) {
      const entry = entries.get(key)
      if (!entry) return undefined
      entries.delete(key)
      entries.set(key, entry)
      return entry.post
    },
    set(key, post) {
      drop(key)
      const size = sizeOf(post)
      if (size > limit) return
      entries.set(key, { post, bytes: size })
      bytes += size
      for (const old of entries.keys()) {
        if (bytes <= limit) break
        drop(old)
      }
    },
    clear() {
      entries.clear()
      bytes = 0
    }
  }
}

const WIDE = /[\u0100-\uffff]/

/**
 * What the strings take in memory, and what an object costs about. The look for wide characters also makes V8 lay out
 * flat what was put together from pieces; left as it is, such a string holds all of them, at five times its size.
 */
function sizeOf({ sections, warnings }: FilledPost): number {
  let bytes = 0
  const add = (text: string) => { bytes += WIDE.test(text) ? text.length * 2 : text.length }
  for (const { message } of warnings) { bytes += 100; add(message) }
  for (const part of sections.flat()) {
    bytes += 100
    if (typeof part === 'string') add(part)
    else if (part.kind === 'image') { add(part.src); add(part.alt); add(part.attributes) }
    else if (part.kind === 'reference') { add(part.label); add(part.text) }
    else { add(part.href); add(part.attributes) }
  }
  return bytes
}
