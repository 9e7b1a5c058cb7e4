import { computed, nextTick, onBeforeUnmount, onMounted, watch, watchEffect, type Ref } from 'vue'
import { useRouter } from 'vue-router'
import type { CommandId } from '../../shared/commands.ts'
import { placeNow, startAt } from '../lib/entry-places.ts'
import { isOfPage } from '../lib/sides.ts'
import { t } from '../lib/words.ts'
import { useShellStore } from '../stores/shell.ts'
import { useSplitStore } from '../stores/split.ts'
import { useToastsStore } from '../stores/toasts.ts'
import { canRun, runCommand, useKeys } from './use-keys.ts'
import { useMedia } from './use-media.ts'
import { useOpening } from './use-opening.ts'

/**
 * Does a command of the page while the reader may be on the other side. @returns whether anything on screen could.
 * Only the page itself can be saved as PDF: the other side is told so, instead of getting the wrong post.
 */
function useRunOnPage(): (id: CommandId) => boolean {
  const split = useSplitStore()
  const toasts = useToastsStore()
  return (id) => {
    if (split.side === 'main' || !id.startsWith('post.pdf')) return runCommand(id)
    if (canRun(id)) toasts.show(() => t('tabs.noPdf'))
    return canRun(id)
  }
}

/** Does a command on the side where the reader is, which what is not of a post has no share in. @returns whether anything on screen could */
export function useRunHere(): (id: CommandId) => boolean {
  const split = useSplitStore()
  const runOnPage = useRunOnPage()
  return (id) => (split.side === 'other' && split.pane?.run(id) === true) || ((split.side === 'main' || isOfPage(id)) && runOnPage(id))
}

/** The two sides: which of them are shown, which the reader is on, and the commands for them. To be used once, by the page. */
export function useSplit(main: Readonly<Ref<HTMLElement | null>>) {
  const router = useRouter()
  const split = useSplitStore()
  const shell = useShellStore()
  const toasts = useToastsStore()
  const { open, splitHere } = useOpening()
  const slim = useMedia('(max-width: 899px)')

  /** Both sides stand beside an open post; all other pages have the window for themselves. */
  const shown = computed(() => split.isOpen && router.currentRoute.value.name === 'post' && !shell.alone)
  /** There is room for one side at a time. */
  const turns = computed(() => shown.value && slim.value)
  const covered = computed(() => turns.value && split.side === 'other')

  function focusMain() {
    split.side = 'main'
    window.focus()
    const target = main.value?.querySelector<HTMLElement>('.reader') ?? main.value
    void nextTick(() => { target?.focus({ preventScroll: true }) })
  }
  function focusOther() {
    split.side = 'other'
    // The frame may come while the reader is in a dialog already.
    void nextTick(() => { if (!document.activeElement?.closest('[role="dialog"]')) split.pane?.focus() })
  }

  function close(): boolean {
    if (!split.isOpen) return false
    split.close()
    focusMain()
    return true
  }

  /** Each side shows what the other did, in its place. */
  function swap(): boolean {
    if (!shown.value || !split.pane) return false
    const mine = { to: router.currentRoute.value.fullPath, place: placeNow() }
    const theirs = split.pane.where()
    split.pane.open(mine)
    startAt(theirs.place)
    const { path, query, hash } = router.resolve(theirs.to)
    void router.push({ path, query, hash, force: true })
    return true
  }

  useKeys({
    'split.here': splitHere,
    'split.close': close,
    'split.swap': swap,
    'split.other': () => {
      if (!shown.value) return false
      if (split.side === 'main') focusOther()
      else focusMain()
    }
  })

  const onFocus = ({ target }: Event) => {
    if (target instanceof Node && main.value?.contains(target)) split.side = 'main'
  }
  const stop = split.welcome({
    run: useRunOnPage(),
    open,
    exportNotes: (postId) => { shell.exporting = { postId } },
    focused: () => { split.side = 'other' }
  })
  split.restore()
  watchEffect(() => { split.seen = { main: !covered.value, other: shown.value && (!turns.value || split.side === 'other') } })
  // What is not seen takes no commands.
  watch(shown, (now) => {
    if (now || split.side === 'main') return
    if (document.activeElement instanceof HTMLIFrameElement) focusMain()
    else split.side = 'main'
  })
  watch(() => split.pane, (pane) => { if (pane && split.side === 'other') focusOther() })
  watch(() => split.side, (side) => { if (side === 'other' && split.pane) focusOther() })
  watch(turns, (now) => { if (now) toasts.show(t('tabs.turns')) })
  onMounted(() => {
    for (const type of FOCUSING) window.addEventListener(type, onFocus)
    window.addEventListener('pagehide', split.keep)
  })
  onBeforeUnmount(() => {
    for (const type of FOCUSING) window.removeEventListener(type, onFocus)
    window.removeEventListener('pagehide', split.keep)
    stop()
  })

  return { shown, turns, covered }
}

const FOCUSING = ['focusin', 'pointerdown'] as const
