import { computed, onBeforeUnmount, ref, shallowRef, watch } from 'vue'
import type { Span } from '../../../shared/model.ts'
import { createMatchMarker } from '../../dom/mark-matches.ts'
import { t } from '../../lib/words.ts'
import type { PostMap } from './use-post-map.ts'
import type { ReadingPlace } from './use-reading-place.ts'

/** A match that is jumped to stands this share of the window below its upper edge. */
const DEPTH = 0.3

/** Places of the open post that were searched for: all marked, one of them the current one, stepped through. */
export function useMatches({ posts, place, announce }: { posts: PostMap; place: ReadingPlace; announce: (message: string) => void }) {
  const spans = shallowRef<readonly Span[]>([])
  const index = ref(-1)
  const marker = createMatchMarker(posts.map)
  const count = computed(() => spans.value.length)

  /** Shows these, with the first one from an offset on as the current one. @returns whether there is any */
  function show(found: readonly Span[], from: number): boolean {
    spans.value = found
    const next = found.findIndex(({ end }) => end > from)
    index.value = found.length === 0 ? -1 : Math.max(0, next)
    return found.length > 0
  }

  /** Brings the current one into the window. */
  async function reveal(): Promise<void> {
    const span = spans.value[index.value]
    if (span) await place.jumpTo(span.start, Math.round(window.innerHeight * DEPTH))
  }

  /** The next or the previous one, round and round. */
  function step(by: 1 | -1): boolean {
    if (count.value === 0) return false
    index.value = (index.value + by + count.value) % count.value
    announce(t('reader.of', { index: index.value + 1, total: count.value }))
    void reveal()
    return true
  }

  function clear() {
    spans.value = []
    index.value = -1
  }

  watch([spans, index, posts.revision], () => {
    // A span that is not in the page keeps its number.
    marker.mark(spans.value.map((span) => posts.toPage(span) ?? { start: 0, end: 0 }), index.value)
  }, { flush: 'post' })
  onBeforeUnmount(marker.clear)

  return { spans, index, count, show, reveal, step, clear }
}

export type Matches = ReturnType<typeof useMatches>
