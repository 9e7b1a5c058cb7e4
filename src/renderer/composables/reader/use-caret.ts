import { onBeforeUnmount, onMounted, ref, watch } from 'vue'
import type { Span } from '../../../shared/model.ts'
import { isVisible } from '../../dom/lines.ts'
import { selectSpan } from '../../dom/selection.ts'
import { findUnit, type TextUnit } from '../../lib/text-units.ts'
import { isTyping } from '../key-match.ts'
import { useKeys } from '../use-keys.ts'
import type { PostMap } from './use-post-map.ts'
import { TEXT_TOP } from './use-reading-place.ts'
import type { useSelection } from './use-selection.ts'

type Unit = TextUnit | 'formula'

/** Keys of the selection mode: what each moves by, and where to. With Shift the selection grows; `commands.ts` lists them. */
const MOVES: Record<string, [Unit, 1 | -1]> = {
  ArrowRight: ['word', 1], ArrowLeft: ['word', -1], w: ['word', 1], ArrowDown: ['sentence', 1], ArrowUp: ['sentence', -1],
  s: ['sentence', 1], p: ['block', 1], f: ['formula', 1], PageDown: ['block', 1], PageUp: ['block', -1]
}
const SAID = 160

/**
 * Selecting words by keys alone: `v` selects the first sentence in sight, keys move the selection by word, sentence,
 * block or formula and let it grow and shrink, and every key for selected words works on it.
 */
export function useCaret({ posts, selection, announce, top, show }: {
  posts: PostMap
  selection: ReturnType<typeof useSelection>
  announce: (message: string) => void
  /** Offset of the first line in sight. */
  top: () => number
  /** Scrolls to an offset. */
  show: (offset: number) => void
}) {
  const on = ref(false)
  /** The unit that the selection began with; it stays selected while the other end moves. */
  let anchor: Span = { start: 0, end: 0 }
  let span: Span = anchor

  const atomsIn = (block: Span): Span[] => posts.map.piecesOf(block).atoms.flatMap((atom) => posts.map.spanOfAtom(atom) ?? [])

  function formulaFrom(offset: number, by: 1 | -1): Span | null {
    const range = by > 0 ? { start: offset, end: posts.map.length } : { start: 0, end: offset }
    const formulas = posts.map.piecesOf(range).atoms.filter((atom) => atom.matches('[data-tex]')).flatMap((atom) => posts.map.spanOfAtom(atom) ?? [])
    return (by > 0 ? formulas.find(({ start }) => start >= offset) : formulas.findLast(({ end }) => end <= offset)) ?? null
  }

  function find(offset: number, by: 0 | 1 | -1, unit: Unit): Span | null {
    if (unit === 'formula') return formulaFrom(offset, by < 0 ? -1 : 1)
    return findUnit(posts.map.text(), offset, by, unit, atomsIn)
  }

  function take(next: Span) {
    span = next
    if (!selectSpan(posts.map, span)) return
    selection.read()
    const end = span.end > anchor.end ? span.end - 1 : span.start
    if (!isVisible(posts.map, end, TEXT_TOP)) show(end)
    const words = posts.map.text().slice(span.start, span.end).replace(/\s+/g, ' ')
    announce(words.length > SAID ? `${words.slice(0, SAID / 2)} … ${words.slice(-SAID / 2)}` : words)
  }

  function start(): boolean {
    const selected = selection.current()
    if (selected) {
      // Goes on from what is selected already.
      on.value = true
      anchor = span = selected.span
      return true
    }
    const from = isVisible(posts.map, span.start, TEXT_TOP) && span.end > span.start ? span.start : top()
    const first = find(from, 0, 'sentence')
    if (!first) return false
    on.value = true
    anchor = first
    take(first)
    return true
  }

  function move(unit: Unit, by: 1 | -1) {
    const next = find(by > 0 ? span.end : span.start, by, unit)
    if (!next) return
    anchor = next
    take(next)
  }

  /** Moves the free end: outwards where it lies beyond the anchor in this direction, else back towards it. */
  function grow(unit: Unit, by: 1 | -1) {
    const isForward = span.end > anchor.end
    const isBackward = span.start < anchor.start
    if (by > 0 ? isBackward : isForward) {
      const shrunk = by > 0
        ? { start: Math.min(anchor.start, find(Math.min(span.start + 1, anchor.start), 1, unit)?.start ?? anchor.start), end: span.end }
        : { start: span.start, end: Math.max(anchor.end, find(Math.max(span.end - 1, anchor.end), -1, unit)?.end ?? anchor.end) }
      take(shrunk)
      return
    }
    const next = find(by > 0 ? span.end : span.start, by, unit)
    if (next) take(by > 0 ? { start: span.start, end: next.end } : { start: next.start, end: span.end })
  }

  function onKey(event: KeyboardEvent) {
    if (!on.value || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
    // `b` sets bookmarks, with or without this mode.
    const [unit, by] = MOVES[event.key.length === 1 ? event.key.toLowerCase() : event.key] ?? []
    if (!unit || !by) return
    event.preventDefault()
    event.stopPropagation()
    if (event.shiftKey) grow(unit, by)
    else move(unit, by)
  }

  // What was selected is highlighted now, or let go.
  watch(selection.selected, (selected) => { if (!selected) on.value = false })
  onMounted(() => { window.addEventListener('keydown', onKey, { capture: true }) })
  onBeforeUnmount(() => { window.removeEventListener('keydown', onKey, { capture: true }) })
  useKeys({ 'select.start': start })

  return { on }
}
