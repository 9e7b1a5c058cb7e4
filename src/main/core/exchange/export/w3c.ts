import { toIriPath, toW3c, toW3cCollection } from '../../../../shared/w3c.ts'
import type { NotedPost } from '../post.ts'

/** All notes as one W3C collection. @param label what it is a collection of */
export function toW3cFile(posts: readonly NotedPost[], label: string): string {
  const items = posts.flatMap(({ post, text, notes }) => notes.map((note) => {
    const source = post.path === '' ? `urn:lectern:post:${post.key}` : toIriPath(post.path)
    return toW3c(note, source, text?.hash === note.selector.hash ? text.text : null)
  }))
  return `${JSON.stringify(toW3cCollection(label, items), null, 2)}\n`
}
