import { defineStore } from 'pinia'
import { computed, ref, shallowReactive } from 'vue'
import { describe } from '../../shared/anchor/describe.ts'
import type { Annotation, AnnotationDraft, Colour, Post, Span } from '../../shared/model.ts'
import { api } from '../api.ts'
import { useConnectionStore } from './connection.ts'
import { codeOf, messageOf } from './failure.ts'
import { createSaveQueue, type SaveState, type Write } from './save-queue.ts'
import { createUndoStack } from './undo-stack.ts'

export type AnnotationFields = Partial<Pick<Annotation, 'kind' | 'colour' | 'comment' | 'tags' | 'detached'>>

/** An annotation as it is to be; null: in the trash. */
interface Target {
  id: string
  annotation: Annotation | null
}

/**
 * The annotations of the post that is open. Every change shows at once and is then written; what cannot be written
 * stays, marked, until it can. Changes made here can be undone; changes from elsewhere arrive as events.
 */
export const useAnnotationsStore = defineStore('annotations', () => {
  const connection = useConnectionStore()
  const byId = shallowReactive(new Map<string, Annotation>())
  /** How what is not on disk yet stands. */
  const saves = shallowReactive(new Map<string, SaveState>())
  const active = ref<string | null>(null)
  const colour = ref<Colour>('yellow')
  const history = createUndoStack<Target>()
  /** What was deleted here, and how old it was then: an older echo does not bring it back. */
  const deleted = new Map<string, string>()
  let postId = ''
  let loads = 0

  const list = computed(() => [...byId.values()].sort(inReadingOrder))
  const standing = computed(() => list.value.filter((annotation) => annotation.placement.state !== 'lost'))
  const lost = computed(() => list.value.filter((annotation) => annotation.placement.state === 'lost'))

  const queue = createSaveQueue({
    send,
    explain: messageOf,
    onState(id, state) {
      if (state) saves.set(id, state)
      else saves.delete(id)
    },
    onSettled(id, annotation) {
      if (annotation && byId.has(id)) byId.set(id, annotation)
    }
  })

  /** Fetches the annotations of a post without showing them. */
  function fetchFor(id: string): Promise<Annotation[]> {
    return api.listAnnotations({ postId: id })
  }

  /** Shows the annotations of a post; what is not written yet stays as the reader left it. */
  function show(id: string, annotations: readonly Annotation[]) {
    if (id !== postId) {
      byId.clear()
      history.clear()
      active.value = null
      postId = id
    }
    const kept = new Set(queue.unsaved())
    for (const known of [...byId.keys()]) if (!kept.has(known)) byId.delete(known)
    for (const annotation of annotations) if (!kept.has(annotation.id)) byId.set(annotation.id, annotation)
    if (active.value !== null && !byId.has(active.value)) active.value = null
  }

  /** Loads the annotations of a post. Throws where they cannot be had. */
  async function load(id: string): Promise<void> {
    if (id !== postId) show(id, [])
    const turn = ++loads
    const annotations = await fetchFor(id)
    if (turn === loads && id === postId) show(id, annotations)
  }

  /** Annotates a span. @param post what the span counts in */
  function create(post: Pick<Post, 'id' | 'text' | 'hash' | 'headings'>, span: Span, fields: AnnotationFields = {}): Annotation {
    const now = new Date().toISOString()
    const annotation: Annotation = {
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
    colour.value = annotation.colour
    history.push({ undo: { id: annotation.id, annotation: null }, redo: { id: annotation.id, annotation } })
    byId.set(annotation.id, annotation)
    queue.add(annotation.id, { type: 'save', draft: { ...draftOf(annotation), selector: annotation.selector } })
    return annotation
  }

  /** @param merge steps that follow each other with the same key are undone as one */
  function change(id: string, fields: AnnotationFields, merge?: string) {
    const before = byId.get(id)
    if (!before || !differs(before, fields)) return
    if (fields.colour) colour.value = fields.colour
    const after = { ...before, ...fields, modified: new Date().toISOString() }
    history.push({ undo: { id, annotation: before }, redo: { id, annotation: after }, merge })
    take({ id, annotation: after })
  }

  function remove(id: string) {
    const before = byId.get(id)
    if (!before) return
    history.push({ undo: { id, annotation: before }, redo: { id, annotation: null } })
    take({ id, annotation: null })
  }

  /** Takes an annotation back that was deleted here. */
  function bringBack(annotation: Annotation) {
    const { id } = annotation
    if (byId.has(id) || annotation.postId !== postId) return
    history.push({ undo: { id, annotation: null }, redo: { id, annotation } })
    take({ id, annotation })
  }

  /** Makes an annotation what it is to be, here and on disk. */
  function take({ id, annotation }: Target) {
    const current = byId.get(id)
    if (annotation && current) {
      // Only the fields: the text may have changed since, and with it the place.
      byId.set(id, { ...current, ...fieldsOf(annotation), modified: annotation.modified })
      queue.add(id, { type: 'save', draft: draftOf(annotation) })
    } else if (annotation) {
      deleted.delete(id)
      byId.set(id, annotation)
      queue.add(id, { type: 'restore', draft: { ...draftOf(annotation), selector: annotation.selector } })
    } else if (current) {
      deleted.set(id, current.modified)
      byId.delete(id)
      if (active.value === id) active.value = null
      queue.add(id, { type: 'delete' })
    }
  }

  /** @returns the id of what was brought back or taken away, null where there was nothing to undo */
  function undo(): string | null {
    const target = history.undo()
    if (target) take(target)
    return target?.id ?? null
  }

  function redo(): string | null {
    const target = history.redo()
    if (target) take(target)
    return target?.id ?? null
  }

  function retryAll() {
    for (const id of queue.unsaved()) queue.retry(id)
  }

  connection.on('annotation:saved', ({ annotation }) => {
    if (annotation.postId !== postId || queue.pending(annotation.id)) return
    // An echo of something older than what is shown, or than what was deleted, comes too late.
    if (annotation.modified <= (deleted.get(annotation.id) ?? '')) return
    if (annotation.modified < (byId.get(annotation.id)?.modified ?? '')) return
    byId.set(annotation.id, annotation)
  })
  connection.on('annotation:deleted', ({ id }) => {
    deleted.delete(id)
    if (queue.pending(id)) return
    byId.delete(id)
    if (active.value === id) active.value = null
  })
  connection.on('connection:restored', retryAll)

  return { list, standing, lost, saves, active, colour, byId, load, fetchFor, show, create, change, remove, bringBack, undo, redo, retry: queue.retry, retryAll }
})

async function send(id: string, write: Write): Promise<Annotation | null> {
  if (write.type === 'save') return api.saveAnnotation(write.draft)
  try {
    if (write.type === 'delete') {
      await api.deleteAnnotation({ id })
      return null
    }
    const restored = await api.restoreAnnotation({ id })
    return differs(restored, write.draft) ? await api.saveAnnotation(write.draft) : restored
  } catch (error) {
    if (codeOf(error) !== 'ANNOTATION_MISSING') throw error
    // It never reached the disk. Gone is what was wanted; wanted back, it is written whole.
    return write.type === 'delete' ? null : api.saveAnnotation(write.draft)
  }
}

const fieldsOf = ({ kind, colour, comment, tags, detached }: Annotation) => ({ kind, colour, comment, tags, detached })
const draftOf = (annotation: Annotation): AnnotationDraft => ({ id: annotation.id, postId: annotation.postId, ...fieldsOf(annotation) })

function differs(annotation: Annotation, fields: AnnotationFields): boolean {
  const { tags, ...plain } = fields
  return Object.entries(plain).some(([name, value]) => value !== undefined && value !== annotation[name as keyof typeof plain]) ||
    (tags !== undefined && tags.join('\n') !== annotation.tags.join('\n'))
}

function inReadingOrder(a: Annotation, b: Annotation): number {
  const isLost = (annotation: Annotation) => Number(annotation.placement.state === 'lost')
  return isLost(a) - isLost(b) || a.placement.start - b.placement.start || a.placement.end - b.placement.end || a.created.localeCompare(b.created)
}
