import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { api } from '../api.ts'
import type { ExactPlace, Spot } from '../lib/sides.ts'
import { recall, remember } from '../lib/storage.ts'
import { keepForWindow, keptForWindow } from '../lib/window-storage.ts'
import { useConnectionStore } from './connection.ts'

/** An open post: where in it the reader is, and what it is called. */
export interface Tab extends Spot {
  id: string
  postId: string
  title: string
  /** Its file is not there now. */
  missing: boolean
}

/** What is kept of the tabs. */
interface Kept { tabs: Tab[]; current: string | null }

const KEY = 'lectern:tabs'
const MOST = 100
const MOST_CLOSED = 20

/** The id of the post that an address shows; null where it shows none. */
export const postIdIn = (to: string): string | null => {
  const [, id] = /^\/post\/([^/?#]+)/.exec(to) ?? []
  return id === undefined ? null : decodeURIComponent(id)
}

/**
 * The posts that are open, one behind the other. A reload finds them by the window's own storage. A window that is new takes those
 * that the last one had, unless another window is open, whose they are.
 */
export const useTabsStore = defineStore('tabs', () => {
  const tabs = ref<Tab[]>([])
  const current = ref<string | null>(null)
  /** The tab that was opened last from the present one. */
  let behind: { of: string | null; last: string | null } = { of: null, last: null }
  const closed: { tab: Tab; at: number }[] = []
  const now = computed(() => tabs.value.find(({ id }) => id === current.value) ?? null)

  function create(to: string, title: string, place: ExactPlace | null = null): Tab | null {
    const postId = postIdIn(to)
    return postId === null ? null : { id: crypto.randomUUID(), postId, to, title, place, missing: false }
  }

  /** A post is on screen: in the tab of its entry in the history, else in the present one. @returns the tab's id */
  function arrive(to: string, tabId: unknown): string | null {
    const postId = postIdIn(to)
    if (postId === null) return null
    const tab = tabs.value.find(({ id }) => id === tabId) ?? now.value
    if (tab) {
      const another = tab.postId !== postId
      Object.assign(tab, { to, postId, ...(another && { title: '', place: null, missing: false }) })
      current.value = tab.id
      if (another) void describe()
    } else add(create(to, ''), tabs.value.length, true)
    keep()
    return current.value
  }

  function add(tab: Tab | null, at: number, shown: boolean): Tab | null {
    if (!tab || tabs.value.length >= MOST) return null
    tabs.value.splice(at, 0, tab)
    if (shown) current.value = tab.id
    void describe()
    keep()
    return tab
  }

  /**
   * Opens an address in a tab of its own, right of the present one, which stays, and of those that were opened from it before.
   * @returns null where there are too many
   */
  function openBehind(to: string, title = ''): Tab | null {
    if (behind.of !== current.value) behind = { of: current.value, last: current.value }
    const tab = add(create(to, title), tabs.value.findIndex(({ id }) => id === behind.last) + 1 || tabs.value.length, false)
    if (tab) behind.last = tab.id
    return tab
  }

  /** Takes a tab away. @returns the one to show instead, if it was the present one */
  function close(id: string): Tab | null {
    const at = tabs.value.findIndex((tab) => tab.id === id)
    const [tab] = at < 0 ? [] : tabs.value.splice(at, 1)
    if (!tab) return null
    closed.push({ tab, at })
    closed.splice(0, closed.length - MOST_CLOSED)
    const next = current.value === id ? tabs.value[Math.min(at, tabs.value.length - 1)] ?? null : null
    if (current.value === id) current.value = next?.id ?? null
    keep()
    return next
  }

  /** Brings back the tab that was closed last, where it stood. */
  function reopen(): Tab | null {
    const last = closed.pop()
    return last ? add(last.tab, Math.min(last.at, tabs.value.length), false) : null
  }

  /** The tab some steps to the right; from the last on to the first. */
  function neighbour(by: 1 | -1): Tab | null {
    const { length } = tabs.value
    const at = tabs.value.findIndex(({ id }) => id === current.value)
    return tabs.value[at < 0 ? 0 : (at + by + length) % length] ?? null
  }

  /** Where the reader leaves a tab. */
  function leave(id: string | null, place: ExactPlace | null) {
    const tab = tabs.value.find((one) => one.id === id)
    if (!tab || !place) return
    tab.place = place
    keep()
  }

  /** What the post of a tab is called, once that is known, and whether it is there. */
  function tell(postId: string, facts: Partial<Pick<Tab, 'title' | 'missing'>>) {
    for (const tab of tabs.value) if (tab.postId === postId) Object.assign(tab, facts)
    keep()
  }

  /** Asks for titles, and whether the posts are still there. */
  async function describe(): Promise<void> {
    const ids = [...new Set(tabs.value.map(({ postId }) => postId))]
    if (ids.length === 0) return
    try {
      for (const { id, title, missing } of await api.describePosts({ ids })) tell(id, missing ? { missing } : { title, missing })
    } catch {
      // What is known will do.
    }
  }

  function keep() {
    const text = JSON.stringify({ tabs: tabs.value, current: current.value } satisfies Kept)
    keepForWindow(KEY, text)
    remember(KEY, text)
  }

  function take(text: string | null) {
    const kept = parseKept(text)
    tabs.value.push(...kept.tabs.filter(({ id }) => tabs.value.every((tab) => tab.id !== id)).slice(0, MOST - tabs.value.length))
    current.value ??= kept.current
    void describe()
  }

  /** Takes up what this window had, or the last one. */
  async function restore(): Promise<void> {
    const text = keptForWindow(KEY)
    const last = recall(KEY)
    if (text !== null) take(text)
    if (await isOnlyWindow() && text === null && last !== null) take(last)
  }

  const connection = useConnectionStore()
  connection.on('library:changed', () => void describe())

  return { tabs, current, now, arrive, openBehind, close, reopen, neighbour, leave, tell, restore }
})

/** Whether no other window of Lectern is open; this one counts as open from then on. */
function isOnlyWindow(): Promise<boolean> {
  const locks = 'locks' in navigator ? navigator.locks : null
  if (!locks) return Promise.resolve(true)
  return new Promise((resolve) => {
    void locks.request(KEY, { ifAvailable: true }, (lock) => {
      resolve(lock !== null)
      // Held until the window is gone.
      return lock && new Promise(() => undefined)
    }).catch(() => { resolve(true) })
  })
}

function parseKept(text: string | null): Kept {
  try {
    const { tabs, current } = JSON.parse(text ?? '{}') as Partial<Kept>
    const whole = (tabs ?? []).filter((tab: Tab | null) => tab && [tab.id, tab.to, tab.title].every((field) => typeof field === 'string') && postIdIn(tab.to) === tab.postId)
    return { tabs: whole, current: whole.some(({ id }) => id === current) ? current ?? null : null }
  } catch {
    return { tabs: [], current: null }
  }
}
