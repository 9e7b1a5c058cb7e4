import { coreMessage, t } from '../lib/words.ts'

/** What has a reason of the core's for its title: why it is shown as it is. The English one stays in `data-title`. */
const REASONS = '.unknown-tag[title], .image-missing[title], .image-remote[title], a.dead[title], .reference[title], .math-error[title]'

/**
 * Says in the reader's language what Lectern itself put beside the words of a post: its buttons, and the labels of its links and marks.
 * The words of the post stay. None of these is part of its text, so no offset depends on them.
 */
export function sayPostWords(root: Element): void {
  for (const button of root.querySelectorAll('[data-skip] button[data-action="copy"], button[data-action="copy"][data-skip]')) say(button, t('reader.inPost.copy'))
  for (const picture of root.querySelectorAll<HTMLElement>('.image-missing')) picture.dataset.said = t('reader.inPost.missing')
  for (const element of root.querySelectorAll<HTMLElement>(REASONS)) element.title = coreMessage(element.dataset.title ??= element.title)
  for (const element of root.querySelectorAll<HTMLElement>('.image-missing, .image-remote')) sayLabel(element)
  for (const button of root.querySelectorAll('button[data-action="zoom"]')) label(button, enlarge(button.previousElementSibling))
  for (const link of root.querySelectorAll('a[data-skip][aria-label]')) label(link, link.matches('.anchor') ? t('reader.inPost.section') : t('reader.inPost.back'))
  for (const box of root.querySelectorAll('.task[data-skip]')) label(box, box.textContent === '☑' ? t('reader.inPost.done') : t('reader.inPost.toDo'))
}

/** What stands in a picture's place is the core's own, `Image on example.com`, and its `data-text` is what counts as text. */
function sayLabel(element: HTMLElement) {
  if (element.dataset.text === undefined || element.childElementCount > 0) return
  const label = element.dataset.label ??= element.textContent
  // `quay.png: A quay` is the author's.
  if (element.matches('.image-remote') || !label.includes(': ')) say(element, coreMessage(label))
}

function say(element: Element, words: string) {
  if (element.textContent !== words) element.textContent = words
}

const label = (element: Element, words: string) => { element.setAttribute('aria-label', words) }

/** As many letters of a picture's own description as a button needs. */
const MOST = 200
function enlarge(picture: Element | null): string {
  const alt = picture?.getAttribute('alt')?.trim() ?? ''
  return alt === '' ? t('reader.inPost.enlarge') : t('reader.inPost.enlargeNamed', { alt: alt.slice(0, MOST) })
}
