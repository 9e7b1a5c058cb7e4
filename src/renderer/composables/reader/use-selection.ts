import { onBeforeUnmount, onMounted, shallowRef } from 'vue'
import type { Span } from '../../../shared/model.ts'
import { boxAt } from '../../dom/lines.ts'
import { clearSelection, readSelection, selectElement } from '../../dom/selection.ts'
import type { TextMap } from '../../dom/text-map.ts'
import type { Box } from './place-popover.ts'

/** Selected words of the post, in offsets of the page, and where they stand in the window. */
export interface Selected {
  span: Span
  first: Box
  last: Box
  /** It was drawn with a pointer, not by keys. */
  byPointer: boolean
}

/** Keys that make a selection grow reach the page one by one; the popover waits until they rest. */
const REST = 150

/** What of the post is selected, once the pointer is up or the keys rest. */
export function useSelection(map: TextMap) {
  const selected = shallowRef<Selected | null>(null)
  let pressed = false
  let byPointer = false
  let timer: ReturnType<typeof setTimeout> | undefined

  function read() {
    timer = cancel()
    const found = readSelection(map)
    const first = found && boxAt(map, found.span.start)
    const last = found && boxAt(map, found.span.end - 1)
    selected.value = found && first && last ? { span: found.span, first, last, byPointer } : null
  }

  /** Reads what is selected once `ms` have passed, or as soon as someone needs it. */
  function readIn(ms: number) {
    cancel()
    timer = setTimeout(read, ms)
  }

  function cancel() {
    clearTimeout(timer)
    return undefined
  }

  /** What is selected now: a key that marks words may be faster than the popover. */
  function current(): Selected | null {
    if (timer !== undefined) read()
    return selected.value
  }

  function onChange() {
    timer = cancel()
    if (document.getSelection()?.isCollapsed !== false) selected.value = null
    else if (!pressed) readIn(REST)
  }

  function onDown(event: PointerEvent) {
    pressed = !(event.target instanceof Element && event.target.closest('.selection-popover, .selection-popover-menu'))
  }

  /** A click into a selection clears it only after this event. */
  function onUp() {
    if (!pressed) return
    pressed = false
    byPointer = true
    readIn(0)
  }

  /** A formula is one thing, a figure with its caption too: two clicks take all of it. */
  function onDoubleClick(event: MouseEvent) {
    const target = event.target instanceof Element ? event.target : null
    const formula = target?.closest('[data-tex]')
    const figure = target?.matches('img, .image-missing') ? target.closest('figure') ?? target : null
    const whole = formula && map.spanOfAtom(formula) ? formula : figure && map.spanOfElement(figure) ? figure : null
    if (!whole) return
    selectElement(whole)
    read()
  }

  function onKeyDown() {
    byPointer = false
  }

  /** Ctrl+C copies as ever; the popover has done its service. */
  function onCopy() {
    selected.value = null
  }

  function clear() {
    timer = cancel()
    clearSelection()
    selected.value = null
  }

  const listeners: [string, (event: never) => void][] = [
    ['selectionchange', onChange], ['pointerdown', onDown], ['pointerup', onUp], ['pointercancel', onUp],
    ['dblclick', onDoubleClick], ['keydown', onKeyDown], ['copy', onCopy]
  ]
  /** The words stand elsewhere now, and once more when the column has found its place. */
  function onResize() {
    if (!selected.value) return
    read()
    readIn(REST)
  }

  onMounted(() => { window.addEventListener('resize', onResize) })
  onBeforeUnmount(() => { window.removeEventListener('resize', onResize) })
  onMounted(() => { for (const [type, listener] of listeners) document.addEventListener(type, listener as EventListener) })
  onBeforeUnmount(() => {
    cancel()
    for (const [type, listener] of listeners) document.removeEventListener(type, listener as EventListener)
  })

  return { selected, current, read, clear, dismiss: onCopy }
}
