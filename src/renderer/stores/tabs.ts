import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { api } from '../api.ts'
import { own } from '../lib/page-lock.ts'
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
 * The posts that are open, one behind the other. A reload finds them by the window's own storage. Of several windows one owns what
 * the next start finds; when it is closed, another does. A window that is new and owns it takes up what the last one had.
 */
export const useTabsStore = defineStore('tabs', () => {
  const tabs = ref<Tab[]>([])
  const current = ref<string | null>(null)
  /** The tab whose post is on screen, as the router has it; null on other pages. */
  const shown = ref<string | null>(null)
  let isOwner = false
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

  function add(tab: Tab | null, at: number, present: boolean): Tab | null {
    if (!tab || tabs.value.length >= MOST) return null
    tabs.value.splice(at, 0, tab)
    if (present) current.value = tab.id
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
    if (learn(postId, facts)) keep()
  }

  /** @returns whether anything differs */
  function learn(postId: string, facts: Partial<Pick<Tab, 'title' | 'missing'>>): boolean {
    const others = tabs.value.filter((tab) => tab.postId === postId && Object.entries(facts).some(([name, fact]) => tab[name as keyof typeof facts] !== fact))
    for (const tab of others) Object.assign(tab, facts)
    return others.length > 0
  }

  /** Asks for titles, and whether the posts are still there. */
  async function describe(): Promise<void> {
    const ids = [...new Set(tabs.value.map(({ postId }) => postId))]
    if (ids.length === 0) return
    try {
      const known = await api.describePosts({ ids })
      if (known.filter(({ id, title, missing }) => learn(id, missing ? { missing } : { title, missing })).length > 0) keep()
    } catch {
      // What is known will do.
    }
  }

  function keep() {
    const text = JSON.stringify({ tabs: tabs.value, current: current.value } satisfies Kept)
    keepForWindow(KEY, text)
    if (isOwner) remember(KEY, text)
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
    let later = false
    const first = await own(KEY, () => {
      isOwner = true
      if (later) keep()
    })
    later = true
    if (!first) return
    if (text === null && last !== null) take(last)
    keep()
  }

  const connection = useConnectionStore()
  connection.on('library:changed', () => void describe())

  return { tabs, current, shown, now, arrive, openBehind, close, reopen, neighbour, leave, tell, keep, restore }
})

function parseKept(text: string | null): Kept {
  try {
    const { tabs, current } = JSON.parse(text ?? '{}') as Partial<Kept>
    const whole = (tabs ?? []).filter((tab: Tab | null) => tab && [tab.id, tab.to, tab.title].every((field) => typeof field === 'string') && postIdIn(tab.to) === tab.postId)
    return { tabs: whole, current: whole.some(({ id }) => id === current) ? current ?? null : null }
  } catch {
    return { tabs: [], current: null }
  }
}
