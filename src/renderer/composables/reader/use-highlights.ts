import { onBeforeUnmount, watch } from 'vue'
import { createPainter, type Mark } from '../../dom/highlight.ts'
import type { useAnnotationsStore } from '../../stores/annotations.ts'
import type { PostMap } from './use-post-map.ts'

/** Keeps the annotations painted over the text: after every change of theirs, and as sections arrive. */
export function useHighlights(posts: PostMap, annotations: ReturnType<typeof useAnnotationsStore>) {
  const painter = createPainter(posts.map)

  function marks(): Mark[] {
    return annotations.standing.flatMap(({ id, colour, comment, tags, placement }) => {
      const span = posts.toPage(placement)
      return span ? { id, colour, span, noted: comment !== '' || tags.length > 0 } : []
    })
  }

  watch([() => annotations.standing, posts.revision], () => { painter.paint(marks()) }, { immediate: true, flush: 'post' })
  watch(() => annotations.active, (id) => { painter.activate(id) }, { immediate: true, flush: 'post' })
  onBeforeUnmount(() => { painter.clear() })

  return painter
}
