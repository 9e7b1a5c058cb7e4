import type { Heading } from '../../../shared/model.ts'
import type { PostLabel } from './parsed-post.ts'
import { postId } from './sanitise/ids.ts'

/** Of one post; a book's chapter has some tens. */
const MOST = 2000

/**
 * The labels as other posts refer to them: with the ids of the page, and headings by their text. A heading that the page shows
 * as the title, above the text, is the top of the post.
 * @param headings.before all of the file's
 * @param headings.after those that stand in the text
 */
export function labelsToShow(
  labels: readonly PostLabel[], headings: { title: string; before: readonly Heading[]; after: readonly Heading[] }
): PostLabel[] {
  if (labels.length === 0) return []
  const texts = new Map(headings.before.map(({ id, text }) => [id, text]))
  const shown = new Set(headings.after.map(({ id }) => id))
  return labels.slice(0, MOST).map(({ name, id: own, words }) => {
    const id = postId(own)
    const text = texts.get(id)
    if (text === undefined) return { name, id, words }
    return shown.has(id) ? { name, id, words: text } : { name, id: '', words: headings.title }
  })
}
