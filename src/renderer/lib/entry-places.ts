import type { Router } from 'vue-router'
import { isPane, type ExactPlace } from './sides.ts'

/** By what the page tells entries of the history apart, in their state. */
const ENTRY = 'lecternEntry'
const KEY = 'lectern:entries'
const MOST = 100

/** The exact places at which posts were left, by entry of the history: Back and Forward find them, and so does a reload. */
let places = new Map<string, ExactPlace>()
let entry = ''
let startPlace: ExactPlace | null = null
let started = false
/** Tells where the reader is now; null while no post is open. */
let look: (() => ExactPlace | null) | null = null

/** Follows a router. From then on every entry of its history has a name of its own. */
export function nameEntries(router: Router): void {
  places = recallPlaces()
  router.afterEach((to, _from, failure) => {
    if (failure) return
    const { history } = router.options
    const known = history.state[ENTRY]
    if (typeof known === 'string') entry = known
    else {
      entry = Math.random().toString(36).slice(2)
      history.replace(to.fullPath, { ...history.state, [ENTRY]: entry })
    }
    started = startPlace !== null
    if (startPlace) places.set(entry, startPlace)
    startPlace = null
  })
}

/** The next entry begins at a place. */
export function startAt(place: ExactPlace | null): void {
  startPlace = place
}

/** Whether the present entry was told where to begin. */
export const isStarted = (): boolean => started

/** Where the present entry was left; null where it is new, or was left in another version of the post. */
export function placeLeft(hash: string): ExactPlace | null {
  const place = places.get(entry)
  return place?.hash === hash ? place : null
}

/** Keeps where the present entry is left. */
export function leaveEntry(place: ExactPlace | null): void {
  if (!place) return
  places.delete(entry)
  places.set(entry, place)
  for (const key of [...places.keys()].slice(0, -MOST)) places.delete(key)
  if (isPane()) return
  try {
    sessionStorage.setItem(KEY, JSON.stringify([...places]))
  } catch {
    // Denied or full: a reload goes by the place in the journal.
  }
}

/** The reader of an open post tells where it is when asked, until the returned function is called. */
export function offerPlace(ask: () => ExactPlace | null): () => void {
  look = ask
  return () => { if (look === ask) look = null }
}

/** Where the reader is now. */
export const placeNow = (): ExactPlace | null => look?.() ?? null

function recallPlaces(): Map<string, ExactPlace> {
  if (isPane()) return new Map()
  try {
    return new Map(JSON.parse(sessionStorage.getItem(KEY) ?? '[]') as [string, ExactPlace][])
  } catch {
    return new Map()
  }
}
