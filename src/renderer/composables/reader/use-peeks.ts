import { onBeforeUnmount, onMounted, shallowRef, watch } from 'vue'
import { readNotation, type Notation } from '../../dom/notation.ts'
import { linkContent, symbolContent, type PeekContent } from '../../dom/peek-content.ts'
import { spoken } from '../../lib/words.ts'
import type { Box } from './place-popover.ts'

/** A small window that is open beside what it tells of. */
export interface Peek extends PeekContent {
  anchor: HTMLElement
  /** Boxes of the first and the last line of `anchor`, in the window. */
  first: Box
  last: Box
}

/** The pointer rests this long on a link or a formula before its window opens, and may be away this long. */
const REST = { link: 160, formula: 420, leave: 220 }
const ANCHORS = 'a[href^="#"], .math[data-tex]'
export const PEEK_ID = 'post-peek'

/**
 * Opens what a citation, a footnote or a symbol stands for beside it: under a resting pointer, under the focus, and at a
 * first touch. @param revision changes when the post does
 */
export function usePeeks({ article, revision }: { article: () => HTMLElement | null; revision: () => unknown }) {
  const peek = shallowRef<Peek | null>(null)
  let notation: Notation | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  const contentOf = (anchor: HTMLElement): PeekContent | null => {
    const root = article()
    if (!root) return null
    return anchor.matches('a') ? linkContent(anchor) : symbolContent(anchor, notation ??= readNotation(root))
  }

  function open(anchor: HTMLElement): boolean {
    clearTimeout(timer)
    if (peek.value?.anchor === anchor) return true
    const found = contentOf(anchor)
    const boxes = [...anchor.getClientRects()]
    const [first, last] = [boxes[0], boxes.at(-1)]
    if (!found || !first || !last) return false
    close()
    anchor.setAttribute('aria-describedby', PEEK_ID)
    peek.value = { ...found, anchor, first: boxOf(first), last: boxOf(last) }
    return true
  }

  function close() {
    clearTimeout(timer)
    peek.value?.anchor.removeAttribute('aria-describedby')
    peek.value = null
  }

  const anchorOf = (target: EventTarget | null): HTMLElement | null => (target instanceof Element ? target.closest<HTMLElement>(ANCHORS) : null)

  function onOver(event: PointerEvent) {
    if (event.pointerType === 'touch') return
    const anchor = anchorOf(event.target)
    if (anchor === null || anchor === peek.value?.anchor) {
      if (anchor) clearTimeout(timer)
      return
    }
    clearTimeout(timer)
    timer = setTimeout(() => {
      if (document.getSelection()?.isCollapsed !== false && anchor.isConnected) open(anchor)
    }, anchor.matches('a') ? REST.link : REST.formula)
  }

  function onOut(event: PointerEvent) {
    if (event.pointerType !== 'touch') leave()
  }

  /** Closes soon, unless the pointer comes back to the link or into the window. */
  function leave() {
    clearTimeout(timer)
    timer = setTimeout(() => { if (peek.value?.anchor.matches(':focus-visible') !== true) close() }, REST.leave)
  }

  const stay = () => { clearTimeout(timer) }

  function onFocusIn(event: FocusEvent) {
    const anchor = anchorOf(event.target)
    if (anchor?.matches(':focus-visible')) open(anchor)
  }

  function onFocusOut(event: FocusEvent) {
    if (anchorOf(event.target) === peek.value?.anchor) leave()
  }

  /** A touch opens what it is of, where it would follow a link. @returns whether it did */
  function onTouch(event: MouseEvent): boolean {
    const anchor = anchorOf(event.target)
    if (!(event instanceof PointerEvent) || event.pointerType !== 'touch' || anchor === null || anchor === peek.value?.anchor) return false
    return open(anchor)
  }

  /** Formulas that stand alone can be reached by keys where a table of the post tells what is in them. */
  function prepare() {
    const root = article()
    close()
    notation = root && readNotation(root)
    if (!root || !notation || notation.size === 0) return
    for (const formula of root.querySelectorAll<HTMLElement>('.math[data-display]:not([tabindex])')) {
      if (notation.of(formula.dataset.tex ?? '').length > 0 && !formula.closest('table.notation, a')) formula.tabIndex = 0
    }
  }

  /** The words stand elsewhere now. */
  function onResize() {
    const anchor = peek.value?.anchor
    close()
    if (anchor) open(anchor)
  }

  watch(revision, prepare, { flush: 'post' })
  watch(spoken, close)
  onMounted(() => { window.addEventListener('resize', onResize) })
  onBeforeUnmount(() => {
    window.removeEventListener('resize', onResize)
    clearTimeout(timer)
  })

  return { peek, close, leave, stay, onOver, onOut, onFocusIn, onFocusOut, onTouch }
}

const boxOf = ({ left, top, right, bottom }: DOMRect): Box => ({ left, top, right, bottom })
