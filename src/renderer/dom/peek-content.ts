import { t } from '../lib/words.ts'
import type { Notation } from './notation.ts'
import { setPostHtml } from './set-post-html.ts'

/** The beginning of a post, as HTML of whole sections. */
export interface Glance { title: string; summary: string; html: string[] }

/** What a small window beside the text shows: a note, an entry of the references, a formula, or what symbols mean. */
export interface PeekContent {
  label: string
  content: Node
  /** Where the words stand in the post; `''` where they stand in several places. */
  target: string
  /** The other post that it is of. */
  post?: { id: string; heading: string | null }
}

/** As many symbols as one look takes in. */
const MOST_SYMBOLS = 6
const HEADINGS = 'h1, h2, h3, h4, h5, h6'
/** A look takes in some screens of a window this small; a block without letters, as a picture, counts as a few lines. */
const MOST_LETTERS = 3500
const BLOCK = 120

/** What a link inside the post leads to, as far as a few words can stand for it: no ways back. */
export function linkContent(link: Element): PeekContent | null {
  const target = link.getAttribute('href')?.startsWith('#') ? decode(link.getAttribute('href')?.slice(1) ?? '') : ''
  if (target === '' || link.matches('.footnote-backref, .anchor, [data-footnote-backref]')) return null
  const found = document.getElementById(target)
  if (found?.matches(HEADINGS) && found.closest('.post-section')) return { label: t('contents.section'), content: sectionFrom(found), target }
  if (!found?.closest('.post-section') || found.matches('section, div:not(.math), article, table, tr') || found.contains(link)) return null
  const block = found.textContent?.trim() && !found.matches('a') ? found : found.closest('li, p, dd, td')
  if (!block || block.contains(link)) return null
  const isNote = block.closest('.footnotes') !== null
  const kind = isNote ? 'footnote' : block.matches('.math') ? 'formula' : block.matches('figure') ? 'figure' : 'reference'
  return { label: t(`reader.peek.${kind}`), content: copyOf(block), target }
}

/** The beginning of another post, or of its section at `heading`. Links within that post lead to it, not into the open one. */
export function postContent({ title, summary, html }: Pick<Glance, 'title' | 'summary' | 'html'>, id: string, heading: string | null): PeekContent | null {
  const page = document.createElement('div')
  for (const each of html) {
    const section = document.createElement('div')
    section.className = 'post-section'
    setPostHtml(section, each)
    page.append(section)
  }
  const target = heading === null ? null : page.querySelector(`[id="${CSS.escape(heading)}"]`)
  const first = page.querySelector('.post-section > *')
  const content = document.createDocumentFragment()
  if (!target) {
    const name = document.createElement('p')
    name.className = 'peek-title'
    name.textContent = title
    content.append(name)
    if (summary !== '' && !page.textContent.trimStart().startsWith(summary.slice(0, 40))) content.append(summaryOf(summary))
  }
  const from = target?.matches(HEADINGS) ? target : target?.closest('.post-section > *') ?? first
  if (from) content.append(sectionFrom(from, target === null))
  for (const link of content.querySelectorAll<HTMLAnchorElement>('a[href^="#"]:not([data-post])')) {
    link.dataset.post = id
    link.dataset.heading ??= decode(link.getAttribute('href')?.slice(1) ?? '')
    link.href = `#/post/${id}`
  }
  return { label: t('contents.post'), content, target: '', post: { id, heading } }
}

function summaryOf(words: string): Element {
  const summary = document.createElement('p')
  summary.className = 'peek-summary'
  summary.textContent = words
  return summary
}

/** An element and what follows it, to the end of its section; a few blocks. @param whole headings do not end it */
function sectionFrom(start: Element, whole = false): DocumentFragment {
  const level = start.matches(HEADINGS) ? Number(start.tagName.slice(1)) : 6
  const fragment = document.createDocumentFragment()
  let letters = 0
  for (let element: Element | null = start; element && letters < MOST_LETTERS; element = nextBlock(element)) {
    if (element !== start && !whole && element.matches(HEADINGS) && Number(element.tagName.slice(1)) <= level) break
    if (element.matches('[data-skip]')) continue
    letters += element.textContent.length + BLOCK
    const block = cleanCopy(element)
    fragment.append(block)
  }
  return fragment
}

const nextBlock = (element: Element): Element | null =>
  element.nextElementSibling ?? element.closest('.post-section')?.nextElementSibling?.firstElementChild ?? null

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
  const copy = cleanCopy(element)
  const fragment = document.createDocumentFragment()
  if (copy.matches('.math, figure')) fragment.append(copy)
  else fragment.append(...copy.childNodes)
  return fragment
}

export function cleanCopy(element: Element): Element {
  const copy = element.cloneNode(true) as Element
  for (const part of copy.querySelectorAll('[data-skip]')) part.remove()
  for (const part of [copy, ...copy.querySelectorAll('*')]) {
    for (const name of ['id', 'tabindex', 'data-mark', 'data-mark-active', 'data-draft', 'data-target', 'aria-describedby']) part.removeAttribute(name)
  }
  return copy
}

function decode(id: string): string {
  try {
    return decodeURIComponent(id)
  } catch {
    return id
  }
}
