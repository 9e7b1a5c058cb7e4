import { BEGUN, FINISHED } from '../../../shared/choices.ts'
import { uniteSections } from '../../../shared/sections-read.ts'
import type { Reading, ReadingPosition, SectionsRead } from '../../../shared/model.ts'
import type { ReadingRecord } from './journal/record.ts'

/** What a record tells of reading a post. One without `finished` or `seen`, as in journals of before, tells them by its progress. */
export function fromReadingRecord({ offset, progress, at, hash, finished, seen, unopened, sectionsRead }: ReadingRecord): Reading {
  return {
    position: { offset, progress },
    at,
    hash: hash ?? null,
    finished: finished ?? (progress >= FINISHED ? at : null),
    seen: seen ?? (finished !== undefined || progress >= BEGUN ? hash ?? null : null),
    opened: unopened !== true,
    ...(sectionsRead && { sectionsRead })
  }
}

/** The fields of the record that says so. */
export function toReadingFields({ position, at, hash, finished, seen, opened, sectionsRead }: Reading) {
  return {
    ...position, at, ...(hash !== null && { hash }), ...(finished !== null && { finished }), ...(seen !== null && { seen }), ...(!opened && { unopened: true as const }),
    ...(sectionsRead && { sectionsRead })
  }
}

/**
 * The reader is at a place of an open post. Who has finished it stays so, and the version that counts as read stays the one:
 * what is another in a later version is told until the reader says that they saw it.
 */
export const readOn = (before: Reading | null, position: ReadingPosition, { at, hash, sectionsRead = {} }: { at: string; hash: string | null; sectionsRead?: SectionsRead }): Reading => ({
  ...withSections(uniteSections(before?.sectionsRead ?? {}, sectionsRead)),
  position,
  at,
  hash,
  finished: before?.finished ?? (position.progress >= FINISHED ? at : null),
  seen: before?.seen ?? (position.progress >= BEGUN ? hash : null),
  opened: true
})

const withSections = (sectionsRead: SectionsRead) => (Object.keys(sectionsRead).length > 0 ? { sectionsRead } : {})

/** A post as marked; null where it is so already. */
export function markAs(as: 'read' | 'unread', before: Reading | null, { at, hash }: { at: string; hash: string | null }): Reading | null {
  if (as === 'read') {
    if (before?.finished && before.hash === hash && before.seen === hash) return null
    const { position, opened, at: last } = before ?? { position: { offset: 0, progress: 0 }, opened: false, at }
    return { position: { ...position, progress: 1 }, at: opened ? last : at, hash, finished: before?.finished ?? at, seen: hash, opened, ...withSections(before?.sectionsRead ?? {}) }
  }
  return before === null || (!before.opened && before.finished === null) ? null : unread(at)
}

/** As if it had never been begun. */
export const unread = (at: string): Reading =>
  ({ position: { offset: 0, progress: 0 }, at, hash: null, finished: null, seen: null, opened: false })
