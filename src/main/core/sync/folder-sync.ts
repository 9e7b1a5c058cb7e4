import { LecternError } from '../../../shared/errors.ts'
import type { FolderState, ScanProgress, ScanReport, Warning } from '../../../shared/model.ts'
import type { Annotations } from '../annotations/annotations.ts'
import type { FolderEntry } from '../folders.ts'
import { createEmptyFolder } from '../library/empty-folder.ts'
import { folderTrouble } from '../library/folder-trouble.ts'
import { reasonOf } from '../library/path-warning.ts'
import { formatOf, GREETING_PATHS } from '../library/source-paths.ts'
import { watchFiles } from '../library/watch-files.ts'
import { watchFolder, type Hint, type Watch } from '../library/watch-folder.ts'
import type { Parser } from '../parser.ts'
import type { Store } from '../store/store.ts'
import { createLeftOut } from './left-out.ts'
import { createLookAgain } from './look-again.ts'
import { attachNotes, placeNotes } from './notes.ts'
import { runPass, type PassResult } from './pass.ts'
import { createPace } from './pace.ts'
import type { Scope } from './compare.ts'

export interface FolderStatus { state: FolderState; problem: string | null; journal: 'library' | 'app' }

export interface FolderSync {
  status(): FolderStatus
  /**
   * Compares the whole folder after everything that is under way, and counts what that finds, too; the first report
   * counts all since the folder was opened. Throws CANCELLED or DISK_FULL.
   */
  scan(signal?: AbortSignal, onProgress?: (progress: ScanProgress) => void): Promise<ScanReport>
  hint(hint: Hint): void
  /** Stops a pass that nobody waits for. What it found stays; the next hint at everything, or a scan, goes on. */
  stop(): void
  /** Resolves when nothing is under way. */
  settled(): Promise<void>
  notices(): Warning[]
  close(): Promise<void>
}

export interface FolderSyncParts {
  store: Store
  annotations: Annotations
  parser: Parser
  watch: boolean
  onProgress: (progress: ScanProgress) => void
  /** Posts, or the folder's state, are different now. */
  onChange: () => void
  /** A pass is over, and what posts expect of the folder's other files may be different: all of it, labels alone, or nothing. */
  onPassed?: (different: 'all' | 'references' | 'nothing') => void
}

/** How often a folder that is away is looked for. */
const RETURN_MS = 2000
/** From a hint to the second look at what lies near it. */
const AGAIN_MS = 1500

