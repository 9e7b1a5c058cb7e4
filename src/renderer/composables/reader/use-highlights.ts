import { onBeforeUnmount, watch, type Ref } from 'vue'
import type { Span } from '../../../shared/model.ts'
import { createPainter, type Mark } from '../../dom/highlight.ts'
import type { useAnnotationsStore } from '../../stores/annotations.ts'
import type { PostMap } from './use-post-map.ts'

/**
 * Keeps the annotations painted over the text: after every change of theirs, and as sections arrive.
 * @param preview an annotation that is painted elsewhere for the moment
 */
export function useHighlights(
  posts: PostMap, annotations: ReturnType<typeof useAnnotationsStore>, preview: Readonly<Ref<{ id: string; span: Span } | null>>
) {
  const painter = createPainter(posts.map)

  function marks(): Mark[] {
    return annotations.standing.flatMap(({ id, kind, colour, comment, tags, placement }) => {
      if (kind === 'bookmark') return []
      const span = preview.value?.id === id ? preview.value.span : posts.toPage(placement)
      return span ? { id, colour, span, underline: kind === 'underline', noted: comment !== '' || tags.length > 0 } : []
    })
  }

  watch([() => annotations.standing, posts.revision, preview], () => { painter.paint(marks()) }, { immediate: true, flush: 'post' })
  watch(() => annotations.active, (id) => { painter.activate(id) }, { immediate: true, flush: 'post' })
  onBeforeUnmount(() => { painter.clear() })

  return painter
}
