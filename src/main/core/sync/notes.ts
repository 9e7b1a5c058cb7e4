import { setImmediate } from 'node:timers/promises'
import type { Annotations } from '../annotations/annotations.ts'
import type { FolderEntry } from '../folders.ts'
import type { Store } from '../store/store.ts'

interface Parts { store: Store; annotations: Annotations }

/** Reads a folder's journals and tells the store what the reader did to its posts. @returns where the journal lives */
export async function attachNotes(folder: FolderEntry, { store, annotations }: Parts): Promise<'library' | 'app'> {
  await annotations.closeFolder(folder.id)
  const { journal } = await annotations.openFolder(folder)
  store.replaceMarks(folder.id, new Map(annotations.markedPosts(folder.id).map((id) => [id, annotations.marks(id)])))
  store.replaceNotes(folder.id, annotations.markedPosts(folder.id).flatMap((id) => annotations.list(id)))
  return journal
}

/** Places the notes of a folder, or of some posts, on the texts that the store knows. */
export async function placeNotes(
  where: string | readonly string[], { store, annotations, signal }: Parts & { signal?: AbortSignal }
): Promise<void> {
  for (const postId of typeof where === 'string' ? annotations.markedPosts(where) : where) {
    if (signal?.aborted) return
    const post = annotations.list(postId).length > 0 ? store.text(postId) : null
    try {
      if (post) await annotations.place(post)
    } catch { /* its notes keep the places they have */ }
    await setImmediate()
  }
}
