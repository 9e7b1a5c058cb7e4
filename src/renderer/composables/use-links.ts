import { onBeforeUnmount, onMounted } from 'vue'
import type { Opening } from '../lib/sides.ts'
import { IS_MAC } from './key-match.ts'
import { useKeys } from './use-keys.ts'

/** Opens an address of a post, and says what the link to it is called. */
export type OpenLink = (to: string, how: Opening, title: string) => void

/**
 * Links to posts, wherever they stand: with Ctrl (Cmd on macOS) or the middle button they open in a new tab behind, with Alt on the
 * other side. Links marked `data-own` see to such presses themselves.
 */
export function useLinks(open: OpenLink): void {
  const at = (target: EventTarget | null) => (target instanceof Element ? target.closest<HTMLAnchorElement>('a[href^="#/post/"]:not([data-own])') : null)

  function follow(link: HTMLAnchorElement | null, how: Opening): boolean {
    if (!link) return false
    const to = link.getAttribute('href')?.slice(1) ?? ''
    const { heading } = link.dataset
    open(heading === undefined || to.includes('#') ? to : `${to}#${heading}`, how, link.textContent.trim())
    return true
  }

  function onClick(event: MouseEvent) {
    const how = wantedBy(event)
    if (how === null || !follow(at(event.target), how)) return
    event.preventDefault()
    event.stopPropagation()
  }

  onMounted(() => {
    for (const type of TYPES) window.addEventListener(type, onClick, { capture: true })
  })
  onBeforeUnmount(() => {
    for (const type of TYPES) window.removeEventListener(type, onClick, { capture: true })
  })
  useKeys({
    'tab.open': () => follow(at(document.activeElement), 'behind'),
    'split.beside': () => follow(at(document.activeElement), 'beside')
  })
}

const TYPES = ['click', 'auxclick'] as const

type Press = Pick<MouseEvent, 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>

/** Where a press with these keys held opens a post; null: as a plain one. */
export function wantedBy(press: Press & { button?: number }, mac = IS_MAC): Opening | null {
  const { ctrlKey, metaKey, shiftKey, altKey, button = 0 } = press
  const mod = mac ? metaKey : ctrlKey
  // With Shift it is for the browser: a window of its own.
  if (shiftKey || button > 1) return null
  if (button === 1 || (mod && !altKey)) return 'behind'
  return altKey && !mod && !ctrlKey ? 'beside' : null
}
