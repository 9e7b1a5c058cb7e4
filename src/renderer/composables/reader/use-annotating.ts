import { ref, watch, type Ref } from 'vue'
import type { Annotation, Colour, Span } from '../../../shared/model.ts'
import { namesOf } from '../../lib/names-of.ts'
import { t } from '../../lib/words.ts'
import type { AnnotationFields, useAnnotationsStore } from '../../stores/annotations.ts'
import type { OpenPost } from '../../stores/post.ts'
import type { useToastsStore } from '../../stores/toasts.ts'
import { mergeNotes, overlapping } from './overlaps.ts'
import { snapSpan } from './snap-span.ts'
import { useColourNames } from './use-colour-names.ts'
import type { PostMap } from './use-post-map.ts'
import type { useSelection } from './use-selection.ts'
import { useSettingsStore } from '../../stores/settings.ts'

export interface AnnotatingOptions {
  open: () => OpenPost
  posts: PostMap
  annotations: ReturnType<typeof useAnnotationsStore>
  toasts: ReturnType<typeof useToastsStore>
  selection: ReturnType<typeof useSelection>
  announce: (message: string) => void
  /** Shows the words of an annotation, without moving the reading position. */
  reveal: (annotation: Annotation) => void
}

const DELETED = namesOf({ highlight: 'notes.deleted.highlight', underline: 'notes.deleted.underline', bookmark: 'notes.deleted.bookmark', page: 'notes.deleted.page' })

/** What a reader does with words and notes. */
export function useAnnotating({ open, posts, annotations, toasts, selection, announce, reveal }: AnnotatingOptions) {
  const settings = useSettingsStore()
  const colourName = useColourNames()
  /** The annotation whose comment is being written, and the one whose tags are. */
  const editing: Ref<string | null> = ref(null)
  const tagging: Ref<string | null> = ref(null)

  /** Marks the selected words. */
  function create(fields: AnnotationFields = {}): Annotation | null {
    const selected = selection.current()
    const span = selected && posts.toPost(settings.settings.snapWords ? snapSpan(posts.map, selected.span) : selected.span)
    if (!span) return null
    const others = overlapping(annotations.standing, span, fields.kind ?? 'highlight')
    const mode = others.length > 0 ? settings.settings.overlaps : 'keep'
    const created = mode === 'merge' ? merge(span, fields, others) : annotations.create(open().post, span, fields)
    selection.clear()
    if (mode === 'ask') ask(created, others)
    return created
  }

  function merge(span: Span, fields: AnnotationFields, others: readonly Annotation[]): Annotation {
    const whole = mergeNotes(span, fields, others)
    return annotations.create(open().post, whole.span, whole.fields, others.map(({ id }) => id))
  }

  function ask(created: Annotation, others: readonly Annotation[]) {
    toasts.show(() => t('notes.overlaps'), {
      action: {
        label: () => t('notes.join'),
        run: () => {
          const now = [created, ...others].flatMap(({ id }) => annotations.byId.get(id) ?? [])
          if (now.length > 1) annotations.active = merge(created.placement, { kind: created.kind, colour: created.colour }, now).id
        }
      }
    })
  }

  function mark(fields: AnnotationFields = {}): boolean {
    const created = create(fields)
    if (created) announce(t(created.kind === 'underline' ? 'notes.said.underlinedIn' : 'notes.said.highlightedIn', { colour: colourName(created.colour) }))
    return created !== null
  }

  /** A note on the selection; without one, on the active annotation. */
  function write(): boolean {
    const id = create()?.id ?? annotations.active
    if (id === null) return false
    edit(id)
    return true
  }

  /** Tags for the selection; without one, for the active annotation. */
  function tag(): boolean {
    const id = create()?.id ?? annotations.active
    if (id === null) return false
    editTags(id)
    return true
  }

  function editTags(id: string) {
    activate(id)
    tagging.value = id
  }

  function leaveTags(id: string) {
    if (tagging.value === id) tagging.value = null
  }

  /** Marks a place. @param top offset in the page of the first visible line, for when nothing is selected */
  function bookmark(top: number): boolean {
    const at = selection.current()?.span.start ?? top
    const start = posts.toPost({ start: at, end: at + 1 })?.start ?? at
    const created = annotations.create(open().post, { start, end: start }, { kind: 'bookmark' })
    selection.clear()
    activate(created.id)
    announce(t('notes.said.bookmark'))
    return true
  }

  /** A note on the post as a whole. */
  function writeOnPage(): boolean {
    const created = annotations.create(open().post, { start: 0, end: 0 }, { kind: 'page' })
    reveal(created)
    edit(created.id)
    return true
  }

  function recolour(id: string, colour: Colour) {
    annotations.change(id, { colour })
    announce(colourName(colour))
  }

  function retag(id: string, tags: readonly string[]) {
    annotations.change(id, { tags: [...tags] })
  }

  function remove(id: string) {
    const gone = annotations.byId.get(id)
    if (!gone) return
    leave()
    annotations.remove(id)
    announce(t('notes.said.deleted'))
    toasts.show(() => DELETED[gone.comment === '' ? gone.kind : 'page'], {
      action: { label: () => t('common.undo'), run: () => { annotations.bringBack(gone) } }
    })
  }

  function activate(id: string | null) {
    if (editing.value !== id) leave()
    if (tagging.value !== id) tagging.value = null
    annotations.active = id
  }

  function edit(id: string) {
    activate(id)
    tagging.value = null
    editing.value = id
  }

  /** Ends writing. A note on the whole post that holds nothing was not meant. */
  function leave() {
    const left = editing.value === null ? undefined : annotations.byId.get(editing.value)
    editing.value = null
    if (left?.kind === 'page' && left.comment === '' && left.tags.length === 0) annotations.remove(left.id)
  }

  /** Said once the disk has it. */
  let written: string | null = null
  watch(() => annotations.saves.get(editing.value ?? written ?? '')?.state, (state, before) => {
    if (before === 'saving' && state === undefined && written !== null) announce(t('notes.said.saved'))
    written = state === undefined ? null : editing.value ?? written
  })

  /** Goes to the next or the previous annotation, from the active one or from the top of the window. */
  function step(by: 1 | -1, from: number): boolean {
    const list = annotations.standing
    const at = list.findIndex(({ id }) => id === annotations.active)
    const after = list.findIndex(({ placement }) => placement.start >= from)
    const start = by > 0 ? (after < 0 ? list.length : after) : (after < 0 ? list.length : after) - 1
    const next = list[at >= 0 ? at + by : start]
    if (!next) return false
    activate(next.id)
    reveal(next)
    return true
  }

  return { editing, tagging, mark, write, tag, bookmark, writeOnPage, editTags, leaveTags, recolour, retag, remove, activate, edit, leave, step }
}

export type Annotating = ReturnType<typeof useAnnotating>
