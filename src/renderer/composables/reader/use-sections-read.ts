import { computed, onBeforeUnmount, onMounted, shallowRef } from 'vue'
import type { SectionsRead, Span } from '../../../shared/model.ts'
import { addSeen, headingShares, sameSections, sectionsOf } from '../../../shared/sections-read.ts'
import { offsetAtY } from '../../dom/lines.ts'
import type { OpenPost } from '../../stores/post.ts'
import type { PostMap } from './use-post-map.ts'
import { TEXT_TOP } from './use-reading-place.ts'

/** Text counts as seen that stood in the window at so many ticks in a row: more than two seconds. */
const TICKS = 3
/** Ticks of reading after which what was seen is kept, besides when the post is left. */
const KEEP_AFTER = 10

/**
 * How far each section was read: by what stood in the window long enough while the reader was there. Whoever jumps or flings past
 * has not read it. @param keep writes it down
 */
export function useSectionsRead({ open, posts, keep }: { open: () => OpenPost; posts: PostMap; keep: (sectionsRead: SectionsRead) => void }) {
  const seen = shallowRef<SectionsRead>(open().post.sectionsRead ?? {})
  let kept = seen.value
  let last: Span[] = []
  let ticks = 0

  const shares = computed(() => headingShares(open().post.headings, open().post.text.length, seen.value))

  function shownNow(): Span | null {
    if (posts.map.length === 0) return null
    const atEnd = window.innerHeight + window.scrollY >= document.documentElement.scrollHeight - 2
    const start = window.scrollY < 2 ? 0 : offsetAtY(posts.map, TEXT_TOP)
    const end = atEnd ? posts.map.length : offsetAtY(posts.map, window.innerHeight)
    return end > start ? posts.toPost({ start, end }) : null
  }

  /** To be told each second in which the reader is there. */
  function look() {
    const shown = open().complete ? shownNow() : null
    last = shown ? [...last, shown].slice(-TICKS) : []
    if (last.length < TICKS) return
    const span = { start: Math.max(...last.map(({ start }) => start)), end: Math.min(...last.map(({ end }) => end)) }
    if (span.end > span.start) {
      const { headings, text } = open().post
      const next = addSeen(seen.value, sectionsOf(headings, text.length), span)
      if (!sameSections(next, seen.value)) seen.value = next
    }
    if (++ticks % KEEP_AFTER === 0) keepNow()
  }

  function keepNow() {
    if (sameSections(kept, seen.value)) return
    kept = seen.value
    keep(kept)
  }

  /** The post was marked as unread. */
  function forget() {
    seen.value = kept = {}
    last = []
  }

  onMounted(() => { window.addEventListener('pagehide', keepNow) })
  onBeforeUnmount(() => {
    keepNow()
    window.removeEventListener('pagehide', keepNow)
  })

  return { shares, look, forget, seen }
}
