import { COLOURS } from '../../../shared/choices.ts'
import type { Colour } from '../../../shared/model.ts'
import { t } from '../../lib/words.ts'
import type { useAnnotationsStore } from '../../stores/annotations.ts'
import type { Went } from '../../stores/history.ts'
import { useKeys, type CommandHandlers } from '../use-keys.ts'
import { useUndoKeys } from '../use-undo-keys.ts'
import type { Annotating } from './use-annotating.ts'

/** The keys of annotating: on the selected words, and without any on the active note. */
export function useNoteKeys({ annotations, annotating, announce, top }: {
  annotations: ReturnType<typeof useAnnotationsStore>
  annotating: Annotating
  announce: (message: string) => void
  /** Offset in the page of the first visible line. */
  top: () => number
}) {
  const onActive = (act: (id: string) => void) => () => {
    const id = annotations.active
    if (id === null) return false
    act(id)
    return true
  }
  const inColour = (colour: Colour) => () => annotating.mark({ colour }) || onActive((id) => { annotating.recolour(id, colour) })()
  const colours: CommandHandlers = Object.fromEntries(COLOURS.map((colour) => [`note.${colour}`, inColour(colour)]))

  /** Whether the press is for the active note, not for a button of its card. */
  const unlessOnButton = (event: KeyboardEvent | null) =>
    !(event?.target instanceof Element && event.target.closest('button, a, summary, [role="button"]'))

  function tell({ id, postId }: Went): boolean {
    if (id === null || postId !== annotations.postId()) return false
    announce(annotations.byId.has(id) ? t('notes.said.restored') : t('notes.said.takenBack'))
    return true
  }

  function underline(): boolean {
    if (annotating.mark({ kind: 'underline' })) return true
    const note = annotations.active === null ? undefined : annotations.byId.get(annotations.active)
    if (!note || (note.kind !== 'highlight' && note.kind !== 'underline')) return false
    annotations.change(note.id, { kind: note.kind === 'underline' ? 'highlight' : 'underline' })
    announce(note.kind === 'underline' ? t('notes.said.highlighted') : t('notes.said.underlined'))
    return true
  }

  useKeys({
    ...colours,
    'note.highlight': () => annotating.mark(),
    'note.underline': underline,
    'note.write': () => annotating.write(),
    'note.tag': () => annotating.tag(),
    'note.bookmark': () => annotating.bookmark(top()),
    'note.page': () => annotating.writeOnPage(),
    'note.next': () => annotating.step(1, top()),
    'note.previous': () => annotating.step(-1, top()),
    'note.edit': (event) => unlessOnButton(event) && onActive(annotating.edit)(),
    'note.delete': (event) => unlessOnButton(event) && onActive(annotating.remove)(),
    ...useUndoKeys(tell)
  })
}
