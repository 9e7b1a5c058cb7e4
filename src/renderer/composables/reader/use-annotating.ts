import { ref, watch, type Ref } from 'vue'
import { COLOURS } from '../../../shared/choices.ts'
import type { Annotation, Colour } from '../../../shared/model.ts'
import { copyText } from '../../dom/clipboard.ts'
import type { useAnnotationsStore } from '../../stores/annotations.ts'
import type { OpenPost } from '../../stores/post.ts'
import type { useToastsStore } from '../../stores/toasts.ts'
import { useKeys, type CommandHandlers } from '../use-keys.ts'
import { COLOUR_NAMES } from './colour-names.ts'
import type { PostMap } from './use-post-map.ts'
import type { useSelection } from './use-selection.ts'

interface Options {
  open: () => OpenPost
  posts: PostMap
  annotations: ReturnType<typeof useAnnotationsStore>
  toasts: ReturnType<typeof useToastsStore>
  selection: ReturnType<typeof useSelection>
  announce: (message: string) => void
  /** Shows the words of an annotation, without moving the reading position. */
  reveal: (annotation: Annotation) => void
}

/** What a reader does with words and notes, by pointer and by keys. */
export function useAnnotating({ open, posts, annotations, toasts, selection, announce, reveal }: Options) {
  /** The annotation whose comment is being written. */
  const editing: Ref<string | null> = ref(null)

  function create(colour?: Colour): Annotation | null {
    const selected = selection.selected.value
    const span = selected && posts.toPost(selected.span)
    if (!span) return null
    const annotation = annotations.create(open().post, span, colour && { colour })
    selection.clear()
    return annotation
  }

  function highlight(colour?: Colour): boolean {
    const created = create(colour)
    if (created) announce(`Highlighted in ${COLOUR_NAMES[created.colour].toLowerCase()}`)
    return created !== null
  }

  /** A note on the selection; without one, on the active annotation. */
  function write(): boolean {
    const id = create()?.id ?? annotations.active
    if (id === null) return false
    edit(id)
    return true
  }

  async function copy() {
    const selected = selection.selected.value
    if (!selected) return
    const copied = await copyText(posts.map.text().slice(selected.span.start, selected.span.end))
    announce(copied ? 'Copied' : 'The words could not be copied')
    selection.dismiss()
  }

  function recolour(id: string, colour: Colour) {
    annotations.change(id, { colour })
    announce(COLOUR_NAMES[colour])
  }

  function remove(id: string) {
    const gone = annotations.byId.get(id)
    if (!gone) return
    leave()
    annotations.remove(id)
    announce('Deleted')
    toasts.show(gone.comment === '' ? 'Highlight deleted' : 'Note deleted', {
      action: { label: 'Undo', run: () => { annotations.bringBack(gone) } }
    })
  }

  function activate(id: string | null) {
    if (editing.value !== id) leave()
    annotations.active = id
  }

  function edit(id: string) {
    annotations.active = id
    editing.value = id
  }

  function leave() {
    editing.value = null
  }

  /** Said once the disk has it. */
  let written: string | null = null
  watch(() => annotations.saves.get(editing.value ?? written ?? '')?.state, (state, before) => {
    if (before === 'saving' && state === undefined && written !== null) announce('Note saved')
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

  function travel(id: string | null): boolean {
    if (id === null) return false
    announce(annotations.byId.has(id) ? 'Restored' : 'Taken back')
    return true
  }

  const onActive = (act: (id: string) => void) => () => {
    const id = annotations.active
    if (id === null) return false
    act(id)
    return true
  }
  const inColour = (colour: Colour) => () => highlight(colour) || onActive((id) => { recolour(id, colour) })()
  const colours: CommandHandlers = Object.fromEntries(COLOURS.map((colour) => [`note.${colour}`, inColour(colour)]))

  /** Keys that act on the active note, unless a button of its card has the focus. */
  const unlessOnButton = (event: KeyboardEvent | null) =>
    !(event?.target instanceof Element && event.target.closest('button, a, summary, [role="button"]'))

  useKeys({
    ...colours,
    'note.highlight': () => highlight(),
    'note.write': () => write(),
    'note.edit': (event) => unlessOnButton(event) && onActive(edit)(),
    'note.delete': (event) => unlessOnButton(event) && onActive(remove)(),
    'edit.undo': () => travel(annotations.undo()),
    'edit.redo': () => travel(annotations.redo())
  })

  return { editing, highlight, write, copy, recolour, remove, activate, edit, leave, step }
}

export type Annotating = ReturnType<typeof useAnnotating>
