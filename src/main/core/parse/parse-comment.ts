import { createMarkdown, type RenderMarkdown } from './markdown.ts'
import type { Part } from './parsed-post.ts'
import { plainPost } from './plain.ts'
import { sanitise } from './sanitise/sanitise.ts'
import { stowImages } from './stowed-images.ts'

let markdown: RenderMarkdown | null = null

/**
 * Reads the comment of a note by the syntax of posts, as the parts that the render stage fills. It has no front matter and no
 * title. Never throws: what cannot be read is plain text.
 */
export function parseComment(source: string): Part[] {
  const images = stowImages(source.toWellFormed().replaceAll('\0', '\ufffd'))
  try {
    markdown ??= createMarkdown()
    const { html, slots } = markdown(images.source, 0)
    const content = sanitise(html, { slots, images, rawFrom: null, markdown: true })
    if (content) return content.sections.flatMap(({ parts }) => parts)
  } catch { /* shown as it was written */ }
  return plainPost(source).sections.flatMap(({ parts }) => parts)
}
