import { defineStore } from 'pinia'
import { watch } from 'vue'
import type { Annotation, AnnotationDraft } from '../../shared/model.ts'
import { api } from '../api.ts'
import { namePage, pagesThere, whenPageGone } from '../lib/page-lock.ts'
import { forget, recall, recalledKeys, remember } from '../lib/storage.ts'
import { t } from '../lib/words.ts'
import { differs, draftOf } from './annotation-writes.ts'
import { useConnectionStore } from './connection.ts'
import { useToastsStore } from './toasts.ts'

const PREFIX = 'lectern.unsaved.'
/** What stands between two versions of a comment that were written apart, as the core joins them. */
const RULE = '\n\n---\n\n'

/**
 * An annotation as it is to be, and the comment that it had when the reader began. `deleted`: when what is to be deleted was changed last.
 * `page`: on which page it was written.
 */
interface Unsaved { draft: AnnotationDraft; base: string; deleted?: string; page?: string }

/**
 * What was written and is not on disk yet, kept by the browser from the first key on until the core has it: it outlives
 * a reload of the page and an end of the core. What an earlier page left is written as soon as the core can be asked; what another page,
 * which is still there, is about to write is its own business.
 */
export const useUnsavedStore = defineStore('unsaved', () => {
  const connection = useConnectionStore()
  const toasts = useToastsStore()
  /** Written by this page itself. */
  const own = new Set<string>()
  const page = namePage()
  const awaited = new Set<string>()
  let recovering: Promise<void> | null = null

  /** @param base the comment that is on disk */
  function keep(draft: AnnotationDraft, base: string) {
    own.add(draft.id)
    remember(PREFIX + draft.id, JSON.stringify({ draft, base: read(draft.id)?.base ?? base, page } satisfies Unsaved))
  }

  /** The core has this comment. What was typed since stays. */
  function acknowledge(annotation: Pick<Annotation, 'id' | 'comment'>) {
    const kept = read(annotation.id)
    if (kept && (kept.draft.comment ?? '') !== annotation.comment) {
      remember(PREFIX + annotation.id, JSON.stringify({ ...kept, base: annotation.comment }))
    } else drop(annotation.id)
  }

  /** Keeps that an annotation is to be deleted, instead of what was kept of it. */
  function keepDeletion(annotation: Annotation) {
    own.add(annotation.id)
    const kept: Unsaved = { draft: draftOf(annotation), base: annotation.comment, deleted: annotation.modified, page }
    remember(PREFIX + annotation.id, JSON.stringify(kept))
  }

  /** The core has all of it. */
  function drop(id: string) {
    own.delete(id)
    forget(PREFIX + id)
  }

  /** Writes what an earlier page could not. What still cannot be written stays for the next time. */
  function recover(): Promise<void> {
    recovering ??= recoverAll().finally(() => { recovering = null })
    return recovering
  }

  async function recoverAll(): Promise<void> {
    let recovered = 0
    const there = await pagesThere()
    for (const key of recalledKeys(PREFIX)) {
      const text = recall(key)
      const kept = read(key.slice(PREFIX.length))
      if (!kept || own.has(kept.draft.id)) continue
      if (kept.page !== undefined && kept.page !== page && there.has(kept.page)) {
        recoverAfter(kept.page)
        continue
      }
      try {
        if (await write(kept)) recovered++
        // Another window may have gone on writing.
        if (recall(key) === text) forget(key)
      } catch {
        // The core is away, or the folder is not open yet.
      }
    }
    if (recovered > 0) toasts.show(() => t('notes.recovered', { count: recovered }))
  }

  /** When another page is gone, what it left is to be written. */
  function recoverAfter(name: string) {
    if (awaited.has(name)) return
    awaited.add(name)
    whenPageGone(name).then(recover, () => undefined).finally(() => awaited.delete(name))
  }

  // Not before the core's events are heard: what is written then shows everywhere.
  watch(() => connection.state, (state) => { if (state === 'open') void recover() }, { immediate: true })
  connection.on('library:changed', () => void recover())

  return { keep, keepDeletion, acknowledge, drop, recover }
})

/** @returns whether there was anything to write */
async function write({ draft, base, deleted }: Unsaved): Promise<boolean> {
  const known = (await api.listAnnotations({ postId: draft.postId })).find(({ id }) => id === draft.id)
  if (deleted !== undefined) {
    // What was changed elsewhere since stays: that edit did not know of the deletion.
    if (!known || (known.modified > deleted && differs(known, draft))) return false
    await api.deleteAnnotation({ id: draft.id })
    return true
  }
  if (!known) {
    await api.saveAnnotation(draft)
    return true
  }
  const mine = draft.comment ?? known.comment
  const both = known.comment === '' ? mine : `${known.comment}${RULE}${mine}`
  const comment = mine === base ? known.comment : mine === known.comment || known.comment === base ? mine : both
  // Its words may have been found anew since: its place stays.
  const { selector: _, ...fields } = { ...draft, comment }
  if (!differs(known, { kind: fields.kind, colour: fields.colour, tags: fields.tags, comment })) return false
  await api.saveAnnotation(fields)
  return true
}

function read(id: string): Unsaved | null {
  try {
    const kept = JSON.parse(recall(PREFIX + id) ?? 'null') as Partial<Unsaved> | null
    return kept?.draft && typeof kept.base === 'string' ? kept as Unsaved : null
  } catch {
    return null
  }
}
