import { onBeforeUnmount, onMounted, ref, type Ref } from 'vue'

/** Outline, text and margin; text and margin; text alone. */
export type ReaderLayout = 'wide' | 'medium' | 'narrow'

const WIDE = 1060
const MEDIUM = 760

/** How many columns there is room for, by the width that the reader has, not the window. */
export function useLayout(root: Ref<HTMLElement | null>) {
  const layout = ref<ReaderLayout>('wide')
  const measure = () => {
    const width = root.value?.clientWidth ?? 0
    layout.value = width >= WIDE ? 'wide' : width >= MEDIUM ? 'medium' : 'narrow'
  }
  const observer = new ResizeObserver(measure)
  onMounted(() => {
    measure()
    if (root.value) observer.observe(root.value)
  })
  onBeforeUnmount(() => { observer.disconnect() })
  return layout
}
