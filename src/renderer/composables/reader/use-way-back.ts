import { onBeforeUnmount, onMounted, ref } from 'vue'
import { isVisible } from '../../dom/lines.ts'
import { useKeys } from '../use-keys.ts'
import type { PostMap } from './use-post-map.ts'
import { TEXT_TOP, type ReadingPlace } from './use-reading-place.ts'

/** After a jump to a note: the way back to the line where the reader was. */
export function useWayBack(posts: PostMap, place: ReadingPlace) {
  /** Offset in the page of the line that was left; null where there is no way to go. */
  const left = ref<number | null>(null)

  /** To be told before a jump. Of several jumps in a row the first place counts. */
  function leave() {
    left.value ??= place.top.value
  }

  function goBack(): boolean {
    const offset = left.value
    if (offset === null) return false
    left.value = null
    // The title stands above the first line.
    void place.jumpTo(offset, offset === 0 ? window.innerHeight : 0)
    return true
  }

  /** Scrolled back to by hand. */
  function onScrollEnd() {
    if (left.value !== null && isVisible(posts.map, left.value, TEXT_TOP - 4)) left.value = null
  }

  onMounted(() => { window.addEventListener('scrollend', onScrollEnd, { passive: true }) })
  onBeforeUnmount(() => { window.removeEventListener('scrollend', onScrollEnd) })
  useKeys({ 'history.back': goBack })

  return { left, leave, goBack, forget: () => { left.value = null } }
}

export type WayBack = ReturnType<typeof useWayBack>
