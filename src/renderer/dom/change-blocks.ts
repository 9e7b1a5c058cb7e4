import type { TextMap } from './text-map.ts'

/** What is one thing to the eye, whatever it is made of; and the blocks that words stand in. */
const WHOLE = 'figure.code, .table-scroll'
const BLOCK = 'p, li, dt, dd, td, th, h1, h2, h3, h4, h5, h6, figcaption, figure, summary, blockquote'
/** Blocks that nothing may be put behind, only into. */
const HOLDS = 'li, dd, td, th, summary, figcaption'

/** The element that the words at an offset stand in as a block; null where none is in the page. */
export function blockAt(map: TextMap, offset: number): HTMLElement | null {
  const node = map.atomAt(offset) ?? map.rangeAt(offset)?.startContainer
  const element = node instanceof Element ? node : node?.parentElement
  const section = element?.closest('.post-section')
  if (!element || !section) return null
  const block = element.closest<HTMLElement>(WHOLE) ?? element.closest<HTMLElement>(BLOCK)
  if (block && section.contains(block)) return block
  let top: Element = element
  while (top.parentElement && top.parentElement !== section) top = top.parentElement
  return top instanceof HTMLElement ? top : null
}

/** A place of ours below a block, behind what was put there before. It is no part of the text. */
export function makeRoomBelow(block: HTMLElement): HTMLElement {
  const room = createRoom('change-below')
  if (block.matches(HOLDS)) block.append(room)
  else {
    let last: Element = block
    while (last.nextElementSibling?.matches('.change-below')) last = last.nextElementSibling
    last.after(room)
  }
  return room
}

/** A place of ours above the first words of a post. */
export function makeRoomAtTop(section: Element): HTMLElement {
  const room = createRoom('change-below')
  section.prepend(room)
  return room
}

/** The layer of a section in which marks stand beside its blocks. */
export function marksLayer(section: HTMLElement): HTMLElement {
  const known = section.querySelector<HTMLElement>(':scope > .change-marks')
  if (known) return known
  const layer = createRoom('change-marks')
  section.append(layer)
  return layer
}

function createRoom(name: string): HTMLElement {
  const room = document.createElement('div')
  room.className = name
  room.dataset.skip = ''
  return room
}
