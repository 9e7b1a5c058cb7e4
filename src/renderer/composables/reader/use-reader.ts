import { storeToRefs } from 'pinia'
import { computed, nextTick, onMounted, onUnmounted, ref, shallowRef, watch, type Ref } from 'vue'
import { useRouter } from 'vue-router'
import type { Annotation, ReadingPosition } from '../../../shared/model.ts'
import { isVisible } from '../../dom/lines.ts'
import { isPane } from '../../lib/sides.ts'
import { t } from '../../lib/words.ts'
import { useAnnotationsStore } from '../../stores/annotations.ts'
import { usePostStore, type OpenPost } from '../../stores/post.ts'
import { usePaletteStore } from '../../stores/palette.ts'
import { usePlaceWishStore } from '../../stores/place-wish.ts'
import { usePostGlancesStore } from '../../stores/post-glances.ts'
import { useReadingMarksStore } from '../../stores/reading-marks.ts'
import { useSettingsStore } from '../../stores/settings.ts'
import { useShellStore } from '../../stores/shell.ts'
import { useStatisticsStore } from '../../stores/statistics.ts'
import { useTabsStore } from '../../stores/tabs.ts'
import { useToastsStore } from '../../stores/toasts.ts'
import { useKeys } from '../use-keys.ts'
import { useTypography } from '../use-typography.ts'
import { useActiveTime } from './use-active-time.ts'
import { useAutoScroll } from './use-auto-scroll.ts'
import { useAdjusting } from './use-adjusting.ts'
import { useAnnotating } from './use-annotating.ts'
import { useCaret } from './use-caret.ts'
import { useChanges } from './use-changes.ts'
import { useCopying } from './use-copying.ts'
import { useDiagrams } from './use-diagrams.ts'
import { useFind } from './use-find.ts'
import { useHighlighter } from './use-highlighter.ts'
import { useHighlights } from './use-highlights.ts'
import { useJumps } from './use-jumps.ts'
import { useLayout } from './use-layout.ts'
import { useMatches } from './use-matches.ts'
import { useNoteKeys } from './use-note-keys.ts'
import { useNoteLink } from './use-note-link.ts'
import { useOwnSide } from './use-own-side.ts'
import { usePeeks } from './use-peeks.ts'
import { usePopoverMode } from './use-popover-mode.ts'
import { usePostClicks } from './use-post-clicks.ts'
import { usePostMap } from './use-post-map.ts'
import { usePostReload } from './use-post-reload.ts'
import { TEXT_TOP, useReadingPlace } from './use-reading-place.ts'
import { useReadingTime } from './use-reading-time.ts'
import { useScrollers } from './use-scrollers.ts'
import { useSearchMarks } from './use-search-marks.ts'
import { useSectionsRead } from './use-sections-read.ts'
import { useSelection } from './use-selection.ts'
import { useWayBack } from './use-way-back.ts'

/** A click on a picture opens it unless a second one follows, which selects it, in ms. */
const SECOND_CLICK = 230

