import type { Store } from '../store/store.ts'

/** Posts that are watched for changes at most; the least recently opened ones are forgotten first. */
const MAX_OPEN = 100

/** Remembers which version of a post was last shown, so that only readers of a post hear that it changed. */
export function createOpenPosts(store: Store) {
  const shown = new Map<string, string | null>()
  const add = (postId: string, hash: string | null) => {
    shown.delete(postId)
    shown.set(postId, hash)
    const [oldest] = shown.keys()
    if (shown.size > MAX_OPEN && oldest !== undefined) shown.delete(oldest)
  }
  return {
    add,
    /** Posts whose version in the store is not the shown one; each is told once. */
    changed(): string[] {
      const found = [...shown].filter(([postId, hash]) => (store.locate(postId)?.hash ?? null) !== hash).map(([postId]) => postId)
      for (const postId of found) add(postId, store.locate(postId)?.hash ?? null)
      return found
    }
  }
}
