import { defineStore } from 'pinia'
import { computed, ref, shallowReactive } from 'vue'
import { describe } from '../../shared/anchor/describe.ts'
import type { Annotation, Colour, Post, Span } from '../../shared/model.ts'
import { api } from '../api.ts'
import { t } from '../lib/words.ts'
import { differs, draftOf, fieldsOf, inReadingOrder, sendWrite, type AnnotationFields } from './annotation-writes.ts'
import { useConnectionStore } from './connection.ts'
import { messageOf } from './failure.ts'
import { useHistoryStore, type Travel } from './history.ts'
import { createSaveQueue, type SaveState } from './save-queue.ts'
import { useToastsStore } from './toasts.ts'
import { useUnsavedStore } from './unsaved.ts'

export type { AnnotationFields } from './annotation-writes.ts'

/** What a span counts in. */
export type SpanPost = Pick<Post, 'id' | 'text' | 'hash' | 'headings' | 'objects'>

/** An annotation as it is to be; null: in the trash. */
interface Target {
  id: string
  postId: string
  annotation: Annotation | null
  /** Its words are others, too. */
  moved?: boolean
  /** It is not there until this is done. */
  back?: boolean
}

/**
 * The annotations of the post that is open. Every change shows at once and is then written; what cannot be written
 * stays, marked, until it can. Changes made here can be undone; changes from elsewhere arrive as events.
 */
