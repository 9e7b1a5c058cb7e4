import { defineStore } from 'pinia'
import { ref } from 'vue'
import type { Annotation, AnnotationDraft, Colour, Selector } from '../../shared/model.ts'
import { api } from '../api.ts'
import { t } from '../lib/words.ts'
import { useToastsStore } from './toasts.ts'
import { useHistoryStore, type Travel } from './history.ts'
import type { Step } from './undo-stack.ts'

/** What is written in one step, in this order. */
interface Act { restore?: string[]; drafts?: AnnotationDraft[]; remove?: string[] }

/** Annotations in one call to the core. */
const MOST = 500

/**
 * What the reader does to many annotations at once, outside of an open post. Every step can be undone: by its toast, and
 * through the history.
 */
export const useNoteActionsStore = defineStore('note-actions', () => {
  const toasts = useToastsStore()
  const history = useHistoryStore()
  const busy = ref(false)
  let toast = 0
  let writing: Promise<unknown> = Promise.resolve()

  /** One after the other: what takes a step back reaches the disk after the step. @returns whether it is there */
  function write(act: Act): Promise<boolean> {
    const written = writing.then(() => send(act))
    writing = written
    return written
  }

  async function send({ restore = [], drafts = [], remove = [] }: Act) {
    busy.value = true
    try {
      for (const ids of slices(restore)) await api.restoreAnnotations({ ids })
      for (const part of slices(drafts)) await api.saveAnnotations({ drafts: part })
      for (const ids of slices(remove)) await api.deleteAnnotations({ ids })
      return true
    } catch (error) {
      toasts.fail(error)
      return false
    } finally {
      busy.value = false
    }
  }

  /** Does a step and offers to undo it. @returns whether it was done */
  async function run(step: Step<Act>, message: () => string): Promise<boolean> {
    const known: Step<Travel> = {
      undo: () => travel(step.undo, () => { toast = toasts.show(() => t('notes.undone'), { action: { label: () => t('notes.redo'), run: history.redo } }) }),
      redo: () => travel(step.redo, () => { tell(() => t('notes.redone'), step, known) })
    }
    // Before it is on disk: whoever presses Ctrl+Z at once means this step.
    history.push(known)
    const done = await write(step.redo)
    if (done) tell(message, step, known)
    else history.drop(known)
    return done
  }

  /** Writes a step of the history; what it did is told once it is on disk. */
  function travel(act: Act, tellOf: () => void) {
    toasts.dismiss(toast)
    void write(act).then((done) => { if (done) tellOf() })
    return { id: null, postId: null, told: true }
  }

  function tell(message: () => string, step: Step<Act>, known: Step<Travel>) {
    toasts.dismiss(toast)
    toast = toasts.show(message, { action: { label: () => t('common.undo'), run: () => takeBack(step, known) } })
  }

  /** Undoes one step. Where others came after it, that is a step of its own. */
  function takeBack(step: Step<Act>, known: Step<Travel>) {
    if (history.last() === known) history.undo()
    else void run({ undo: step.redo, redo: step.undo }, () => t('notes.undone'))
  }

  /** Changes those for which `fields` is different, with one way back for all. @param say gets how many, as "3 notes" */
  async function change(annotations: readonly Annotation[], fields: (annotation: Annotation) => Fields | null, say: (notes: string) => string) {
    const changes = annotations.flatMap((annotation) => {
      const next = fields(annotation)
      return next ? [{ annotation, next }] : []
    })
    if (changes.length === 0) return true
    return run({
      undo: { drafts: changes.map(({ annotation, next }) => toDraft(annotation, pick(annotation, next))) },
      redo: { drafts: changes.map(({ annotation, next }) => toDraft(annotation, next)) }
    }, () => say(t('common.notes', { count: changes.length })))
  }

  const recolour = (annotations: readonly Annotation[], colour: Colour) =>
    change(annotations, (each) => (each.colour === colour ? null : { colour }), (notes) => t('notes.recoloured', { notes }))
  const addTag = (annotations: readonly Annotation[], tag: string) =>
    change(annotations, ({ tags }) => (tags.includes(tag) ? null : { tags: [...tags, tag] }), (notes) => t('notes.tagged', { notes, tag }))
  const removeTag = (annotations: readonly Annotation[], tag: string) =>
    change(annotations, ({ tags }) => (tags.includes(tag) ? { tags: tags.filter((each) => each !== tag) } : null), (notes) => t('notes.untagged', { notes, tag }))
  const detach = (annotation: Annotation) => change([annotation], () => ({ detached: true }), () => t('notes.detached'))

  /** Gives annotations new places. */
  const place = (places: readonly { annotation: Annotation; selector: Selector }[], say: (notes: string) => string) => {
    const selectors = new Map(places.map(({ annotation, selector }) => [annotation.id, selector]))
    return change(places.map(({ annotation }) => annotation), ({ id }) => ({ selector: selectors.get(id), detached: false }), say)
  }

  function remove(annotations: readonly Annotation[]) {
    const ids = annotations.map(({ id }) => id)
    return run({ undo: { restore: ids }, redo: { remove: ids } }, () => t('notes.removed', { notes: t('common.notes', { count: ids.length }) }))
  }

  function restore(annotations: readonly Annotation[]) {
    const ids = annotations.map(({ id }) => id)
    return run({ undo: { remove: ids }, redo: { restore: ids } }, () => t('notes.broughtBack', { notes: t('common.notes', { count: ids.length }) }))
  }

  return { busy, recolour, addTag, removeTag, detach, place, remove, restore }
})

type Fields = Partial<Pick<AnnotationDraft, 'colour' | 'tags' | 'detached' | 'selector'>>

const toDraft = ({ id, postId }: Annotation, fields: Fields): AnnotationDraft => ({ id, postId, ...fields })

/** The fields as they were. */
const pick = (annotation: Annotation, fields: Fields): Fields =>
  Object.fromEntries(Object.keys(fields).map((name) => [name, annotation[name as keyof Fields]]))

function slices<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / MOST) }, (_, at) => all.slice(at * MOST, (at + 1) * MOST))
}
