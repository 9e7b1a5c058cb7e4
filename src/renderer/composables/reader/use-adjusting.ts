import { computed, shallowRef } from 'vue'
import type { Span } from '../../../shared/model.ts'
import { findUnit } from '../../lib/text-units.ts'
import type { useAnnotationsStore } from '../../stores/annotations.ts'
import type { OpenPost } from '../../stores/post.ts'
import { useKeys } from '../use-keys.ts'
import type { PostMap } from './use-post-map.ts'

/** Giving the active highlight other ends: by its handles or by keys. */
export function useAdjusting({ open, posts, annotations, announce }: {
  open: () => OpenPost
  posts: PostMap
  annotations: ReturnType<typeof useAnnotationsStore>
  announce: (message: string) => void
}) {
  /** What the active annotation would cover while a handle is dragged, in offsets of the page. */
  const preview = shallowRef<{ id: string; span: Span } | null>(null)

  /** The active annotation's words in the page; null where it has none that could be adjusted. */
  const active = computed(() => {
    void posts.revision.value
    const note = annotations.active === null ? undefined : annotations.byId.get(annotations.active)
    if (!note || (note.kind !== 'highlight' && note.kind !== 'underline') || note.placement.state === 'lost') return null
    const span = preview.value?.id === note.id ? preview.value.span : posts.toPage(note.placement)
    return span && span.end > span.start && span.end <= posts.map.length ? { id: note.id, colour: note.colour, span } : null
  })

  function drag(edge: 'start' | 'end', offset: number) {
    const now = active.value
    if (!now) return
    const span = edge === 'start' ? { start: Math.min(offset, now.span.end - 1), end: now.span.end } : { start: now.span.start, end: Math.max(offset, now.span.start + 1) }
    preview.value = { id: now.id, span }
  }

  function drop() {
    const done = preview.value
    preview.value = null
    const span = done && posts.toPost(done.span)
    if (done && span) annotations.adjust(open().post, done.id, span)
  }

  const atomsIn = (block: Span): Span[] => posts.map.piecesOf(block).atoms.flatMap((atom) => posts.map.spanOfAtom(atom) ?? [])

  /** Moves one end by a word. */
  function byWord(edge: 'start' | 'end', by: 1 | -1) {
    const now = active.value
    if (!now) return false
    const text = posts.map.text()
    const { start, end } = now.span
    const word = edge === 'end'
      ? findUnit(text, by > 0 ? end : end - 1, by, 'word', atomsIn)?.end
      : findUnit(text, by > 0 ? start + 1 : start, by, 'word', atomsIn)?.start
    if (word === undefined) return true
    const span = edge === 'end' ? { start, end: word } : { start: word, end }
    const mapped = span.end > span.start ? posts.toPost(span) : null
    if (!mapped) return true
    annotations.adjust(open().post, now.id, mapped, `adjust ${now.id}`)
    announce(text.slice(span.start, span.end).replace(/\s+/g, ' ').slice(-160))
    return true
  }

  useKeys({
    'note.end-grow': () => byWord('end', 1),
    'note.end-shrink': () => byWord('end', -1),
    'note.start-grow': () => byWord('start', -1),
    'note.start-shrink': () => byWord('start', 1)
  })

  return { active, preview, drag, drop, cancel: () => { preview.value = null } }
}

export type Adjusting = ReturnType<typeof useAdjusting>
