import { t } from '../lib/words.ts'
import type { Notation } from './notation.ts'

/** What a small window beside the text shows: a note, an entry of the references, a formula, or what symbols mean. */
export interface PeekContent {
  label: string
  content: Node
  /** Where the words stand in the post; `''` where they stand in several places. */
  target: string
}

/** As many symbols as one look takes in. */
const MOST_SYMBOLS = 6

/** What a link inside the post leads to, as far as a few words can stand for it: no headings, no ways back. */
export function linkContent(link: Element): PeekContent | null {
  const target = link.getAttribute('href')?.startsWith('#') ? decode(link.getAttribute('href')?.slice(1) ?? '') : ''
  if (target === '' || link.matches('.footnote-backref, .anchor, [data-footnote-backref]')) return null
  const found = document.getElementById(target)
  if (!found?.closest('.post-section') || found.matches('h1, h2, h3, h4, h5, h6, section, div:not(.math), article, table, tr') || found.contains(link)) return null
  const block = found.textContent?.trim() && !found.matches('a') ? found : found.closest('li, p, dd, td')
  if (!block || block.contains(link)) return null
  const isNote = block.closest('.footnotes') !== null
  const kind = isNote ? 'footnote' : block.matches('.math') ? 'formula' : block.matches('figure') ? 'figure' : 'reference'
  return { label: t(`reader.peek.${kind}`), content: copyOf(block), target }
}

/** What the symbols in a formula mean; null where no table of the post tells. */
export function symbolContent(formula: HTMLElement, notation: Notation): PeekContent | null {
  if (notation.size === 0 || formula.closest('table.notation')) return null
  const rows = notation.of(formula.dataset.tex ?? '').slice(0, MOST_SYMBOLS)
  if (rows.length === 0) return null
  const list = document.createElement('dl')
  list.className = 'peek-symbols'
  for (const { symbol, meaning } of rows) {
    const [name, words] = [document.createElement('dt'), document.createElement('dd')]
    name.append(copyOf(symbol))
    words.append(copyOf(meaning))
    list.append(name, words)
  }
  return { label: t('reader.peek.notation'), content: list, target: '' }
}

/** The content of an element, without what belongs to its place: ids, buttons, marks of notes. */
function copyOf(element: Element): DocumentFragment {
  const copy = element.cloneNode(true) as Element
  for (const part of copy.querySelectorAll('[data-skip]')) part.remove()
  for (const part of [copy, ...copy.querySelectorAll('*')]) {
    for (const name of ['id', 'tabindex', 'data-mark', 'data-mark-active', 'data-draft', 'data-target', 'aria-describedby']) part.removeAttribute(name)
  }
  const fragment = document.createDocumentFragment()
  if (copy.matches('.math, figure')) fragment.append(copy)
  else fragment.append(...copy.childNodes)
  return fragment
}

function decode(id: string): string {
  try {
    return decodeURIComponent(id)
  } catch {
    return id
  }
}