export const useAnnotationsStore = defineStore('annotations', () => {
  const connection = useConnectionStore()
  const unsaved = useUnsavedStore()
  const toasts = useToastsStore()
  const byId = shallowReactive(new Map<string, Annotation>())
  /** How what is not on disk yet stands. */
  const saves = shallowReactive(new Map<string, SaveState>())
  const active = ref<string | null>(null)
  const colour = ref<Colour>('yellow')
  const history = useHistoryStore()
  /** What was deleted here, and how old it was then: an older echo does not bring it back. */
  const deleted = new Map<string, string>()
  /** What the core was told of: in the trash, if it is not there. */
  const written = new Set<string>()
  /** Those of which the reader was told that their words are not in the file. */
  const homeless = new Set<string>()
  /** What came as an event since the list was asked for: the list may be older. */
  const heard = new Set<string>()
  let postId = ''
  let loads = 0

  const list = computed(() => [...byId.values()].sort(inReadingOrder))
  /** Those on the whole post. */
  const page = computed(() => list.value.filter(({ kind }) => kind === 'page'))
  const standing = computed(() => list.value.filter(({ kind, placement }) => kind !== 'page' && placement.state !== 'lost'))
  const lost = computed(() => list.value.filter(({ kind, placement }) => kind !== 'page' && placement.state === 'lost'))

  const queue = createSaveQueue({
    send: sendWrite,
    explain: messageOf,
    onState(id, state) {
      if (state) saves.set(id, state)
      else saves.delete(id)
    },
    onSettled(id, annotation) {
      if (annotation?.placement.state === 'lost' && byId.get(id)?.placement.state === 'same' && !homeless.has(id)) {
        homeless.add(id)
        toasts.show(() => t('notes.waits'))
      }
      if (annotation) unsaved.acknowledge(annotation)
      else unsaved.drop(id)
      if (annotation && byId.has(id)) byId.set(id, asShown(annotation))
    }
  })

  /** Fetches the annotations of a post without showing them. */
  function fetchFor(id: string): Promise<Annotation[]> {
    heard.clear()
    return api.listAnnotations({ postId: id })
  }

  /** Shows the annotations of a post; what is not written yet stays as the reader left it. */
  function show(id: string, annotations: readonly Annotation[]) {
    if (id !== postId) {
      byId.clear()
      active.value = null
      postId = id
    }
    const kept = new Set(queue.unsaved())
    for (const known of [...byId.keys()]) if (!kept.has(known) && !heard.has(known)) byId.delete(known)
    for (const annotation of annotations) {
      const { id, modified } = annotation
      if (!kept.has(id) && !(heard.has(id) && isNewer(id, modified))) byId.set(id, annotation)
    }
    if (active.value !== null && !byId.has(active.value)) active.value = null
  }

  /** Where the file is gone the core finds no words, but the page still shows them: a note that was written there stays there. */
  function asShown(annotation: Annotation): Annotation {
    const shown = byId.get(annotation.id)?.placement
    return annotation.placement.state === 'lost' && shown && shown.state !== 'lost' ? { ...annotation, placement: shown } : annotation
  }

  /** Whether what is shown, gone included, is newer than a version of it. */
  const isNewer = (id: string, modified: string) => (byId.get(id)?.modified ?? '~') > modified

  /** Loads the annotations of a post. Throws where they cannot be had. */
  async function load(id: string): Promise<void> {
    if (id !== postId) show(id, [])
    const turn = ++loads
    const annotations = await fetchFor(id)
    if (turn === loads && id === postId) show(id, annotations)
  }

  /** Does one or more things that are undone as one. */
  function act(steps: readonly { undo: Target; redo: Target }[], merge?: string) {
    history.push({ undo: toTravel(steps.map(({ undo }) => undo).reverse()), redo: toTravel(steps.map(({ redo }) => redo)), merge })
    for (const { redo } of steps) take(redo)
  }

  function made(post: SpanPost, span: Span, fields: AnnotationFields): Annotation {
    const now = new Date().toISOString()
    return {
      id: crypto.randomUUID(),
      postId: post.id,
      kind: 'highlight',
      selector: describe(post, span),
      colour: colour.value,
      comment: '',
      tags: [],
      detached: false,
      created: now,
      modified: now,
      placement: { ...span, state: 'same', confidence: 1 },
      ...fields
    }
  }

  const gone = ({ id, postId }: Annotation): Target => ({ id, postId, annotation: null })
  const there = (annotation: Annotation): Target => ({ id: annotation.id, postId: annotation.postId, annotation, back: true })
  const addition = (annotation: Annotation) => ({ undo: gone(annotation), redo: there(annotation) })
  const removal = (annotation: Annotation) => ({ undo: there(annotation), redo: gone(annotation) })
  const exchange = (before: Annotation, after: Annotation, moved = false) => {
    const { id, postId } = before
    return { undo: { id, postId, annotation: before, moved }, redo: { id, postId, annotation: after, moved } }
  }

  /** Annotates a span. @param instead ids of annotations that it takes the place of */
  function create(post: SpanPost, span: Span, fields: AnnotationFields = {}, instead: readonly string[] = []): Annotation {
    const annotation = made(post, span, fields)
    colour.value = annotation.colour
    act([...instead.flatMap((old) => byId.get(old) ?? []).map(removal), addition(annotation)])
    return annotation
  }

  /** @param merge steps that follow each other with the same key are undone as one */
  function change(id: string, fields: AnnotationFields, merge?: string) {
    const before = byId.get(id)
    if (!before || !differs(before, fields)) return
    if (fields.colour) colour.value = fields.colour
    const after = { ...before, ...fields, modified: new Date().toISOString() }
    act([exchange(before, after)], merge)
  }

  /** Gives an annotation other words. */
  function adjust(post: SpanPost, id: string, span: Span, merge?: string) {
    const before = byId.get(id)
    if (!before || span.end <= span.start || (before.placement.start === span.start && before.placement.end === span.end)) return
    const placement = { ...span, state: 'same' as const, confidence: 1 }
    const after = { ...before, selector: describe(post, span), placement, modified: new Date().toISOString() }
    act([exchange(before, after, true)], merge)
  }

  function remove(id: string) {
    const before = byId.get(id)
    if (before) act([removal(before)])
  }

  /** Takes an annotation back that was deleted here. */
  function bringBack(annotation: Annotation) {
    if (!byId.has(annotation.id) && annotation.postId === postId) act([addition(annotation)])
  }

  /** Keeps a comment as it is typed, before it is saved. */
  function keepTyped(id: string, comment: string) {
    const annotation = byId.get(id)
    if (annotation) unsaved.keep({ ...draftOf(annotation), selector: annotation.selector, comment }, annotation.comment)
  }

  /** Makes an annotation what it is to be, on disk and, where its post is open, here. */
  function take({ id, postId: of, annotation, moved = false, back = false }: Target) {
    const isOpen = of === postId
    const current = byId.get(id)
    if (!annotation) {
      if (isOpen && !current) return
      if (current) {
        deleted.set(id, current.modified)
        unsaved.keepDeletion(current)
      }
      written.add(id)
      byId.delete(id)
      if (active.value === id) active.value = null
      queue.add(id, { type: 'delete' })
      return
    }
    const { selector, placement } = annotation
    const draft = { ...draftOf(annotation), selector }
    unsaved.keep(draft, current?.comment ?? '')
    if (current || (!isOpen && !back)) {
      // Only the fields, and the place if that is meant: the text may have changed since, and with it the place.
      if (current) byId.set(id, { ...current, ...fieldsOf(annotation), ...(moved && { selector, placement }), modified: annotation.modified })
      queue.add(id, { type: 'save', draft: { ...draftOf(annotation), ...(moved && { selector }) } })
    } else {
      if (isOpen) byId.set(id, annotation)
      deleted.delete(id)
      queue.add(id, written.has(id) ? { type: 'restore', draft } : { type: 'save', draft })
      written.add(id)
    }
  }

  function toTravel(targets: readonly Target[]): Travel {
    return () => {
      for (const target of targets) take(target)
      const last = targets.at(-1)
      return { id: last?.id ?? null, postId: last?.postId ?? null, told: false }
    }
  }

  function retryAll() {
    for (const id of queue.unsaved()) queue.retry(id)
  }

  connection.on('annotation:saved', ({ annotation }) => {
    if (annotation.postId !== postId || queue.pending(annotation.id)) return
    // An echo of something older than what is shown, or than what was deleted, comes too late.
    if (annotation.modified <= (deleted.get(annotation.id) ?? '')) return
    if (annotation.modified < (byId.get(annotation.id)?.modified ?? '')) return
    heard.add(annotation.id)
    byId.set(annotation.id, annotation)
  })
  connection.on('annotation:deleted', ({ id }) => {
    deleted.delete(id)
    if (queue.pending(id)) return
    heard.add(id)
    byId.delete(id)
    if (active.value === id) active.value = null
  })
  connection.on('connection:restored', retryAll)

  return {
    list, page, standing, lost, saves, active, colour, byId,
    /** The post whose annotations these are. */
    postId: () => postId,
    load, fetchFor, show, create, change, adjust, remove, bringBack, keepTyped, retry: queue.retry, retryAll
  }
})
