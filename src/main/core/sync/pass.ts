import { LecternError } from '../../../shared/errors.ts'
import type { ScanProgress } from '../../../shared/model.ts'
import type { Annotations } from '../annotations/annotations.ts'
import { postIdOf, splitPostId } from '../ids.ts'
import type { SourceFile } from '../library/list-files.ts'
import type { PathWarning } from '../library/path-warning.ts'
import { readSource, type Source } from '../library/read-source.ts'
import type { StoredFile } from '../store/post-table.ts'
import type { Store } from '../store/store.ts'
import { createSurroundings } from '../surroundings.ts'
import { compare, type FreshFile, type Scope } from './compare.ts'
import { createHomeless } from './homeless.ts'
import { parseSource, toRecord } from './index-post.ts'
import { listScope } from './list-scope.ts'
import { createSlices } from './slices.ts'
import { createWriter } from './writer.ts'

export interface PassOptions {
  scope: Scope
  signal?: AbortSignal
  onProgress: (progress: ScanProgress) => void
  /** Some posts were written. */
  onWritten: () => void
}

export interface PassResult {
  added: number
  changed: number
  removed: number
  /** Of files and folders that could not be read; those of posts are in the store. */
  problems: PathWarning[]
}

/**
 * Makes the store agree with a folder, or with a part of it: the only place where posts come and go. Files are read
 * one after the other in slices; one that cannot be read is a problem of its own and stays listed as it was. A post
 * with the reader's notes that vanished is kept unlisted, and is the same post again when its bytes turn up under
 * another path. Throws CANCELLED; what was written until then is sound.
 */
export async function runPass(
  { store, annotations }: { store: Store; annotations: Annotations },
  folder: { id: string; path: string },
  { scope, signal, onProgress, onWritten }: PassOptions
): Promise<PassResult> {
  const result: PassResult = { added: 0, changed: 0, removed: 0, problems: [] }
  const slice = createSlices(signal)
  const surroundings = createSurroundings(folder.path)
  const onProblem = (problem: PathWarning) => { result.problems.push(problem) }
  const disk = new Map<string, SourceFile>()
  for (const file of listScope(folder.path, scope, onProblem)) {
    disk.set(file.path, file)
    await slice()
  }

  const stored = store.files(folder.id)
  const blind = result.problems.filter(({ code }) => code === 'folder-unreadable').map(({ path }) => path)
  const { fresh, vanished } = compare(disk, stored, scope, blind)
  const marked = new Set(annotations.markedPosts(folder.id))
  const gone = stored.filter((post) => post.gone)
  const homeless = createHomeless([...vanished, ...gone].filter(({ id }) => marked.has(id)))
  const writer = createWriter({ store, annotations, marked, onWritten })

  const put = (source: Source, id: string) =>
    writer.put(toRecord(source, parseSource(source, surroundings.of(source.path)), { id, folderId: folder.id, marks: annotations.marks(id) }))
  const move = async (post: StoredFile, source: Source) => {
    const localId = splitPostId(post.id)?.localId
    if (localId !== undefined) await annotations.move(folder.id, localId, post.path, source.path)
    await put(source, post.id)
    result.changed++
  }
  const take = async (entry: FreshFile) => {
    const { file: { path }, before } = entry
    const source = readSource(folder.path, path)
    if (before?.gone !== false) result.added++
    else if (before.hash !== source.hash) result.changed++
    if (before?.hash === source.hash) return writer.touch({ id: before.id, size: source.bytes, mtime: source.mtime })
    const moved = before ? undefined : homeless.claim(source.hash, path)
    if (!moved) return put(source, before?.id ?? postIdOf(folder.id, annotations.localIdAt(folder.id, path)))
    result.added--
    await move(moved, source)
  }
  const attempt = async (path: string, work: () => Promise<void>) => {
    try {
      await work()
    } catch (error) {
      if (!(error instanceof LecternError) || error.code === 'CANCELLED') throw error
      // A file may go away at any moment: the next pass will see that.
      if (error.code !== 'POST_MISSING') onProblem({ code: 'post-unreadable', path, message: error.message, line: null })
    }
  }

  for (const [done, entry] of fresh.entries()) {
    onProgress({ done, total: fresh.length, path: entry.file.path })
    await attempt(entry.file.path, () => take(entry))
    await slice()
  }
  await writer.flush()

  // Copied first and deleted later, or moved over another post: its bytes are already listed under another id.
  for (const post of homeless.rest()) {
    const twin = post.gone ? undefined : store.twins(folder.id, post).find(({ id }) => !marked.has(id) && !vanished.some((other) => other.id === id))
    if (twin) await attempt(twin.path, () => move(post, readSource(folder.path, twin.path)))
  }
  await writer.flush()

  const lost = vanished.filter(({ id }) => !writer.wrote(id)).map(({ id }) => id)
  store.hidePosts(lost.filter((id) => marked.has(id)))
  store.removePosts(lost.filter((id) => !marked.has(id)))
  result.removed = lost.length
  if (lost.length > 0) onWritten()
  onProgress({ done: fresh.length, total: fresh.length, path: '' })
  return result
}