/** Keeps the store in step with one folder. One pass at a time: scans wait in line, hints gather until it is their turn. */
export async function createFolderSync(folder: FolderEntry, parts: FolderSyncParts): Promise<FolderSync> {
  const { store, annotations, parser, watch, onChange } = parts
  const closing = new AbortController()
  const listeners = new Set<(progress: ScanProgress) => void>([parts.onProgress])
  const tally = { added: 0, changed: 0, removed: 0 }
  const notices = new Map<string, Warning>()
  const leftOut = createLeftOut(folder.name)
  const newcomers = new Set<string>()
  const empty = createEmptyFolder(folder.path)
  let status: FolderStatus = { state: 'scanning', problem: null, journal: folder.journal }
  let attached = false
  let reported = false
  let isFirst = true
  let watcher: Watch | null = null
  let returning: NodeJS.Timeout | undefined
  let hinted: Set<string> | 'all' | null = null
  let stopping: AbortController | null = null
  let tail: Promise<unknown> = Promise.resolve()

  const setStatus = (change: Partial<FolderStatus>) => {
    const next = { ...status, ...change }
    if (next.state === status.state && next.problem === status.problem && next.journal === status.journal) return
    status = next
    onChange()
  }
  const enqueue = <T>(work: () => Promise<T>): Promise<T> => {
    const done = tail.then(work)
    tail = done.catch(() => { /* told to whoever asked */ })
    return done
  }
  const notice = (warning: Warning) => { notices.set(warning.code, { ...warning, message: `${folder.name}: ${warning.message}` }) }

  const attach = async () => {
    if (attached) return
    attached = true
    try {
      setStatus({ journal: await attachNotes(folder, { store, annotations }) })
    } catch (error) {
      notice({ code: 'notes-unreadable', message: `your notes could not be read (${reasonOf(error)}). They are untouched.`, line: null })
    }
  }
  /** The notes stand where the known texts say, before any of their posts is opened or read. */
  const placeAll = async () => {
    await placeNotes(folder.id, { store, annotations, signal: closing.signal })
    onChange()
  }
  const findTrouble = () => folderTrouble(folder.path) ?? (store.countOf(folder.id) > 0 ? empty.trouble() : null)
  /** @returns whether the folder can be read */
  const arrive = async (): Promise<boolean> => {
    const trouble = findTrouble()
    if (trouble) {
      setStatus(trouble)
      attached = false
      await watcher?.close()
      watcher = null
      if (watch) returning ??= setInterval(() => { if (!findTrouble()) sync.hint('all') }, RETURN_MS).unref()
      return false
    }
    clearInterval(returning)
    returning = undefined
    empty.seen()
    if (!attached) {
      await attach()
      await placeAll()
    }
    // Before the first listing, so that no change falls between the two.
    if (watch && !closing.signal.aborted) {
      watcher ??= folder.only
        ? watchFiles(folder.path, folder.only, (hint) => { sync.hint(hint) })
        : await watchFolder(folder.path, (hint) => { sync.hint(hint) }, { onNotice: notice })
    }
    return true
  }
  /** @param told paths that something happened to; null where any may be meant */
  const pass = async (scope: Scope, told: readonly string[] | null, signal?: AbortSignal): Promise<PassResult> => {
    closing.signal.throwIfAborted()
    if (!(await arrive())) return { added: 0, changed: 0, removed: 0, problems: [] }
    // A stopped scan is not made up for by hints at single files.
    const stopped = scope !== 'all' && status.state === 'stopped' ? status : null
    if (scope === 'all') setStatus({ state: 'scanning', problem: null })
    const pace = createPace()
    try {
      const result = await runPass({ store, annotations, parser }, folder, {
        scope: scope === 'all' && folder.only ? folder.only : scope,
        signal: signal ? AbortSignal.any([closing.signal, signal]) : closing.signal,
        onProgress: (progress) => { for (const listener of listeners) listener({ ...progress, ...pace(progress) }) },
        onWritten: onChange,
        newcomers
      })
      tally.added += result.added
      tally.changed += result.changed
      tally.removed += result.removed
      notices.delete('scan-failed')
      parts.onPassed?.(differenceOf(result, isFirst ? null : told))
      isFirst = false
      if (leftOut.update(scope, result.problems)) onChange()
      return result
    } finally {
      setStatus({ state: stopped ? 'stopped' : 'ready', problem: stopped?.problem ?? null })
    }
  }
  const again = createLookAgain((folders) => {
    // A second look that fails leaves things as the first one saw them.
    void enqueue(() => pass(folders, [])).catch(() => { /* nothing to do */ })
  }, AGAIN_MS)
  const passOnHints = async () => {
    const scope = hinted === 'all' ? hinted : [...hinted ?? []]
    hinted = null
    const stop = new AbortController()
    if (scope === 'all') stopping = stop
    try {
      await pass(scope, scope === 'all' ? null : scope, stop.signal)
      if (scope !== 'all' && scope.some((path) => GREETING_PATHS.includes(path))) onChange()
    } catch (error) {
      if (closing.signal.aborted) return
      if (stop.signal.aborted) {
        setStatus({ state: 'stopped', problem: 'The scan was stopped, so not all posts are listed.' })
        return
      }
      notice({ code: 'scan-failed', message: `the index could not be brought up to date (${reasonOf(error)}). Scan the folder again.`, line: null })
      onChange()
    } finally {
      stopping = null
      if (scope !== 'all' && !folder.only && !closing.signal.aborted) again.told(scope)
    }
  }

  const sync: FolderSync = {
    status: () => status,
    scan(signal, onProgress) {
      const began = performance.now()
      const before = reported ? { ...tally } : { added: 0, changed: 0, removed: 0 }
      if (onProgress) listeners.add(onProgress)
      const report = enqueue(async (): Promise<ScanReport> => {
        if (signal?.aborted) throw new LecternError('CANCELLED')
        const { problems } = await pass('all', null, signal).catch(toLecternError)
        reported = true
        return {
          ...store.totals(folder.id),
          added: tally.added - before.added,
          changed: tally.changed - before.changed,
          removed: tally.removed - before.removed,
          ms: performance.now() - began,
          warnings: [...problems, ...trouble(status), ...store.warnings(folder.id)]
        }
      })
      return untilAborted(report, signal).finally(() => { if (onProgress) listeners.delete(onProgress) })
    },
    hint(hint) {
      if (closing.signal.aborted) return
      if (hinted === null) void enqueue(passOnHints)
      if (hint === 'all' || hinted === 'all') hinted = 'all'
      else hinted = new Set([...hinted ?? [], ...hint.paths.filter((path) => !folder.only || folder.only.includes(path))])
    },
    stop() { stopping?.abort(new LecternError('CANCELLED')) },
    async settled() {
      for (let seen: unknown; seen !== tail;) {
        seen = tail
        await tail
      }
    },
    notices: () => [...notices.values(), ...leftOut.notices()],
    async close() {
      closing.abort(new LecternError('CANCELLED'))
      clearInterval(returning)
      again.close()
      await tail
      await watcher?.close()
    }
  }
  if (findTrouble()) await arrive()
  else {
    await attach()
    void enqueue(placeAll)
  }
  return sync
}

function differenceOf({ added, changed, removed }: PassResult, paths: readonly string[] | null): 'all' | 'references' | 'nothing' {
  if (paths === null || added + removed > 0 || paths.some((path) => formatOf(path) === null)) return 'all'
  return changed > 0 ? 'references' : 'nothing'
}

const trouble = ({ problem }: FolderStatus) =>
  problem === null ? [] : [{ code: 'folder-unreadable', path: '', message: problem, line: null }]

/** A disk that is full is nobody's mistake. */
function toLecternError(error: unknown): never {
  throw reasonOf(error) === 'the disk is full' ? new LecternError('DISK_FULL', undefined, { cause: error }) : error
}

/** Rejects with CANCELLED as soon as the signal aborts, even while the work still waits in line. */
function untilAborted<T>(work: Promise<T>, signal?: AbortSignal): Promise<T> {
  if (!signal) return work
  return new Promise((resolve, reject) => {
    const onAbort = () => { reject(new LecternError('CANCELLED')) }
    if (signal.aborted) onAbort()
    signal.addEventListener('abort', onAbort, { once: true })
    void work.then(resolve, reject).finally(() => { signal.removeEventListener('abort', onAbort) })
  })
}
