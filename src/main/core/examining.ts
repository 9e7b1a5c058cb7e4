import { setImmediate } from 'node:timers/promises'
import type { Assets } from './assets.ts'
import type { Examiner } from './examiner.ts'
import type { Folders } from './folders.ts'
import { readSource } from './library/read-source.ts'
import { examinePlaces, type PlaceSlot } from './render/examine.ts'
import { createResolve } from './resolve.ts'
import type { Look, Unexamined } from './store/look-table.ts'
import type { Store } from './store/store.ts'
import { createSurroundings, type FolderSurroundings } from './surroundings.ts'

/** Looks over, one after the other and in the background, the posts that the store knows and nobody has looked over. */
export interface Examining {
  /** There may be such posts: after a scan, or once a folder's files are others. */
  wake(): void
  /** Resolves when there is nothing left to look over. */
  settled(): Promise<void>
  close(): Promise<void>
}

/** Looks that are written at once, and so told at once; at the latest after so many ms. */
const BATCH = 100
const BATCH_MS = 2000

/** @param onFound told after looks were written */
export function createExamining({ folders, store, assets, examiner, onFound }: {
  folders: Pick<Folders, 'get'>
  store: Store
  assets: Pick<Assets, 'offer' | 'named'>
  examiner: Examiner
  onFound: () => void
}): Examining {
  const closing = new AbortController()
  const { signal } = closing
  let tail: Promise<void> = Promise.resolve()
  let isWoken = false

  const look = async ({ id, folderId, path, hash, places }: Unexamined, around: Map<string, FolderSurroundings>): Promise<Look | null> => {
    const folder = folders.get(folderId)
    if (!folder) return null
    const near = around.get(folderId) ?? createSurroundings(folder.path)
    around.set(folderId, near)
    const surroundings = near.of(path)
    const resolve = createResolve(folder, path, { store, assets, surroundings })
    if (places) return { id, hash, unplaced: await examinePlaces(places as PlaceSlot[], resolve, signal) }
    const source = readSource(folder.path, path)
    // A scan will see that, and wake this again.
    if (source.hash !== hash) return null
    const found = await examiner.examine(folder.path, source, surroundings, signal)
    return { id, hash, found, unplaced: await examinePlaces(found.places, resolve, signal) }
  }
  const lookAll = async () => {
    const around = new Map<string, FolderSurroundings>()
    let looks: Look[] = []
    let since = performance.now()
    const write = () => {
      if (looks.length > 0) {
        store.saveLooks(looks)
        onFound()
      }
      looks = []
      since = performance.now()
    }
    for (let next = store.nextUnexamined(null); next && !signal.aborted; next = store.nextUnexamined(next.id)) {
      try {
        const one = await look(next, around)
        if (one) looks.push(one)
      } catch { /* its file went away, or cannot be read: a scan tells of that */ }
      if (looks.length >= BATCH || performance.now() - since > BATCH_MS) write()
      await setImmediate()
    }
    if (!signal.aborted) write()
  }
  const run = async () => {
    // What comes while it is at work may lie before the post it is at.
    while (isWoken && !signal.aborted) {
      isWoken = false
      try {
        await lookAll()
      } catch { /* the store is being made anew: the scan that fills it wakes this again */ }
    }
  }

  return {
    wake() {
      if (isWoken || signal.aborted) return
      isWoken = true
      tail = tail.then(run)
    },
    settled: () => tail,
    async close() {
      closing.abort()
      await tail
      await examiner.close()
    }
  }
}
