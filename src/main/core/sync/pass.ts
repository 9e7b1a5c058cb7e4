import { LecternError } from '../../../shared/errors.ts'
import type { ScanProgress } from '../../../shared/model.ts'
import type { Annotations } from '../annotations/annotations.ts'
import { postIdOf, splitPostId } from '../ids.ts'
import type { SourceFile } from '../library/list-files.ts'
import type { PathWarning } from '../library/path-warning.ts'
import { readSource, type Source } from '../library/read-source.ts'
import type { ParsedPost } from '../parse/parsed-post.ts'
import type { Parser } from '../parser.ts'
import { textObjects } from '../parse/text-objects.ts'
import type { Store } from '../store/store.ts'
import { createSurroundings } from '../surroundings.ts'
import { compare, type FreshFile, type Scope } from './compare.ts'
import { findDisplaced } from './displaced.ts'
import { findHomeless, findListed } from './find-homeless.ts'
import type { Home } from './homeless.ts'
import { toRecord } from './index-post.ts'
import { listScope } from './list-scope.ts'
import { pairUp, type Alike } from './pair-up.ts'
import { createParseAhead, type IndexedPost } from './parse-ahead.ts'
import { dropSameNames } from './same-names.ts'
import { createSlices } from './slices.ts'
import { createWriter } from './writer.ts'

/** After this many new posts the index is put in order at once; after fewer it takes care of itself. */
const MANY = 200

/** A file that was read, here in whole or ahead, and the post in it where that is known. */
interface Read {
  file: IndexedPost['source']
  source?: Source
  parsed?: IndexedPost['parsed'] & Partial<Pick<ParsedPost, 'sections'>>
}

