import { onBeforeUnmount, onMounted } from 'vue'
import { useRouter } from 'vue-router'
import { placeNow, startAt } from '../lib/entry-places.ts'
import { useTabsStore, type Tab } from '../stores/tabs.ts'
import { useKeys } from './use-keys.ts'

/** By what entries of the history tell their tab, in their state. */
const TAB = 'lecternTab'

/** Has the tabs follow the router, and answers their commands. To be used once, by the page. */
export function useTabs(): void {
  const router = useRouter()
  const tabs = useTabsStore()
  const { show, close } = useTabActions()
  const leave = () => { tabs.leave(tabs.shown, placeNow()) }
  const onPageHide = () => {
    leave()
    tabs.keep()
  }

  void tabs.restore()
  const stops = [
    router.beforeEach((_to, from) => { if (from.name === 'post') leave() }),
    router.afterEach((to, _from, failure) => {
      if (failure) return
      const { history } = router.options
      const shown = to.name === 'post' ? tabs.arrive(to.fullPath, history.state[TAB]) : null
      tabs.shown = shown
      if (shown !== null && history.state[TAB] !== shown) history.replace(to.fullPath, { ...history.state, [TAB]: shown })
    })
  ]
  onMounted(() => { window.addEventListener('pagehide', onPageHide) })
  onBeforeUnmount(() => {
    window.removeEventListener('pagehide', onPageHide)
    for (const stop of stops) stop()
  })

  /** The next tab; from elsewhere first the one that was open. */
  function step(by: 1 | -1): boolean {
    const to = tabs.shown === null ? tabs.now ?? tabs.neighbour(by) : tabs.tabs.length > 1 ? tabs.neighbour(by) : null
    if (to) show(to)
    return to !== null
  }

  useKeys({
    'tab.next': () => step(1),
    'tab.previous': () => step(-1),
    'tab.close': () => tabs.shown !== null && close(tabs.shown),
    'tab.reopen': () => {
      const tab = tabs.reopen()
      if (tab) show(tab)
      return tab !== null
    }
  })
}

/** Shows and closes tabs. */
export function useTabActions() {
  const router = useRouter()
  const tabs = useTabsStore()

  /** Shows a tab as it was left. */
  function show(tab: Tab) {
    startAt(tab.place)
    const { path, query, hash } = router.resolve(tab.to)
    // Another tab may show the same address.
    void router.push({ path, query, hash, force: true, state: { [TAB]: tab.id } })
  }

  /** Closes a tab; in place of the one on screen another is shown, after the last one the library. */
  function close(id: string): true {
    const isShown = id === tabs.current
    if (isShown) tabs.leave(id, placeNow())
    const next = tabs.close(id)
    if (next) show(next)
    else if (isShown) void router.push('/')
    return true
  }

  return { show, close }
}
