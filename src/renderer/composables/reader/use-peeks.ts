import { onBeforeUnmount, onMounted, shallowRef, watch } from 'vue'
import { readNotation, type Notation } from '../../dom/notation.ts'
import { spoken } from '../../lib/words.ts'
import { linkContent, postContent, symbolContent, type Glance, type PeekContent } from '../../dom/peek-content.ts'
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
const ANCHORS = 'a[data-post], a[href^="#"], .math[data-tex]'
export const PEEK_ID = 'post-peek'

/**
 * Opens what a citation, a footnote or a symbol stands for beside it: under a resting pointer, under the focus, and at a
 * first touch. @param revision changes when the post does @param glance looks into another post
 */
export function usePeeks({ article, revision, glance }: {
  article: () => HTMLElement | null
  revision: () => unknown
  glance: (postId: string, heading: string | null) => Promise<Glance | null>
}) {
  const peek = shallowRef<Peek | null>(null)
  let notation: Notation | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  /** The link to another post whose beginning is on its way; what came meanwhile is the later wish. */
  let coming: HTMLElement | null = null
  /** The focus comes back to a link from its window, which must not open it again. */
  let returning = false

  const contentOf = (anchor: HTMLElement): PeekContent | null => {
    const root = article()
    if (!root) return null
    return anchor.matches('a') ? linkContent(anchor) : symbolContent(anchor, notation ??= readNotation(root))
  }

  function open(anchor: HTMLElement): boolean {
    clearTimeout(timer)
    if (peek.value?.anchor === anchor) return true
    const { post, heading } = anchor.dataset
    if (post !== undefined) {
      void openPost(anchor, post, heading ?? null)
      return true
    }
    return show(anchor, contentOf(anchor))
  }

  async function openPost(anchor: HTMLElement, post: string, heading: string | null) {
    coming = anchor
    const found = await glance(post, heading)
    if (coming === anchor && anchor.isConnected) show(anchor, found && postContent(found, post, heading))
  }

  function show(anchor: HTMLElement, found: PeekContent | null): boolean {
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
    coming = null
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
    timer = setTimeout(() => { if (peek.value?.anchor.matches(':focus-visible') !== true && !hasFocus()) close() }, REST.leave)
  }

  const hasFocus = () => document.getElementById(PEEK_ID)?.contains(document.activeElement) === true

  /** Moves the focus into the window, where keys scroll and Tab finds links. @returns false where none is open */
  function enter(): boolean {
    const words = document.querySelector<HTMLElement>(`#${PEEK_ID} [tabindex]`)
    words?.focus({ preventScroll: true })
    return words !== null
  }

  /** Closes, and gives the focus back to where it came from. */
  function back() {
    const anchor = peek.value?.anchor
    const within = hasFocus()
    close()
    if (!anchor || !within) return
    returning = true
    anchor.focus({ preventScroll: true })
    if (document.activeElement !== anchor) article()?.closest<HTMLElement>('.reader')?.focus({ preventScroll: true })
    returning = false
  }

  const stay = () => { clearTimeout(timer) }

  function onFocusIn(event: FocusEvent) {
    const anchor = anchorOf(event.target)
    if (!returning && anchor?.matches(':focus-visible')) open(anchor)
  }

  function onFocusOut(event: FocusEvent) {
    if (anchorOf(event.target) === peek.value?.anchor) leave()
  }

  /** A touch opens what it is of, where it would follow a link within the post. @returns whether it did */
  function onTouch(event: MouseEvent): boolean {
    const anchor = anchorOf(event.target)
    if (!(event instanceof PointerEvent) || event.pointerType !== 'touch' || anchor === null || anchor.dataset.post !== undefined || anchor === peek.value?.anchor) return false
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

  return { peek, back, close, enter, leave, stay, onOver, onOut, onFocusIn, onFocusOut, onTouch }
}

const boxOf = ({ left, top, right, bottom }: DOMRect): Box => ({ left, top, right, bottom })
