import type { Output } from './output.ts'
import { fits, type Context } from './elements.ts'

/** An element of the source that is open, and what was written for it. */
export interface OpenElement {
  /** What it is written as, `''` where its tag was left out. */
  as: string
  block: boolean
  context: Context
  /** The part of a table that this stands in directly, where stray content would be moved by a browser. */
  table: OpenElement | null
  /** End tags of a cell that was opened for stray content. */
  strayCell: string
  /** The start tag that opens it again in the next section; null where no section may end in it. */
  reopen: string | null
  /** What happens before its end tag is written. */
  onClose?: (implied: boolean) => void
  /** What happens when it is closed. */
  onClosed?: () => void
}

/** A section may end within this many wrappers, with start tags of so many characters. */
const MAX_WRAPPERS = 8
const MAX_REOPEN = 500

export interface Stack {
  readonly length: number
  push(element: OpenElement): void
  /** Notes an element that a section may end in; `reopen` is its start tag in the next one. */
  wrap(as: string, reopen: string): void
  pop(): OpenElement | undefined
  /** An entry for an element whose tag is left out. */
  transparent(): OpenElement
  context(): Context
  /** Ends a paragraph, list item or heading that an element of this name does not stand in, as a browser would. */
  closeBefore(name: string): void
  /** Writes the end tag of an element that was taken off. */
  end(element: OpenElement, implied: boolean): void
  /** Opens a cell for content that stands directly in a table. */
  ensureCell(): void
  /** Whether a part of a table may open here; closes a cell that was opened for stray content. */
  makesRoomFor(part: string): boolean
  /** Ends the section before a block that starts here, where the elements around it allow. */
  split(): void
  /** Whether only wrappers are open. */
  isTopLevel(): boolean
}

const HEADINGS = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p'])
const TERMS = new Set(['dd', 'dt'])
const PARAGRAPH = new Set(['p'])
/** What an open element is closed by; any block closes a paragraph. */
const CLOSED_BY: Readonly<Record<string, ReadonlySet<string>>> = {
  h1: HEADINGS, h2: HEADINGS, h3: HEADINGS, h4: HEADINGS, h5: HEADINGS, h6: HEADINGS, dd: TERMS, dt: TERMS, li: new Set(['li'])
}

export function createStack(out: Output): Stack {
  const open: OpenElement[] = []
  let fixed = 0

  const table = () => open.at(-1)?.table ?? null
  const context = (): Context => (table()?.strayCell ? 'flow' : open.at(-1)?.context ?? 'flow')
  const closeStray = (element: OpenElement) => {
    if (element.strayCell === '') return
    out.markup(element.strayCell)
    out.builder.close('td')
    if (element.strayCell.endsWith('</tr>')) out.builder.close('tr')
    element.strayCell = ''
  }

  const end = (element: OpenElement, implied: boolean) => {
    element.onClose?.(implied)
    if (element.as === '') return
    out.markup(`</${element.as}>`)
    if (element.block) out.builder.close(element.as)
    element.onClosed?.()
  }

  return {
    get length() { return open.length },
    end,
    closeBefore(name) {
      const closed = CLOSED_BY[name] ?? PARAGRAPH
      for (;;) {
        const element = open.findLast(({ as }) => as !== '')
        if (!element || !closed.has(element.as)) return
        if (element.reopen === null) fixed--
        end(element, true)
        // Its end tag, when it comes, is one too many.
        element.as = element.reopen = ''
        element.onClose = element.onClosed = undefined
      }
    },
    push(element) {
      if (element.reopen === null) fixed++
      open.push(element)
    },
    wrap(as, reopen) {
      out.builder.open(as)
      open.push({ as, block: true, context: 'flow', table: null, strayCell: '', reopen })
    },
    pop() {
      const element = open.pop()
      if (element?.reopen === null) fixed--
      if (element && element.table === element) closeStray(element)
      return element
    },
    transparent: () => ({
      as: '', block: false, context: open.at(-1)?.context ?? 'flow', table: table(), strayCell: '', reopen: ''
    }),
    context,
    ensureCell() {
      const element = table()
      const place = context()
      if (!element || place === 'flow') return
      if (place !== 'row') out.builder.open('tr')
      out.builder.open('td')
      out.markup(place === 'row' ? '<td>' : '<tr><td>')
      element.strayCell = place === 'row' ? '</td>' : '</td></tr>'
    },
    makesRoomFor(part) {
      const element = table()
      if (!element || !fits(part, element.context)) return false
      closeStray(element)
      return true
    },
    split() {
      const wrappers = open.filter((element) => element.as !== '')
      const reopen = wrappers.map((element) => element.reopen).join('')
      if (fixed > 0 || wrappers.length > MAX_WRAPPERS || reopen.length > MAX_REOPEN) return
      out.split(wrappers.map((element) => `</${element.as}>`).reverse().join(''), reopen)
    },
    isTopLevel: () => fixed === 0
  }
}
