import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import type { PostSummary } from '../../shared/model.ts'
import { api } from '../api.ts'
import { EVERYTHING, sameFilter, type PostFilter } from '../lib/post-filter.ts'
import { coalesce } from './coalesce.ts'
import { useConnectionStore } from './connection.ts'
import { createProblem } from './failure.ts'

/** Posts of one page of the list. Pages far from the window hold no elements; see components/home/PostList.vue. */
export const PAGE_SIZE = 20

const RELOAD_PAUSE = 250
const MOST_PER_CALL = 480 / PAGE_SIZE

interface Listing {
  filter: PostFilter
  total: number
  /** The pages that were fetched, by number. */
  pages: ReadonlyMap<number, readonly PostSummary[]>
}

/** The list of posts: fetched page by page as the window reaches them, fetched again in place when the core changes. */
export const usePostsStore = defineStore('posts', () => {
  const connection = useConnectionStore()
  const listing = shallowRef<Listing | null>(null)
  const wanted = shallowRef<PostFilter>(EVERYTHING)
  const problem = createProblem()
  /** Another list was asked for and has not arrived yet. */
  const waiting = ref(false)
  /** Index of the post that the keys are on, or -1. */
  const active = ref(-1)
  /** Pages near the window. */
  let near: readonly number[] = [0]
  let visible = true
  let stale = false
  let latest = 0
  let pending = new Map<number, Promise<void>>()

  const total = computed(() => listing.value?.total ?? null)
  const pageCount = computed(() => Math.ceil((total.value ?? 0) / PAGE_SIZE))

  function postAt(index: number): PostSummary | null {
    return listing.value?.pages.get(Math.floor(index / PAGE_SIZE))?.[index % PAGE_SIZE] ?? null
  }

  /** Shows another list. The old one stays until the first page of the new one is here. */
  async function show(filter: PostFilter) {
    if (listing.value && problem.value === '' && sameFilter(filter, wanted.value)) return
    wanted.value = filter
    near = [0]
    active.value = -1
    await refetch()
  }

  /** Fetches the near pages again and replaces the listing in one go. */
  async function refetch() {
    const turn = ++latest
    pending = new Map()
    stale = false
    const filter = wanted.value
    waiting.value = !listing.value || !sameFilter(filter, listing.value.filter)
    try {
      const parts = await Promise.all(runs(near).map((run) => fetchRun(filter, run)))
      if (turn !== latest) return
      const pages = new Map(parts.flatMap((part) => [...part.pages]))
      listing.value = { filter, total: parts.at(-1)?.total ?? 0, pages }
      problem.value = null
      // What changed while the first list was on its way may not be in it.
      if (visible && stale) void refetch()
      else void want(near)
    } catch (error) {
      if (turn === latest) problem.value = error
    } finally {
      if (turn === latest) waiting.value = false
    }
  }

  /** Says which pages are near the window, and fetches the missing ones. Resolves when all are here. */
  async function want(pages: readonly number[]) {
    near = pages.length > 0 ? pages : [0]
    const current = listing.value
    if (!current || waiting.value) return
    const missing = near.filter((page) => page < pageCount.value && !current.pages.has(page))
    for (const run of runs(missing.filter((page) => !pending.has(page)))) {
      const arrival = add(current.filter, run)
      for (let page = run[0]; page < run[0] + run[1]; page++) pending.set(page, arrival)
    }
    await Promise.all(missing.map((page) => pending.get(page)))
  }

  async function add(filter: PostFilter, run: [number, number]) {
    const turn = latest
    try {
      const part = await fetchRun(filter, run)
      if (turn !== latest || !listing.value) return
      listing.value = { ...listing.value, total: part.total, pages: new Map([...listing.value.pages, ...part.pages]) }
    } catch (error) {
      if (turn === latest) problem.value = error
    } finally {
      if (turn === latest) for (let page = run[0]; page < run[0] + run[1]; page++) pending.delete(page)
    }
  }

  /** All posts from one row to another, both included, whichever were fetched. Shorter where the list is. */
  async function rows(from: number, to: number): Promise<PostSummary[]> {
    const [first, last] = [Math.floor(from / PAGE_SIZE), Math.floor(to / PAGE_SIZE)]
    const found = new Map(listing.value?.pages)
    const missing = Array.from({ length: last - first + 1 }, (_, at) => first + at).filter((page) => !found.has(page))
    for (const run of runs(missing)) for (const [page, posts] of (await fetchRun(wanted.value, run)).pages) found.set(page, posts)
    return Array.from({ length: to - from + 1 }, (_, at) => found.get(Math.floor((from + at) / PAGE_SIZE))?.[(from + at) % PAGE_SIZE])
      .filter((post) => post !== undefined)
  }

  /** Whether the list is on screen. While it is not, changes wait until it is again. */
  function setVisible(value: boolean) {
    visible = value
    if (visible && stale) void refetch()
  }

  const reload = coalesce(async () => {
    if (visible && (listing.value || problem.value)) await refetch()
    else stale = true
  }, RELOAD_PAUSE)
  connection.on('library:changed', reload)
  connection.on('annotation:saved', reload)
  connection.on('annotation:deleted', reload)
  connection.on('reading:saved', reload)
  connection.on('connection:opened', reload)
  connection.on('connection:restored', reload)

  return { listing, problem, waiting, active, total, pageCount, filter: wanted, postAt, rows, show, refetch, want, setVisible }
})

async function fetchRun(filter: PostFilter, [first, count]: readonly [number, number]) {
  const answer = await api.listPosts({ ...filter, offset: first * PAGE_SIZE, limit: count * PAGE_SIZE })
  const pages = new Map<number, readonly PostSummary[]>()
  for (let at = 0; at < count; at++) {
    const posts = answer.posts.slice(at * PAGE_SIZE, (at + 1) * PAGE_SIZE)
    if (posts.length > 0) pages.set(first + at, posts)
  }
  return { total: answer.total, pages }
}

/** Neighbouring pages as [first, count], each short enough for one call. */
function runs(pages: readonly number[]): [number, number][] {
  const found: [number, number][] = []
  for (const page of [...new Set(pages)].sort((a, b) => a - b)) {
    const last = found.at(-1)
    if (last && page === last[0] + last[1] && last[1] < MOST_PER_CALL) last[1]++
    else found.push([page, 1])
  }
  return found
}
