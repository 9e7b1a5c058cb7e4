import { computed, onMounted, watch } from 'vue'
import { useRoute } from 'vue-router'
import type { Annotation } from '../../../shared/model.ts'
import { useAnnotationsStore } from '../../stores/annotations.ts'

/**
 * An address may name an annotation of the post: `?note=<id>` goes to it, `?place=<id>` asks for its new place.
 * @param show goes to where an annotation stands, or last stood
 */
export function useNoteLink({ show, activate }: { show: (annotation: Annotation) => void; activate: (id: string) => void }) {
  const route = useRoute()
  const annotations = useAnnotationsStore()
  const idIn = (name: 'note' | 'place') => computed(() => (typeof route.query[name] === 'string' ? route.query[name] : null))
  const note = idIn('note')
  const place = idIn('place')
  const wanted = computed(() => note.value ?? place.value)
  /** The annotation that the reader looks for a new place for. */
  const placing = computed(() => (place.value === null ? null : annotations.byId.get(place.value) ?? null))

  /** The notes may come after the text. */
  function goWhenThere() {
    const id = wanted.value
    if (id === null) return
    const stop = watch(() => annotations.byId.get(id), (annotation) => {
      if (!annotation) return
      queueMicrotask(() => { stop() })
      if (note.value !== null) activate(id)
      show(annotation)
    }, { immediate: true, flush: 'post' })
  }

  let mounted = false
  onMounted(() => { mounted = true })
  watch(wanted, () => { if (mounted) goWhenThere() })

  return { wanted, placing, goWhenThere }
}
