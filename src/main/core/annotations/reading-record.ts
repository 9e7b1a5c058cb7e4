import { FINISHED } from '../../../shared/choices.ts'
import type { Reading, ReadingPosition } from '../../../shared/model.ts'
import type { ReadingRecord } from './journal/record.ts'

/** What a record tells of reading a post. One without `finished` tells it by its progress. */
export function fromReadingRecord({ offset, progress, at, hash, finished, unopened }: ReadingRecord): Reading {
  return {
    position: { offset, progress },
    at,
    hash: hash ?? null,
    finished: finished ?? (progress >= FINISHED ? at : null),
    opened: unopened !== true
  }
}

/** The fields of the record that says so. */
export function toReadingFields({ position, at, hash, finished, opened }: Reading) {
  return { ...position, at, ...(hash !== null && { hash }), ...(finished !== null && { finished }), ...(!opened && { unopened: true as const }) }
}

/** The reader is at a place of an open post. Who has finished it stays so. */
export const readOn = (before: Reading | null, position: ReadingPosition, { at, hash }: { at: string; hash: string | null }): Reading =>
  ({ position, at, hash, finished: before?.finished ?? (position.progress >= FINISHED ? at : null), opened: true })

/** A post as marked; null where it is so already. */
export function markAs(as: 'read' | 'unread', before: Reading | null, { at, hash }: { at: string; hash: string | null }): Reading | null {
  if (as === 'read') {
    if (before?.finished && before.hash === hash) return null
    const { position, opened, at: last } = before ?? { position: { offset: 0, progress: 0 }, opened: false, at }
    return { position: { ...position, progress: 1 }, at: opened ? last : at, hash, finished: before?.finished ?? at, opened }
  }
  return before === null || (!before.opened && before.finished === null) ? null : unread(at)
}

/** As if it had never been begun. */
export const unread = (at: string): Reading =>
  ({ position: { offset: 0, progress: 0 }, at, hash: null, finished: null, opened: false })
