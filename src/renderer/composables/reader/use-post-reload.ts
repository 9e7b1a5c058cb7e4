import { nextTick, watch } from 'vue'
import { describe } from '../../../shared/anchor/describe.ts'
import { match } from '../../../shared/anchor/match.ts'
import { useAnnotationsStore } from '../../stores/annotations.ts'
import { usePostStore, type OpenPost } from '../../stores/post.ts'
import type { PostMap } from './use-post-map.ts'
import type { ReadingPlace } from './use-reading-place.ts'

const WORDS = 80

/** Takes the new version when the file of the open post changes: quietly, with its notes, at the same line. */
export function usePostReload({ open, posts, place }: { open: () => OpenPost; posts: PostMap; place: ReadingPlace }) {
  const store = usePostStore()
  const annotations = useAnnotationsStore()
  let latest = 0

  async function reload(): Promise<void> {
    const turn = ++latest
    const { id } = open().post
    // What was read of the version that goes is remembered as read of that version.
    place.keep()
    const next = await store.fetchAgain()
    const notes = await annotations.fetchFor(id).catch(() => null)
    if (turn !== latest || !next) return
    const before = posts.map.text()
    await place.hold(async () => {
      store.show(next)
      if (notes) annotations.show(id, notes)
      await nextTick()
    }, (offset) => sameLine(before, posts.map.text(), offset))
  }

  watch(() => store.changes, () => void reload())
}

/** Where the line at an offset of one text is in another: by its words, else at the same share of the text. */
function sameLine(before: string, after: string, offset: number): number {
  if (before === after) return offset
  const span = { start: offset, end: Math.min(before.length, offset + WORDS) }
  const found = match(after, describe({ text: before, hash: '', headings: [] }, span))
  return found.state === 'lost' ? Math.round(offset / Math.max(1, before.length) * after.length) : found.start
}
