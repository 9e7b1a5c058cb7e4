import { t } from '../../lib/words.ts'
import type { Picture } from './to-picture.ts'

/** A code block of a post whose code is a diagram. Its source always stays in it: it is the text of the post. */
export interface DiagramFigure {
  readonly element: HTMLElement
  readonly source: string
  show(picture: Picture): void
  /** Shows the source with a line on why it is not drawn. */
  refuse(reason: string): void
  /** Lets go of what the browser keeps for the picture. */
  release(): void
}

/** The blocks with a diagram in a part of a post. */
export const diagramBlocks = (part: Element): HTMLElement[] => [...part.querySelectorAll<HTMLElement>('figure.code[data-language="mermaid"]')]

/** Of each drawn source, in px: exact room for the next time that it is shown. */
const heights = new Map<string, number>()
const MOST_HEIGHTS = 200
/** Around a drawing: its heading line and padding. */
const FRAME = 49

/** Room for a drawing before it is there, so that what stands below need not move far: as drawn before, else by its lines. */
export const roomFor = (source: string): number =>
  heights.get(source) ?? Math.min(520, FRAME + 48 + 36 * source.split('\n').filter((line) => line.trim() !== '').length)

/** Null where a block is not as the renderer writes it. */
export function createDiagramFigure(element: HTMLElement): DiagramFigure | null {
  const pre = element.querySelector('pre')
  const caption = element.querySelector('figcaption')
  if (!pre || !caption) return null
  const holder = Object.assign(document.createElement('div'), { className: 'diagram' })
  holder.dataset.skip = ''
  const button = Object.assign(document.createElement('button'), { type: 'button' })
  button.dataset.action = 'source'
  let address = ''
  const source = pre.textContent ?? ''
  element.style.minHeight = `min(86vh, ${String(roomFor(source))}px)`

  /** What is out of sight is out of the way of the Tab key, too. */
  function set(state: 'drawn' | 'source' | 'refused') {
    element.dataset.diagram = state
    element.style.minHeight = ''
    button.setAttribute('aria-pressed', String(state === 'source'))
    pre?.setAttribute('tabindex', state === 'drawn' ? '-1' : '0')
  }
  button.addEventListener('click', () => { set(element.dataset.diagram === 'source' ? 'drawn' : 'source') })

  function release() {
    if (address !== '') URL.revokeObjectURL(address)
    address = ''
  }

  return {
    element,
    source,
    show({ blob, width, height, title }) {
      release()
      button.textContent = t('reader.diagram.source')
      address = URL.createObjectURL(blob)
      const image = Object.assign(document.createElement('img'), {
        src: address, width, height, alt: title === '' ? t('reader.diagram.alt') : t('reader.diagram.altTitle', { title })
      })
      holder.replaceChildren(image)
      if (!holder.isConnected) pre.before(holder)
      if (!button.isConnected) caption.querySelector('button')?.before(button)
      set(element.dataset.diagram === 'source' ? 'source' : 'drawn')
      if (heights.size < MOST_HEIGHTS) heights.set(source, height + FRAME)
    },
    refuse(reason) {
      release()
      const line = Object.assign(document.createElement('p'), { className: 'diagram-problem', textContent: reason })
      holder.replaceChildren(line)
      if (!holder.isConnected) pre.before(holder)
      button.remove()
      set('refused')
    },
    release
  }
}
