import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { Folder, Library, ScanProgress } from '../../shared/model.ts'
import { api } from '../api.ts'
import { spoken, t } from '../lib/words.ts'
import { coalesce } from './coalesce.ts'
import { useConnectionStore } from './connection.ts'
import { codeOf, createProblem, messageOf } from './failure.ts'
import { useShellStore } from './shell.ts'
import { useToastsStore } from './toasts.ts'

const RELOAD_PAUSE = 300
const SCAN_PARTS = ['added', 'changed', 'removed'] as const

/** The front of the library: folders, greetings, counts, tags, notices. Loaded once, then kept up to date by events. */
export const useLibraryStore = defineStore('library', () => {
  const connection = useConnectionStore()
  const shell = useShellStore()
  const toasts = useToastsStore()
  const library = shallowRef<Library | null>(null)
  const problem = createProblem()
  /** Progress of the scans that run, by folder. */
  const scans = shallowRef<ReadonlyMap<string, ScanProgress>>(new Map())
  const dismissed = shallowRef<ReadonlySet<string>>(new Set())

  const folders = computed(() => (library.value?.folders ?? []).map(named))
  const shelf = computed(() => library.value?.shelf ?? null)
  const scanning = computed(() => folders.value.some(({ state }) => state === 'scanning'))
  const notices = computed(() => library.value?.notices.filter((notice) => !dismissed.value.has(keyOf(notice))) ?? [])

  async function load() {
    try {
      const loaded = await api.getLibrary()
      const running = new Set(loaded.folders.filter(({ state }) => state === 'scanning').map(({ id }) => id))
      scans.value = new Map([...scans.value].filter(([id]) => running.has(id)))
      library.value = loaded
      problem.value = null
    } catch (error) {
      problem.value = error
    }
  }

  /** Adds a folder and shows it in the list. Throws what the API throws: the dialog tells it. */
  async function addFolder(path: string): Promise<Folder> {
    const folder = await api.addFolder({ path })
    await load()
    return folder
  }

  /** Lets the reader choose a folder: in the system's dialog, or in ours where there is none. */
  async function chooseFolder() {
    let path = ''
    try {
      path = (await api.chooseFolder()).path ?? ''
      if (path !== '') await addFolder(path)
    } catch (error) {
      shell.addFolder = { path, get problem() { return codeOf(error) === 'NOT_OFFERED' ? '' : messageOf(error) } }
    }
  }

  /** Lists the guide to Lectern, in the language that is spoken, beside the reader's folders. @returns its folder's id */
  async function openGuide(): Promise<string> {
    const { folderId } = await api.openGuide({ language: spoken() })
    await load()
    return folderId
  }

  /** Takes a folder off the list; the toast takes it back. */
  async function removeFolder(folder: Folder) {
    try {
      await api.removeFolder({ id: folder.id })
      const told = folder.bundled
        ? t('library.shelfHidden')
        : t('library.folderRemoved', { name: folder.name })
      toasts.show(told, {
        action: { label: t('common.undo'), run: () => addFolder(folder.path) }
      })
    } catch (error) {
      toasts.fail(error)
    }
    await load()
  }

  /** Shows or hides the shelf that comes with Lectern. */
  async function showShelf(shown: boolean) {
    const bundled = folders.value.find((folder) => folder.bundled)
    if (!shown && bundled) await removeFolder(bundled)
    else if (shown && shelf.value) await addFolder(shelf.value.path).catch((error: unknown) => { toasts.fail(error) })
  }

  /** Compares a folder with the library and says what came of it. */
  async function rescanFolder(folder: Folder) {
    try {
      const scan = await api.scanFolder({ id: folder.id })
      for (;;) {
        const step = await scan.next()
        if (step.done) {
          toasts.show(t('library.scanned', { name: folder.name, found: scanInWords(step.value) }))
          break
        }
        progress(folder.id, step.value)
      }
    } catch (error) {
      toasts.fail(error)
    }
    await load()
  }

  /** Stops the scan of a folder; what it found stays listed. */
  async function stopScan(folder: Folder) {
    try {
      await api.stopScan({ id: folder.id })
    } catch (error) {
      toasts.fail(error)
    }
  }

  function progress(folderId: string, value: ScanProgress) {
    scans.value = new Map(scans.value).set(folderId, value)
  }

  function dismissNotice(notice: Library['notices'][number]) {
    dismissed.value = new Set(dismissed.value).add(keyOf(notice))
  }

  const reload = coalesce(load, RELOAD_PAUSE)
  connection.on('library:changed', reload)
  connection.on('annotation:saved', reload)
  connection.on('annotation:deleted', reload)
  connection.on('reading:saved', reload)
  connection.on('connection:opened', reload)
  connection.on('connection:restored', reload)
  connection.on('scan:progressed', (event) => progress(event.folderId, event.progress))

  return {
    library, problem, folders, shelf, scanning, scans, notices,
    load, addFolder, chooseFolder, openGuide, removeFolder, showShelf, rescanFolder, stopScan, dismissNotice
  }
})

/** The reader's folders are called as they are on disk, and the one that comes with Lectern in the language that is spoken. */
const named = (folder: Folder): Folder => folder.bundled ? { ...folder, name: t('library.shelf') } : folder

/** `3 new, 1 gone`. */
function scanInWords(counts: Record<(typeof SCAN_PARTS)[number], number>): string {
  const parts = SCAN_PARTS.filter((part) => counts[part] > 0).map((part) => t(`library.scan.${part}`, { count: counts[part] }))
  return parts.length === 0 ? t('library.scan.nothing') : parts.reduceRight((rest, first) => t('library.scan.and', { first, rest }))
}

function keyOf(notice: Library['notices'][number]): string {
  return `${notice.code}\n${notice.message}`
}
