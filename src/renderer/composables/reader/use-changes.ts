import { computed, nextTick, onBeforeUnmount, ref, shallowReactive, watch } from 'vue'
import { isVisible } from '../../dom/lines.ts'
import { toStops, type ChangeStop } from '../../lib/change-stops.ts'
import { t } from '../../lib/words.ts'
import { useChangesStore } from '../../stores/changes.ts'
import type { OpenPost } from '../../stores/post.ts'
import { useKeys } from '../use-keys.ts'
import { useChangeMarks } from './use-change-marks.ts'
import type { PostMap } from './use-post-map.ts'
import { TEXT_TOP, type ReadingPlace } from './use-reading-place.ts'
import type { WayBack } from './use-way-back.ts'

/** A change is brought to this share of the window's height. */
const BROUGHT_TO = 0.28

/** What changed in the open post since it was read: marked in the text, stepped through, shown word by word, settled. */
export function useChanges({ open, posts, place, wayBack, announce }: {
  open: () => OpenPost
  posts: PostMap
  place: ReadingPlace
  wayBack: WayBack
  announce: (message: string) => void
}) {
  const store = useChangesStore()
  const stops = computed(() => (store.found?.known ? toStops(store.found) : []))
  /** The change that the reader stepped to; -1 while they do not step. */
  const index = ref(-1)
  const current = computed(() => stops.value[index.value] ?? null)
  const shown = shallowReactive(new Set<string>())
  const marking = useChangeMarks(posts)

  const isShown = ({ key }: ChangeStop) => shown.has(key)
  const canShow = ({ change }: ChangeStop) => change === 'reworded' || change === 'removed'

  function step(by: 1 | -1): boolean {
    const { length } = stops.value
    if (length === 0) return false
    if (index.value < 0) goTo(by === 1 ? 0 : length - 1)
    else goTo((index.value + by + length) % length)
    return true
  }

  function goTo(at: number) {
    const stop = stops.value[at]
    if (!stop) return
    index.value = at
    const start = posts.pageOffset(stop.start)
    if (!isVisible(posts.map, start, TEXT_TOP + 40)) {
      wayBack.leave()
      void place.jumpTo(stop.start, Math.round(window.innerHeight * BROUGHT_TO))
    }
    announce(t('reader.changes.at', { index: at + 1, total: stops.value.length, name: nameOf(stop) }))
  }

  /** Shows or hides how a block was before; of the change that was stepped to where none is named. */
  function toggle(stop: ChangeStop | null = current.value): boolean {
    if (!stop || !canShow(stop)) return false
    const opens = !shown.has(stop.key)
    void place.hold(async () => {
      if (opens) shown.add(stop.key)
      else shown.delete(stop.key)
      marking.toggle(stop.key, opens)
      await nextTick()
    }).then(() => { if (opens) marking.bringBelow(stop.key) })
    return true
  }

  function markSeen(): boolean {
    if (!store.found) return false
    void store.markSeen()
    return true
  }

  function stop() {
    index.value = -1
  }

  function mark() {
    if (!open().complete || posts.map.sections < open().total) return
    const all = stops.value
    const isSame = all.length === marking.marks.value.length && all.every(({ key }, at) => marking.marks.value[at]?.stop.key === key)
    if (isSame && marking.isWhole()) return
    void place.hold(async () => {
      marking.set(all, isShown)
      await nextTick()
    })
  }

  watch(() => [open().post.id, open().post.hash, open().post.changed] as const, ([id, hash, changed]) => { void store.show({ id, hash, changed }) }, { immediate: true })
  watch(stops, (now, before) => {
    stop()
    if (before.length > 0 && now.length > before.length) announce(t('reader.changes.more', { count: now.length }))
  })
  watch([stops, posts.revision, () => open().complete], mark, { flush: 'post' })
  onBeforeUnmount(() => { void store.show(null) })

  useKeys({
    'change.next': () => step(1),
    'change.previous': () => step(-1),
    'change.show': () => toggle(),
    'change.seen': markSeen
  })

  return { stops, index, current, marks: marking.marks, isShown, canShow, step, toggle, markSeen, stop }
}

export type Changes = ReturnType<typeof useChanges>

/** "paragraph reworded in “Speed”". */
export function nameOf({ change, block, section, changes }: ChangeStop): string {
  const what = changes.length > 1 ? t('reader.changes.blocks', { count: changes.length }) : t(`reader.changes.one.${block}`)
  const where = section === '' ? '' : t('reader.changes.inSection', { section: t('reader.changes.named', { section }) })
  return t(`reader.changes.step.${change}`, { what, where })
}