/** Everything that a reader does with an open post, put together. */
export function useReader({ open, root, article, announce }: {
  open: () => OpenPost
  root: Ref<HTMLElement | null>
  article: Ref<HTMLElement | null>
  /** Says something to those who do not see the page. */
  announce: (message: string) => void
}) {
  const router = useRouter()
  const store = usePostStore()
  const annotations = useAnnotationsStore()
  const toasts = useToastsStore()
  const readingMarks = useReadingMarksStore()
  const shell = useShellStore()
  const palette = usePaletteStore()
  const placeWish = usePlaceWishStore()
  const tabs = useTabsStore()
  const { settings } = storeToRefs(useSettingsStore())
  const { type } = useTypography()
  const sheetOpen = ref(false)
  const marginShown = ref(true)
  const ruler = ref(false)
  const zoomed = shallowRef<HTMLImageElement | null>(null)
  let zooming: ReturnType<typeof setTimeout> | undefined

  const layout = useLayout(root)
  const posts = usePostMap(open)
  const complete = () => open().complete && posts.map.sections >= open().total
  const place = useReadingPlace({ posts, article, complete, save: keepPlace })
  /** A post that was just marked as unread stays so until the reader goes on in it. */
  function keepPlace(position: ReadingPosition) {
    const { id, hash } = open().post
    kept = position
    if (readingMarks.latest.get(id) !== 'unread') void store.saveReading(id, position, hash, sectionsRead.seen.value)
  }
  /** The place where the reader is stays: what was seen may be elsewhere, after a jump. */
  let kept = open().post.position ?? { offset: 0, progress: 0 }
  const sectionsRead = useSectionsRead({ open, posts, keep: () => { keepPlace(kept) } })
  watch(() => readingMarks.latest.get(open().post.id), (mark) => { if (mark === 'unread') sectionsRead.forget() })
  const side = useOwnSide()
  const readingTime = useReadingTime((seconds) => { if (settings.value.statistics) void useStatisticsStore().record(open().post.id, seconds) })
  useActiveTime((ms) => {
    if (side.isHere()) readingTime.add(ms)
    if (side.isShown()) sectionsRead.look()
  })
  const jumps = useJumps({ post: () => open().post, posts, place })
  const selection = useSelection(posts.map)
  const matches = useMatches({ posts, place, announce })
  const find = useFind({ post: () => open().post, place, matches })
  const marks = useSearchMarks({ post: () => open().post, matches })
  const adjusting = useAdjusting({ open, posts, annotations, announce })
  const painter = useHighlights(posts, annotations, adjusting.preview)
  const annotating = useAnnotating({ open, posts, annotations, toasts, selection, announce, reveal })
  const wayBack = useWayBack(posts, place)
  const changes = useChanges({ open, posts, place, wayBack, announce })
  const copying = useCopying({ open, article: () => article.value, posts, selection, announce })
  const caret = useCaret({ posts, selection, announce, top: () => place.top.value, show: bringIntoSight })
  const highlighter = useHighlighter({ selection, annotating, announce })
  const popoverShown = usePopoverMode({ article, selection, pen: highlighter.on })
  const clicks = usePostClicks({ goTo, openPost, openLink, pick, zoom, announce })
  const peeks = usePeeks({ article: () => article.value, glance: usePostGlancesStore().glance, revision: () => [open().complete, posts.revision.value] })
  const diagrams = useDiagrams({ changed: () => { posts.revision.value++ } })
  const scrollers = useScrollers(article)
  const autoScroll = useAutoScroll(announce, side.isShown)
  usePostReload({ open, posts, place })
  const noteLink = useNoteLink({
    show: ({ kind, placement }) => void place.jumpTo(kind === 'page' ? 0 : Math.min(placement.start, open().post.text.length), Math.round(window.innerHeight * 0.28)),
    activate: annotating.activate
  })
  useNoteKeys({ annotations, annotating, announce, top: () => (posts.map.length === 0 ? 0 : place.top.value) })

  const notesShown = computed(() => !shell.alone && (layout.value === 'narrow' ? sheetOpen.value : marginShown.value))

  /** Shows the words of an annotation, and offers the way back. */
  function reveal({ kind, placement: { start } }: Annotation) {
    if (kind === 'page') {
      if (place.top.value > 0) wayBack.leave()
      void place.jumpTo(0, window.innerHeight)
    } else if (!isVisible(posts.map, posts.pageOffset(start), TEXT_TOP)) {
      wayBack.leave()
      void place.jumpTo(start, Math.round(window.innerHeight * 0.28))
    }
  }

  /** Shows a figure, a formula or the like of this post, and offers the way back. */
  function jumpToPlace({ start }: { start: number }) {
    peeks.close()
    if (isVisible(posts.map, posts.pageOffset(start), TEXT_TOP)) return
    wayBack.leave()
    void place.jumpTo(start, Math.round(window.innerHeight * 0.2))
  }

  function goToTop() {
    if (place.top.value === 0) return
    wayBack.leave()
    place.jumpToTop()
  }

  function bringIntoSight(offset: number) {
    void place.jumpTo(posts.toPost({ start: offset, end: offset + 1 })?.start ?? offset, Math.round(window.innerHeight * 0.3))
  }

  function showNotes() {
    shell.alone = false
    if (layout.value === 'narrow') sheetOpen.value = true
    marginShown.value = true
  }

  function pick(x: number, y: number): boolean {
    const id = painter.hit(x, y)
    annotating.activate(id)
    if (id !== null) showNotes()
    return id !== null
  }

  function zoom(image: HTMLImageElement) {
    clearTimeout(zooming)
    zooming = setTimeout(() => { zoomed.value = image }, SECOND_CLICK)
  }

  /** From a card or the minimap to the words. */
  function go(annotation: Annotation) {
    annotating.activate(annotation.id)
    reveal(annotation)
  }

  /** A section stands in the page with this content. */
  function filled(index: number, element: Element) {
    posts.filled(index, element)
    diagrams.filled(element)
    scrollers.filled(element)
  }

  function goTo(id: string) {
    peeks.close()
    void jumps.goTo(id)
  }

  function onClick(event: MouseEvent) {
    if (event.target instanceof Element && event.target.closest('.page-notes')) return
    if (event.detail > 1) clearTimeout(zooming)
    if (peeks.onTouch(event)) event.preventDefault()
    else if (event.detail < 2 || !(event.target instanceof HTMLImageElement)) clicks.onClick(event)
  }

  function openPost(postId: string, heading: string | null) {
    void router.push({ name: 'post', params: { id: postId }, hash: heading === null ? '' : `#${heading}` })
  }

  function openLink(url: string) {
    store.openLink(url).catch((error: unknown) => { toasts.fail(error) })
  }

  function toggleNotes() {
    if (layout.value === 'narrow') sheetOpen.value = !sheetOpen.value
    else marginShown.value = !marginShown.value
  }

  function stopFinding(back: boolean) {
    if (find.shown.value) find.close(back)
    else marks.clear()
    root.value?.focus({ preventScroll: true })
  }

  /** `n` is a note on a selection, the next match while matches are shown, and else nothing. */
  const stepMatch = (by: 1 | -1) => selection.current() === null && matches.step(by)

  function onEscape() {
    if (autoScroll.on.value) autoScroll.stop(t('reader.quiet.stopped'))
    else if (peeks.peek.value) peeks.close()
    else if (selection.selected.value) selection.clear()
    else if (find.shown.value || marks.query.value !== '') stopFinding(true)
    else if (highlighter.on.value) highlighter.toggle()
    else if (annotations.active !== null) annotating.activate(null)
    else if (changes.current.value) changes.stop()
    else if (wayBack.left.value !== null) wayBack.forget()
    else if (sheetOpen.value) sheetOpen.value = false
    else shell.alone = false
  }

  useKeys({
    'find.open': () => { if (marks.query.value !== '') marks.clear(); find.open() },
    // The palette is the page's.
    'post.jump': () => {
      if (isPane()) return false
      palette.openOn('@')
    },
    'peek.enter': peeks.enter,
    'reading.alone': () => { shell.alone = !shell.alone },
    'reading.ruler': () => { ruler.value = !ruler.value },
    'reading.scroll': autoScroll.toggle,
    'reading.faster': autoScroll.faster,
    'reading.slower': autoScroll.slower,
    'find.next': () => stepMatch(1),
    'find.previous': () => stepMatch(-1),
    'shell.close': () => { onEscape(); return false }
  })

  watch(() => placeWish.wish, (wish) => { if (wish) jumpToPlace(wish) })
  watch(() => annotating.editing.value ?? annotating.tagging.value, (id) => { if (id !== null && annotations.byId.get(id)?.kind !== 'page') showNotes() })
  watch(() => selection.selected.value?.span ?? null, (span) => { painter.draft(span) })
  watch([posts.revision, () => open().complete], () => { place.look() }, { flush: 'post' })
  watch([type, () => settings.value.theme, () => shell.alone, () => tabs.tabs.length > 1], () => place.hold(nextTick), { flush: 'pre' })

  onMounted(() => {
    const hash = router.currentRoute.value.hash.slice(1)
    const { position } = open().post
    if (jumps.resumeEntry()) return
    if (marks.start()) return
    else if (noteLink.wanted.value !== null) noteLink.goWhenThere()
    else if (hash) void jumps.show(decodeURIComponent(hash))
    else if (position) void place.resume(position)
  })

  // Whoever comes back begins at the top of what they see, not at a note of last time.
  onUnmounted(() => { annotations.active = null })

  return {
    adjusting, annotating, autoScroll, caret, changes, clicks, copying, filled, find, go, goTo, goToTop, jumpToPlace, sectionsRead, highlighter, jumps, layout, marginShown, marks, matches, noteLink, notesShown, onClick, openPost, peeks, place, popoverShown,
    posts, reveal, ruler, selection, sheetOpen, stopFinding, toggleNotes, wayBack, zoomed
  }
}

export type Reader = ReturnType<typeof useReader>
