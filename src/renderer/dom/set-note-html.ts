import { setPostHtml } from './set-post-html.ts'

/**
 * Shows the comment of a note: its HTML from the core, or as it was written while that is not here. Ids would be those of
 * the post beside it, and buttons are for posts: both go.
 */
export function setNoteHtml(element: Element, html: string | null, comment: string): void {
  if (html === null) {
    element.textContent = comment
    return
  }
  setPostHtml(element, html)
  for (const part of element.querySelectorAll('[data-skip], button')) part.remove()
  for (const part of element.querySelectorAll('[id]')) {
    part.setAttribute('data-name', part.id)
    part.removeAttribute('id')
  }
  for (const link of element.querySelectorAll('a[href^="#post-"]')) link.setAttribute('data-target', link.getAttribute('href')?.slice(1) ?? '')
  for (const part of element.querySelectorAll('[aria-describedby]')) part.removeAttribute('aria-describedby')
}
