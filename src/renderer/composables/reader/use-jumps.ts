import { watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import type { Heading } from '../../../shared/model.ts'
import type { PostMap } from './use-post-map.ts'
import { TEXT_TOP, type ReadingPlace } from './use-reading-place.ts'

/** Where in `history.state` an entry keeps the line that was on top when it was left. */
const PLACE = 'lecternPlace'

/** Jumps inside a post are entries of the history: Back returns to the line that was left. */
export function useJumps(headings: () => readonly Heading[], posts: PostMap, place: ReadingPlace) {
  const route = useRoute()
  const router = useRouter()

  function keepPlace() {
    window.history.replaceState({ ...window.history.state, [PLACE]: place.top.value }, '')
  }

  /** Shows a heading, or any element of the post with this id (a footnote). */
  async function show(id: string): Promise<void> {
    const heading = headings().find((heading) => heading.id === id)
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
    keepPlace()
    if (route.hash === `#${id}`) await show(id)
    else await router.push({ path: route.path, query: route.query, hash: `#${id}` })
  }

  /** The line that was on top when this entry of the history was left; null for a new one. */
  function leftPlace(): number | null {
    const left: unknown = (window.history.state as Record<string, unknown> | null)?.[PLACE]
    return typeof left === 'number' ? left : null
  }

  watch(() => route.hash, (hash) => {
    const left = leftPlace()
    if (left !== null) void place.jumpTo(left, 0)
    else if (hash !== '') void show(decodeURIComponent(hash.slice(1)))
  })

  return { goTo, show, keepPlace, leftPlace }
}

/** Tells which of the things in the window was meant. */
function flash(element: Element | null): void {
  const box = element?.getBoundingClientRect()
  if (!element || !box || box.top < TEXT_TOP - 200) return
  element.setAttribute('data-target', '')
  setTimeout(() => { element.removeAttribute('data-target') }, 1500)
}
