import { setPostHtml } from './set-post-html.ts'

/** Comments that are kept ready; the ones shown longest ago go first. */
const MOST = 400
const ready = new Map<string, DocumentFragment>()

/**
 * Shows the comment of a note: its HTML from the core, or as it was written (`data-source`) while that is not here. A comment that was shown
 * before is copied, not sanitised and parsed anew: lists draw the same ones over and over while they are scrolled.
 */
export function setNoteHtml(element: Element, html: string | null, comment: string): void {
  element.toggleAttribute('data-source', html === null)
  if (html === null) {
    element.textContent = comment
    return
  }
  const known = ready.get(html) ?? toFragment(html)
  ready.delete(html)
  ready.set(html, known)
  for (const oldest of ready.keys()) {
    if (ready.size <= MOST) break
    ready.delete(oldest)
  }
  element.replaceChildren(known.cloneNode(true))
}

/** Ids would be those of the post beside it, and buttons are for posts: both go. */
function toFragment(html: string): DocumentFragment {
  const element = document.createElement('div')
  setPostHtml(element, html)
  for (const part of element.querySelectorAll('[data-skip], button')) part.remove()
  for (const part of element.querySelectorAll('[id]')) {
    part.setAttribute('data-name', part.id)
    part.removeAttribute('id')
  }
  for (const link of element.querySelectorAll('a[href^="#post-"]')) link.setAttribute('data-target', link.getAttribute('href')?.slice(1) ?? '')
  for (const part of element.querySelectorAll('[aria-describedby]')) part.removeAttribute('aria-describedby')
  const fragment = document.createDocumentFragment()
  fragment.append(...element.childNodes)
  return fragment
}
