import { computed, onBeforeUnmount, onMounted, ref, shallowRef, watch, type Ref } from 'vue'
import { createLineHeights } from '../lib/line-heights.ts'
import { stepLines, type Lines } from '../lib/step-lines.ts'

/** What a line takes before one was seen, in px: two lines of text, its facts and the rule. `NoteList` draws its empty lines so high. */
const LINE_HEIGHT = 92
/** Lines around those in sight that are drawn before they come into it. */
const REACH = 6
/** Lines that one frame may add: a few milliseconds of work. Who flies faster sees empty lines, and the words where they stop. */
const MOST = 5

/** Where a list was left: the measured heights let it open again at the same line. */
interface Left { key: string; heights: ReadonlyMap<number, number> }
let left: Left | null = null

/** A line that is drawn, and where it begins in the list, in px. */
export interface DrawnLine { index: number; top: number }

/**
 * The lines of a long list that lie near the window, with measured heights.
 * @param list the element that holds the lines; each of them carries its number in `data-index`
 * @param key names what is listed; another key forgets the heights
 * @param pinned a line that stays drawn wherever the window is: it has the focus
 * @param isHere whether a line was fetched; as others come, `step` draws them
 */
export function useNoteWindow(options: {
  list: Ref<HTMLElement | null>; count: Ref<number>; key: Ref<string>; pinned: Ref<number>; isHere: (line: number) => boolean
}) {
  const { list, count, key, pinned, isHere } = options
  let heights = createLineHeights(count.value, LINE_HEIGHT, left?.key === key.value ? left.heights : undefined)
  /** Grows with every change of the heights. */
  const revision = ref(0)
  const near = shallowRef<readonly number[]>([])
  const inSight = shallowRef<Lines>({ from: 0, to: 0 })
  /** Where the list begins in the page: what stands above it grows and shrinks. */
  let origin = 0
  let frame = 0

  const sight = () => {
    const top = window.scrollY - origin
    return { from: heights.lineAt(top), to: count.value === 0 ? 0 : heights.lineAt(top + window.innerHeight) + 1 }
  }

  function step() {
    cancelAnimationFrame(frame)
    frame = 0
    const now = sight()
    if (now.from !== inSight.value.from || now.to !== inSight.value.to) inSight.value = now
    const { lines, whole } = stepLines(now, { count: count.value, reach: REACH, most: MOST, isHere }, near.value)
    if (lines.length !== near.value.length || lines.some((line, at) => line !== near.value[at])) near.value = lines
    if (!whole) frame = requestAnimationFrame(step)
  }

  /** The layout is clean here: what is read costs nothing, and lines move in the frame that drew them. */
  const observer = new ResizeObserver((entries) => {
    const above = heights.lineAt(window.scrollY - origin)
    let pushed = 0
    let changed = false
    for (const { target, borderBoxSize } of entries) {
      const line = target instanceof HTMLElement ? Number(target.dataset.index ?? NaN) : NaN
      if (Number.isNaN(line) || line >= heights.count || !target.isConnected) continue
      const grown = heights.set(line, borderBoxSize[0]?.blockSize ?? LINE_HEIGHT)
      changed ||= grown !== 0
      if (line < above) pushed += grown
    }
    look()
    if (!changed) return
    revision.value++
    // What stands above the window takes another height than was guessed: the lines in it stay where they are.
    if (pushed !== 0) window.scrollBy({ top: pushed, behavior: 'instant' })
    step()
  })

  function look() {
    const box = list.value?.getBoundingClientRect()
    if (!box) return
    const now = Math.round(box.top + window.scrollY)
    if (now === origin) return
    origin = now
    step()
  }

  watch([count, key], ([, now], [, before]) => {
    heights = createLineHeights(count.value, LINE_HEIGHT, now === before ? heights.measured : undefined)
    if (now !== before) near.value = []
    revision.value++
    step()
  })
  onMounted(() => {
    look()
    step()
    if (list.value?.parentElement) observer.observe(list.value.parentElement)
    window.addEventListener('scroll', step, { passive: true })
    window.addEventListener('resize', step, { passive: true })
  })
  onBeforeUnmount(() => {
    observer.disconnect()
    cancelAnimationFrame(frame)
    window.removeEventListener('scroll', step)
    window.removeEventListener('resize', step)
    left = { key: key.value, heights: heights.measured }
  })

  const items = computed((): DrawnLine[] => {
    const line = pinned.value
    const lines = line < 0 || line >= count.value || near.value.includes(line) ? near.value : [...near.value, line]
    return revision.value < 0 ? [] : lines.map((index) => ({ index, top: heights.topOf(index) }))
  })
  return {
    items,
    inSight,
    step,
    /** Of all lines, in px. */
    height: computed(() => (revision.value < 0 ? 0 : heights.topOf(count.value))),
    /** The first line that begins in the window. */
    firstInView: () => {
      const top = window.scrollY - origin
      return top <= 0 ? 0 : Math.min(count.value - 1, heights.lineAt(top - 1) + 1)
    },
    /** A directive for the element of a line: its height is watched while it stands. */
    vMeasured: {
      mounted(element: HTMLElement) { observer.observe(element) },
      unmounted(element: HTMLElement) { observer.unobserve(element) }
    }
  }
}
