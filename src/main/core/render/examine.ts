import { setImmediate } from 'node:timers/promises'
import type { Warning } from '../../../shared/model.ts'
import type { ImageSlot, LinkSlot, MathSlot, ParsedPost, ReferenceSlot, Slot } from '../parse/parsed-post.ts'
import { parseAddress } from './address.ts'
import { createPostCode } from './code.ts'
import { fillSection } from './fill-section.ts'
import { createHighlighter } from './highlighter.ts'
import { LIMITS, type Limits } from './limits.ts'
import { createPostMath } from './math.ts'
import { createPlaces, type Resolve } from './places.ts'
import { byLine, createReport } from './report.ts'

/** What of a post depends on the folder's other files: its pictures, its links to posts, its references to their labels. */
export type PlaceSlot = ImageSlot | LinkSlot | ReferenceSlot

/** Warnings of one post that are kept; the rest is counted. */
const MOST = 2000

/** Sets the formulas of a post, in slices, and tells which cannot be set. Throws the signal's reason once that is aborted. */
export async function examineFormulas(post: ParsedPost, { signal, limits = LIMITS }: { signal?: AbortSignal; limits?: Limits } = {}): Promise<Warning[]> {
  const formulas = slotsOf(post).filter((slot): slot is MathSlot => slot.kind === 'math')
  if (formulas.length === 0) return []
  const report = createReport(MOST)
  const highlighter = createHighlighter()
  const math = createPostMath(limits, report, { slots: formulas, macros: post.macros })
  await fillSection(formulas, { math, code: createPostCode(highlighter, limits, report), reset: highlighter.reset }, limits, signal)
  return report.toWarnings()
}

/** The slots to hand to `examinePlaces`, without what is the same wherever the post lies. */
export const placesOf = (post: ParsedPost): PlaceSlot[] => slotsOf(post).flatMap((slot): PlaceSlot[] => {
  if (slot.kind === 'reference') return [slot]
  if (slot.kind === 'image') return /^\s*data:/i.test(slot.src) ? [] : [{ ...slot, alt: '', attributes: '' }]
  return slot.kind === 'link' && ['relative', 'other'].includes(parseAddress(slot.href).kind) ? [{ ...slot, attributes: '' }] : []
})

/** Looks for what the slots lead to, in slices, and tells what is not there. Throws the signal's reason once that is aborted. */
export async function examinePlaces(slots: readonly PlaceSlot[], resolve: Resolve, signal?: AbortSignal): Promise<Warning[]> {
  const report = createReport(MOST)
  const places = createPlaces(resolve, report)
  let until = performance.now() + LIMITS.slice
  for (const slot of slots) {
    if (slot.kind === 'image') places.image(slot, false)
    else if (slot.kind === 'link') places.link(slot)
    else places.reference(slot, false)
    if (performance.now() < until) continue
    await setImmediate()
    signal?.throwIfAborted()
    until = performance.now() + LIMITS.slice
  }
  return report.toWarnings().sort(byLine)
}

const slotsOf = ({ sections }: ParsedPost): Slot[] =>
  sections.flatMap(({ parts }) => parts.filter((part): part is Slot => typeof part !== 'string'))
