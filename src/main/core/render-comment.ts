import { parsePost } from './parse/parse-post.ts'
import { renderFragment } from './render/render-fragment.ts'
import type { Resolve } from './render/places.ts'

/** A comment names no files and no other posts. */
const NOWHERE: Resolve = { asset: () => ({ missing: 'A note holds no pictures.' }), link: () => null }

/** The HTML of a comment: Markdown with math and code, sanitised as posts are. */
export async function renderComment(comment: string): Promise<string> {
  // With a title of its own that is taken off again, a heading or a rule at the start of the comment stays what it is.
  const { sections } = parsePost({ source: `# Note\n\n${comment}`, format: 'markdown', path: 'note.md' })
  return renderFragment(sections.flatMap(({ parts }) => parts), NOWHERE)
}
