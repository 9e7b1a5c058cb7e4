import type { Annotations } from '../annotations/annotations.ts'
import { splitPostId } from '../ids.ts'
import type { Store } from '../store/store.ts'

/** Before a version of a post gives way to another in the store: its text is kept where it counts as read, to be compared with. */
export async function keepReadText(postId: string, next: string, { store, annotations }: { store: Store; annotations: Annotations }): Promise<void> {
  const folder = splitPostId(postId)?.folderId
  const { readHash } = annotations.marks(postId)
  if (folder === undefined || readHash === null || readHash === next) return
  const version = store.version(postId)
  if (version?.hash === readHash) await annotations.keepText(folder, version.hash, version.text, version.parts)
}
