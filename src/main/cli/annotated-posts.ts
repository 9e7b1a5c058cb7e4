import type { Annotations, PostText } from '../core/annotations/annotations.ts'
import { postIdOf } from '../core/ids.ts'
import { listFiles } from '../core/library/list-files.ts'
import { readSource } from '../core/library/read-source.ts'
import { createSurroundings } from '../core/surroundings.ts'
import { parseSource } from '../core/sync/index-post.ts'

/** The files that annotations stand on as they are now, by post id; null for one that cannot be found or read. */
export function annotatedPosts(root: string, folderId: string, annotations: Annotations): Map<string, PostText | null> {
  const posts = new Map<string, PostText | null>(annotations.list().map(({ postId }) => [postId, null]))
  if (posts.size === 0) return posts
  const surroundings = createSurroundings(root)
  for (const { path } of listFiles(root)) {
    const postId = postIdOf(folderId, annotations.localIdAt(folderId, path))
    if (!posts.has(postId)) continue
    try {
      const source = readSource(root, path)
      const { text, headings } = parseSource(source, surroundings.of(path))
      posts.set(postId, { postId, path, hash: source.hash, text, headings })
    } catch { /* stays null */ }
  }
  return posts
}
