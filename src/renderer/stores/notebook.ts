import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { NotePage, NoteRow } from '../../shared/model.ts'
import { api } from '../api.ts'
import { ALL_NOTES, sameNoteFilter, toNoteQuery, type NoteFilter } from '../lib/note-filter.ts'
import { coalesce } from './coalesce.ts'
import { useConnectionStore } from './connection.ts'
import { createProblem } from './failure.ts'

/** Lines of one page of the list. */
export const NOTE_PAGE = 100
const MOST_PER_CALL = 500 / NOTE_PAGE
const RELOAD_PAUSE = 120

interface Listing extends Omit<NotePage, 'notes'> {
  filter: NoteFilter
  /** The pages that were fetched, by number. */
  pages: ReadonlyMap<number, readonly NoteRow[]>
}

/** The notebook's list: fetched as the window reaches it, one request at a time, and fetched again in place after changes. */
export const useNotebookStore = defineStore('notebook', () => {
  const connection = useConnectionStore()
  const listing = shallowRef<Listing | null>(null)
  const wanted = shallowRef<NoteFilter>(ALL_NOTES)
  const problem = createProblem()
  /** Another list was asked for and has not arrived yet. */
  const waiting = ref(false)
  let near: [number, number] = [0, 0]
  let visible = false
  let stale = false
  let turn = 0
  let pumping = false

  function rowAt(index: number): NoteRow | null {
    return listing.value?.pages.get(Math.floor(index / NOTE_PAGE))?.[index % NOTE_PAGE] ?? null
  }

  /** Shows another list. The old one stays until the first page of the new one is here. */
  async function show(filter: NoteFilter) {
    if (listing.value && problem.value === '' && sameNoteFilter(filter, wanted.value)) return
    wanted.value = filter
    near = [0, 0]
    await refetch()
  }

  /** Fetches what the window shows again and replaces the listing in one go. */
  async function refetch() {
    const mine = ++turn
    const filter = wanted.value
    const [first, last] = near
    waiting.value = !listing.value || !sameNoteFilter(filter, listing.value.filter)
    try {
      const { notes, ...sums } = await ask(filter, first, Math.min(MOST_PER_CALL, last - first + 1))
      if (mine !== turn) return
      listing.value = { ...sums, filter, pages: toPages(first, notes) }
      problem.value = null
      stale = false
    } catch (error) {
      if (mine === turn) problem.value = error
    } finally {
      if (mine === turn) waiting.value = false
    }
    if (mine === turn) void pump()
  }

  /** Says which lines are near the window; what is missing of them comes. */
  function want(firstLine: number, lastLine: number) {
    near = [Math.floor(firstLine / NOTE_PAGE), Math.floor(lastLine / NOTE_PAGE)]
    void pump()
  }

  /** Who flies over thousands of lines wants those where they stop: pages are asked for one by one, the nearest of the moment. */
  async function pump() {
    if (pumping) return
    pumping = true
    try {
      for (let page = missing(near); page !== null && problem.value === ''; page = missing(near)) await add(page, 1)
    } finally {
      pumping = false
    }
  }

  function missing([first, last]: [number, number]): number | null {
    const current = listing.value
    if (!current || waiting.value) return null
    const pages = Array.from({ length: last - first + 1 }, (_, at) => first + at)
    // The pages around come ahead of the window.
    const isMissing = (page: number) => page >= 0 && page * NOTE_PAGE < current.total && !current.pages.has(page)
    return [...pages, last + 1, first - 1].find(isMissing) ?? null
  }

  async function add(page: number, count: number) {
    const mine = turn
    try {
      const { notes, ...sums } = await ask(wanted.value, page, count)
      if (mine !== turn || !listing.value) return
      listing.value = { ...listing.value, ...sums, pages: new Map([...listing.value.pages, ...toPages(page, notes)]) }
    } catch (error) {
      if (mine === turn) problem.value = error
    }
  }

  /** All lines from one to another, both included; those that are missing are fetched. Shorter where the list is. */
  async function rows(from: number, to: number): Promise<NoteRow[]> {
    const [first, last] = [Math.floor(from / NOTE_PAGE), Math.floor(to / NOTE_PAGE)]
    for (let page = first; page <= last; page++) {
      if (listing.value?.pages.has(page)) continue
      await add(page, Math.min(MOST_PER_CALL, last - page + 1))
      if (problem.value !== '') break
    }
    return Array.from({ length: to - from + 1 }, (_, at) => rowAt(from + at)).filter((row) => row !== null)
  }

  /** Scope of an export: what the list shows, each note once; by its filter where that says it all. */
  async function scope(): Promise<{ ids?: string[]; postId?: string; folderId?: string }> {
    const { postId, folderId } = wanted.value
    if (sameNoteFilter({ ...ALL_NOTES, sort: wanted.value.sort, ...(postId && { postId }), ...(folderId && { folderId }) }, wanted.value)) return { postId, folderId }
    const listed = await rows(0, (listing.value?.total ?? 0) - 1)
    return { ids: [...new Set(listed.map(({ annotation }) => annotation.id))] }
  }

  /** Whether the list is on screen. While it is not, changes wait until it is again. */
  function setVisible(value: boolean) {
    visible = value
    if (visible && stale) void refetch()
  }

  const reload = coalesce(async () => {
    if (visible && listing.value) await refetch()
    else stale = true
  }, RELOAD_PAUSE)
  for (const type of ['annotation:saved', 'annotation:deleted', 'library:changed', 'connection:restored'] as const) connection.on(type, reload)

  return { listing, problem, waiting, filter: wanted, rowAt, show, refetch, want, rows, scope, setVisible }
})

const ask = (filter: NoteFilter, page: number, count: number) =>
  api.queryNotes({ ...toNoteQuery(filter), offset: page * NOTE_PAGE, limit: count * NOTE_PAGE })

function toPages(first: number, notes: readonly NoteRow[]): Map<number, readonly NoteRow[]> {
  const pages = new Map<number, readonly NoteRow[]>()
  for (let at = 0; at < notes.length; at += NOTE_PAGE) pages.set(first + at / NOTE_PAGE, notes.slice(at, at + NOTE_PAGE))
  return pages
}
