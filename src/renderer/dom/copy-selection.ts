import type { Span } from '../../shared/model.ts'
import { readSelection } from './selection.ts'
import type { TextMap } from './text-map.ts'

/** What the page adds to a post's HTML and no other program knows. */
const OURS = /^(data-|aria-|id$|class$|style$|tabindex$|role$)/

/**
 * What a selection within a post is to others: the canonical text, in which a formula stands once, as TeX, and its HTML
 * without formulas' inner works. Null where the selection is not within the post: the browser copies that itself.
 */
export function copyOfSelection(article: Element, map: TextMap): { span: Span; text: string; html: string } | null {
  const selection = document.getSelection()
  const found = readSelection(map)
  if (!found || !selection || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  if (!article.contains(range.commonAncestorContainer)) return null
  return { span: found.span, text: map.text().slice(found.span.start, found.span.end), html: htmlOf(range) }
}

function htmlOf(range: Range): string {
  const whole = range.cloneRange()
  // A formula is taken whole.
  const formulaAt = (node: Node) => (node instanceof Element ? node : node.parentElement)?.closest('[data-tex]')
  const [first, last] = [formulaAt(range.startContainer), formulaAt(range.endContainer)]
  if (first) whole.setStartBefore(first)
  if (last) whole.setEndAfter(last)
  const body = document.createElement('div')
  body.append(whole.cloneContents())
  for (const part of body.querySelectorAll('[data-skip]')) part.remove()
  for (const formula of body.querySelectorAll<HTMLElement>('[data-tex]')) {
    const sign = formula.dataset.display === undefined ? '$' : '$$'
    formula.replaceWith(`${sign}${formula.dataset.tex ?? ''}${sign}`)
  }
  for (const element of body.querySelectorAll('*')) {
    for (const { name } of [...element.attributes]) if (OURS.test(name)) element.removeAttribute(name)
    // An address of a picture means something only in this window.
    if (element.localName === 'img') element.replaceWith(element.getAttribute('alt') ?? '')
  }
  return new XMLSerializer().serializeToString(body)
}