export interface PassOptions {
  scope: Scope
  signal?: AbortSignal
  onProgress: (progress: Pick<ScanProgress, 'done' | 'total' | 'path'>) => void
  /** Some posts were written. */
  onWritten: () => void
  /** Posts that came while the folder was open: one of them may be a post whose file goes away only now. Added to. */
  newcomers: Set<string>
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
 * with the reader's notes that vanished is kept unlisted, and is the same post again when its bytes, or most of its
 * words, turn up under another path. Throws CANCELLED; what was written until then is sound.
 */
export async function runPass(
  { store, annotations, parser }: { store: Store; annotations: Annotations; parser: Parser },
  folder: { id: string; path: string },
  { scope, signal, onProgress, onWritten, newcomers }: PassOptions
): Promise<PassResult> {
  const result: PassResult = { added: 0, changed: 0, removed: 0, problems: [] }
  const slice = createSlices(signal)
  const surroundings = createSurroundings(folder.path)
  const onProblem = (problem: PathWarning) => { result.problems.push(problem) }
  const disk = new Map<string, SourceFile>()
  for (const file of listScope(folder.path, scope, onProblem)) {
    disk.set(file.path, file)
    // Most calls need no pause, and waiting for nothing costs as much as the listing.
    const pause = slice()
    if (pause) await pause
  }

  const stored = store.files(folder.id)
  dropSameNames(folder.path, disk, stored, onProblem)
  const blind = result.problems.filter(({ code }) => code === 'folder-unreadable').map(({ path }) => path)
  const { fresh, vanished } = compare(disk, stored, scope, blind)
  const marked = new Set(annotations.markedPosts(folder.id))
  const idAt = (path: string) => postIdOf(folder.id, annotations.localIdAt(folder.id, path))
  const parse = async (source: Source) => await parser.parse(folder.path, source, surroundings.of(source.path), signal)
  const hashes = new Set(stored.map(({ hash }) => hash))
  const displaced = await findDisplaced(folder.path, fresh, {
    marked,
    hashes,
    known: (id) => ({ title: store.lastKnown(id)?.title ?? null, text: store.text(id)?.text ?? '' }),
    parse: async (source) => { const { meta, text } = await parse(source); return { title: meta.title, text } }
  })
  const homeless = findHomeless({ store, annotations }, folder.id, {
    stored, marked, unseen: scope === 'all', blind,
    homeless: [...vanished, ...stored.filter(({ id, gone }) => gone || displaced.has(id))],
    here: () => new Set(fresh.map(({ file }) => idAt(file.path)))
  })
  // Files that were not known, without the reader's notes: most of a first scan.
  const ahead = createParseAhead(parser.entry, folder.path,
    fresh.filter(({ file: { path }, before }) => !before && !marked.has(idAt(path))).map(({ file }) => file.path))
  const writer = createWriter({ store, annotations, marked, onWritten })
  /** New files that resemble posts whose files are gone. */
  const strangers = new Map<string, Alike<Home>[]>()

  const read = (path: string): Read => {
    const source = readSource(folder.path, path)
    return { file: source, source }
  }
  const parsedOf = async (post: Read) => (post.parsed ??= await parse(post.source ?? readSource(folder.path, post.file.path)))
  const put = async (post: Read, id: string) => {
    const parsed = await parsedOf(post)
    const owner = { id, folderId: folder.id, marks: annotations.marks(id) }
    // Only posts with notes are asked for their objects, and those are parsed here.
    await writer.put(toRecord(post.file, parsed, owner), () => (parsed.sections ? textObjects({ sections: parsed.sections }) : []))
  }
  const move = async (home: Home, post: Read) => {
    const localId = splitPostId(home.id)?.localId
    if (localId !== undefined) await annotations.move(folder.id, localId, home.path, post.file.path)
    // It has notes, so all of it is wanted.
    await put(post.source ? post : read(post.file.path), home.id)
    result.changed++
  }
  const add = (post: Read) => {
    const id = idAt(post.file.path)
    if (stored.length > 0) newcomers.add(id)
    result.added++
    return put(post, id)
  }
  const take = async (entry: FreshFile) => {
    const { file: { path }, before } = entry
    const early = await ahead.take(path)
    const post: Read = early ? { file: early.source, parsed: early.parsed } : read(path)
    const { file } = post
    if (before?.gone) result.added++
    else if (before && before.hash !== file.hash && !displaced.has(before.id)) result.changed++
    if (before?.hash === file.hash) return writer.touch({ id: before.id, size: file.bytes, mtime: file.mtime })
    const isOther = before && displaced.has(before.id)
    if (before && !isOther) return put(post, before.id)
    const moved = file.bytes > 0 ? homeless.claim(file.hash, path) : undefined
    if (moved) return move(moved, post)
    // The post that was here must have moved before another can take its path.
    if (isOther) { strangers.set(path, []); return }
    if (homeless.rest().length === 0) return add(post)
    const { meta, text } = await parsedOf(post)
    const alike = await homeless.resembled({ path, title: meta.title, text })
    if (alike.length === 0) return add(post)
    strangers.set(path, alike)
  }
  /** One that was gone is another file now, or the file is a post of its own. */
  const settle = (path: string, home: Home | undefined) => {
    if (!home) return add(read(path))
    homeless.take(home)
    return move(home, read(path))
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

  try {
    for (const [done, entry] of fresh.entries()) {
      onProgress({ done, total: fresh.length, path: entry.file.path })
      await attempt(entry.file.path, () => take(entry))
      await slice()
    }
  } finally {
    await ahead.close()
  }
  await writer.flush()

  const waiting = new Set(homeless.rest())
  const homes = pairUp(new Map([...strangers].map(([path, alike]) => [path, alike.filter(({ to }) => waiting.has(to))])))
  for (const path of strangers.keys()) await attempt(path, () => settle(path, homes.get(path)))
  await writer.flush()

  // Copied first and deleted later, or moved over another post: it is already listed under another id.
  const justGone = new Set(vanished.map(({ id }) => id))
  const listed = () => store.files(folder.id).filter(({ id, gone }) => !gone && !marked.has(id) && !justGone.has(id))
  for (const [path, home] of await findListed(homeless, { store, justGone, listed, newcomers })) {
    await attempt(path, () => settle(path, home))
  }
  await writer.flush()

  if (fresh.length > MANY) for (let more = store.mergeWords(true); more; more = store.mergeWords(false)) await slice()

  const lost = vanished.filter(({ id }) => !writer.wrote(id)).map(({ id }) => id)
  store.hidePosts(lost.filter((id) => marked.has(id)))
  store.removePosts(lost.filter((id) => !marked.has(id)))
  result.removed = lost.length
  if (lost.length > 0) onWritten()
  onProgress({ done: fresh.length, total: fresh.length, path: '' })
  return result
}
