import { useWindowVirtualizer, defaultRangeExtractor, type VirtualItem } from '@tanstack/vue-virtual'
import { computed, onBeforeUnmount, onMounted, ref, type Ref } from 'vue'

/** What a line takes before one was seen, in px: two lines of text, its facts and the rule. */
const LINE_HEIGHT = 92
const OVERSCAN = 6

/** Where a list was left: the measured heights let it open again at the same line. */
interface Left { key: string; heights: VirtualItem[] }
let left: Left | null = null
const lineHeight = () => LINE_HEIGHT

/**
 * The lines of a long list that lie near the window, with measured heights.
 * @param list the element that holds the lines
 * @param key names what is listed; another key forgets the heights
 * @param pinned a line that stays drawn wherever the window is: it has the focus
 */
export function useNoteWindow(options: { list: Ref<HTMLElement | null>; count: Ref<number>; key: Ref<string>; pinned: Ref<number> }) {
  const { list, count, key, pinned } = options
  const margin = ref(0)
  const known = left?.key === key.value ? left.heights : []

  // Functions that stay the same: another one would make the virtualizer lay out all lines anew.
  const keyOf = computed(() => {
    const name = key.value
    return (index: number) => `${name} ${index}`
  })
  const rangeExtractor = (range: Parameters<typeof defaultRangeExtractor>[0]) => {
    const near = defaultRangeExtractor(range)
    const line = pinned.value
    return line < 0 || line >= count.value || near.includes(line) ? near : [...near, line].sort((a, b) => a - b)
  }

  const virtualizer = useWindowVirtualizer<HTMLElement>(computed(() => ({
    count: count.value,
    estimateSize: lineHeight,
    overscan: OVERSCAN,
    scrollMargin: margin.value,
    getItemKey: keyOf.value,
    initialMeasurementsCache: known,
    rangeExtractor
  })))

  /** Where the list begins in the page: what stands above it grows and shrinks. */
  const observer = new ResizeObserver(look)
  function look() {
    const box = list.value?.getBoundingClientRect()
    if (box) margin.value = Math.round(box.top + window.scrollY)
  }

  onMounted(() => {
    look()
    if (list.value?.parentElement) observer.observe(list.value.parentElement)
  })
  onBeforeUnmount(() => {
    observer.disconnect()
    left = { key: key.value, heights: [...virtualizer.value.measurementsCache] }
  })

  return { virtualizer, margin, items: computed(() => virtualizer.value.getVirtualItems()), height: computed(() => virtualizer.value.getTotalSize()) }
}
