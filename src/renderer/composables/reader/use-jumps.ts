import { onBeforeUnmount, onMounted, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { Heading } from '../../../shared/model.ts'
import { isStarted, leaveEntry, offerPlace, placeLeft } from '../../lib/entry-places.ts'
import type { ExactPlace } from '../../lib/sides.ts'
import { useTabsStore } from '../../stores/tabs.ts'
import type { PostMap } from './use-post-map.ts'
import { TEXT_TOP, type ReadingPlace } from './use-reading-place.ts'

interface Options {
  post: () => { headings: readonly Heading[]; hash: string }
  posts: PostMap
  place: ReadingPlace
}

/** Jumps inside a post are entries of the history: Back returns to the line that was left, exactly there. */
export function useJumps({ post, posts, place }: Options) {
  const route = useRoute()
  const router = useRouter()
  const tabs = useTabsStore()
  /** Another tab is another reader, which finds its own place. */
  const tab = tabs.shown

  const exactPlace = (): ExactPlace | null => {
    const now = place.exact()
    return now && { ...now, hash: post().hash }
  }
  const keepPlace = () => { leaveEntry(exactPlace()) }

  /** Shows a heading, or any element of the post with this id (a footnote). */
  async function show(id: string): Promise<void> {
    const heading = post().headings.find((heading) => heading.id === id)
    if (heading) {
      await place.jumpTo(heading.start)
      return
    }
    await posts.whenReady(Infinity)
    const element = document.getElementById(id)
    const span = element && posts.map.spanOfElement(element)
    if (span) await place.jumpTo(span.start)
    else element?.scrollIntoView({ block: 'start' })
    flash(element)
  }

  /** Goes to a place of this post and remembers the present one. */
  async function goTo(id: string): Promise<void> {
    if (route.hash === `#${id}`) await show(id)
    else await router.push({ path: route.path, query: route.query, hash: `#${id}` })
  }

  /** Goes to where this entry of the history was left. @returns whether it was here before */
  function resumeEntry(): boolean {
    const left = placeLeft(post().hash)
    if (left) void place.jumpTo(left.offset, left.below)
    return left !== null
  }

  watch(() => route.hash, (hash) => {
    if (!resumeEntry() && hash !== '') void show(decodeURIComponent(hash.slice(1)))
  })

  const stops = [
    offerPlace(exactPlace),
    router.beforeEach(keepPlace),
    // A new entry with the same address and another place: the sides were swapped, or one went back or forth between such entries.
    router.afterEach((to, from, failure) => {
      if (failure || tabs.shown !== tab || to.path !== from.path || to.hash !== from.hash) return
      if (to.fullPath !== from.fullPath && !isStarted()) return
      if (!resumeEntry() && to.hash !== '') void show(decodeURIComponent(to.hash.slice(1)))
    })
  ]
  onMounted(() => { window.addEventListener('pagehide', keepPlace) })
  onBeforeUnmount(() => {
    window.removeEventListener('pagehide', keepPlace)
    for (const stop of stops) stop()
  })

  return { goTo, show, resumeEntry }
}

/** Tells which of the things in the window was meant. */
function flash(element: Element | null): void {
  const box = element?.getBoundingClientRect()
  if (!element || !box || box.top < TEXT_TOP - 200) return
  element.setAttribute('data-target', '')
  setTimeout(() => { element.removeAttribute('data-target') }, 1500)
}
