import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { LecternError } from '../../../shared/errors.ts'
import type { Annotation, AnnotationDraft, DeletedAnnotation, NoteReview, PostReading, Reading, ReadingPosition, SectionsRead, TextPart, Warning } from '../../../shared/model.ts'
import { localIdOf, postIdOf, splitPostId } from '../ids.ts'
import { openAnnotatedFolder, type AnnotatedFolder } from './annotated-folder.ts'
import type { AnnotationsChange, PostText } from './annotations-change.ts'
import { allOrPart } from './all-or-part.ts'
import type { JournalCollection } from './collection-state.ts'
import { deviceName } from './device.ts'
import { createClock, parseClock } from './journal/hlc.ts'

export type { AnnotationsChange, PostText } from './annotations-change.ts'

/** What the reader wrote, and where they are in each post. Its truth is in the journals; nothing of it is in the store. */
export interface Annotations {
  /**
   * Reads the journals of all devices, and from then on tells what others write. Falls back to the app's data folder where the
   * folder cannot be written. Never rejects because of what is in the journals: that becomes notices.
   * @param folder.beside false leaves unread what lies beside the posts; the app's data folder is read always
   */
  openFolder(folder: { id: string; path: string; journal: 'library' | 'app'; beside?: boolean }): Promise<{ journal: 'library' | 'app'; notices: Warning[] }>
  /** Writes what is pending and stops to watch. */
  closeFolder(folderId: string): Promise<void>
  /** Live ones in reading order, the lost ones of each post last. */
  list(postId?: string): Annotation[]
  /**
   * Creates or changes an annotation. Resolves when it is on disk; the same draft again changes nothing.
   * @param post as it is now; null where its file is gone: then the annotation is kept and has no place (`lost`) until it is back
   * @throws LecternError ANNOTATION_INCOMPLETE, POST_MISSING, DISK_FULL, JOURNAL_UNWRITABLE: nothing was saved
   */
  save(draft: AnnotationDraft, post: PostText | null): Promise<Annotation>
  /**
   * Saves many, with one fsync for each folder's journal: of each folder all, or none is acknowledged. Where one folder
   * fails and another does not, the error tells how many were saved; `onChange` told which.
   * @param textOf a post as it is now; null where its file is gone: notes on it that need no new place can still be changed
   * @returns them in the order of the drafts; of several drafts of one annotation the later ones count
   * @throws what `save` does; before anything is written where a draft is incomplete or its post is missing
   */
  saveAll(drafts: readonly AnnotationDraft[], textOf: (postId: string) => PostText | null): Promise<Annotation[]>
  /** Moves one to the trash. Nothing where it is there already. Throws ANNOTATION_MISSING and what `save` does. */
  remove(id: string): Promise<void>
  /** The same for many, with the promises of `saveAll`. */
  removeAll(ids: readonly string[]): Promise<void>
  restore(id: string): Promise<Annotation>
  restoreAll(ids: readonly string[]): Promise<Annotation[]>
  /** What is deleted and can be restored, the newest deletion first. */
  trash(): DeletedAnnotation[]
  /** Grows with every change of what `list` tells. */
  version(): number
  /** Where a post was when it was last annotated; null for one that never was. */
  pathOf(postId: string): string | null
  reading(postId: string): Reading | null
  /** True at once in this process; on disk within half a minute, or when closed. Never rejects for the disk. */
  saveReading(postId: string, position: ReadingPosition, hash?: string | null, sectionsRead?: SectionsRead): Promise<void>
  /** See `markPosts` of the API. `hash`: the present version. With the promises of `saveAll`. */
  markPosts(posts: readonly { postId: string; hash: string | null }[], as: 'read' | 'unread'): Promise<PostReading[]>
  restoreReadings(readings: readonly PostReading[]): Promise<void>
  /** Another version counts as read. @returns the one before. On disk when it resolves; throws what `save` does. */
  setSeen(postId: string, seen: string | null): Promise<string | null>
  marks(postId: string): { notes: number; progress: number; lastRead: string | null; finished: string | null; readHash: string | null }
  /** The last review of an annotation on any device; null where it was never reviewed. */
  review(id: string): NoteReview | null
  /** Resolves when it is on disk. Throws ANNOTATION_MISSING and what `save` does. */
  saveReview(id: string, review: NoteReview | null): Promise<void>
  /** Whether an annotation came with the bundled shelf, and the reader did nothing to it. */
  isExample(id: string): boolean
  /** The collections of each open folder, the deleted ones, too. */
  collections(): { folderId: string; collection: JournalCollection }[]
  /** Changes a collection in one folder's journal. Resolves when it is on disk. Throws what `save` does. */
  saveCollection(folderId: string, id: string, change: Partial<Omit<JournalCollection, 'id' | 't'>>): Promise<void>
  /** The posts of a folder that have annotations or a reading position. */
  markedPosts(folderId: string): string[]
  /** The posts of a folder that have annotations: their last known paths, and the versions whose texts may be kept. */
  annotatedPosts(folderId: string): { postId: string; path: string; hashes: string[] }[]
  /** The kept text of a version, null where there is none. */
  keptText(folderId: string, hash: string): Promise<string | null>
  /** Which parts of a kept text are no prose; none where that is not known. */
  keptParts(folderId: string, hash: string): Promise<TextPart[]>
  /** Keeps the text of a version that counts as read. Never rejects: what could not be kept becomes a notice. */
  keepText(folderId: string, hash: string, text: string, parts: readonly TextPart[]): Promise<void>
  /** The id of the post that an annotation stands on, of one in the trash too; null where there is no such annotation. */
  owner(id: string): string | null
  /** Finds the places of a post's annotations on its present text. Their selectors stay as they were made. */
  place(post: PostText): Promise<Annotation[]>
  /** Journals that the post with this local id is now at another path. */
  move(folderId: string, localId: string, from: string, to: string): Promise<void>
  /** The local id of the post at a path, after all moves. */
  localIdAt(folderId: string, path: string): string
  /** What the reader should know: damaged lines, journals in another place than asked for, ... */
  notices(): Warning[]
  close(): Promise<void>
}

/**
 * @param options.dataDir the app's data folder, made where it is missing
 * @param options.now wall time in ms since 1970
 * @param options.onChange told after the fact, of changes by this process and by others
 */
export async function createAnnotations(options: {
  dataDir: string
  now?: () => number
  onChange(change: AnnotationsChange): void
}): Promise<Annotations> {
  const { dataDir } = options
  const now = options.now ?? Date.now
  await mkdir(dataDir, { recursive: true })
  const device = await deviceName(dataDir)
  const clock = createClock(`${device.name}.${randomBytes(3).toString('hex')}`, now)
  const folders = new Map<string, Promise<AnnotatedFolder>>()
  const opened = new Map<string, AnnotatedFolder>()
  let version = 0
  const onChange = (change: AnnotationsChange) => {
    version++
    options.onChange(change)
  }

  const folderOf = (postId: string): { folder: AnnotatedFolder; local: string } => {
    const parts = splitPostId(postId)
    const folder = parts && opened.get(parts.folderId)
    if (!folder) throw new LecternError('POST_MISSING')
    return { folder, local: parts.localId }
  }
  /** A folder and its copy may both be open; then the one where the annotation is live is meant. */
  const holderOf = (id: string): AnnotatedFolder => {
    const all = [...opened.values()]
    const holder = all.find((folder) => folder.find(id) === 'live') ?? all.find((folder) => folder.find(id) !== null)
    if (!holder) throw new LecternError('ANNOTATION_MISSING')
    return holder
  }
  const known = (postId: string) => {
    const parts = splitPostId(postId)
    const folder = parts && opened.get(parts.folderId)
    return folder ? { folder, local: parts.localId } : null
  }
  const saveAll: Annotations['saveAll'] = async (drafts, textOf) => {
    const posts = new Map(drafts.map(({ postId }) => [postId, { ...folderOf(postId), post: textOf(postId) }]))
    const items = drafts.flatMap((draft) => {
      const at = posts.get(draft.postId)
      return at ? [{ draft, ...at }] : []
    })
    return allOrPart(items, ({ folder }) => folder, (folder, own) => folder.saveAll(own))
  }
  const removeAll: Annotations['removeAll'] = async (ids) => {
    await allOrPart(ids, holderOf, async (folder, own) => { await folder.removeAll(own); return own })
  }
  const restoreAll: Annotations['restoreAll'] = (ids) => allOrPart(ids, holderOf, (folder, own) => folder.restoreAll(own))
  const closeFolder = async (folderId: string) => {
    const folder = await folders.get(folderId)
    folders.delete(folderId)
    opened.delete(folderId)
    version++
    await folder?.close()
  }

  return {
    async openFolder(folder) {
      const opening = folders.get(folder.id) ?? openAnnotatedFolder({ ...options, onChange, folder, now, device: device.name, clock })
      folders.set(folder.id, opening)
      const annotated = await opening
      if (folders.get(folder.id) === opening) opened.set(folder.id, annotated)
      version++
      return { journal: annotated.journal, notices: annotated.notices() }
    },
    closeFolder,
    list(postId) {
      if (postId === undefined) return [...opened.values()].flatMap((folder) => folder.list())
      const found = known(postId)
      return found ? found.folder.list(found.local) : []
    },
    async save(draft, post) {
      const { folder, local } = folderOf(post?.postId ?? draft.postId)
      return onlyOf(await folder.saveAll([{ draft, local, post, keep: true }]))
    },
    saveAll,
    remove: (id) => removeAll([id]),
    removeAll,
    restore: async (id) => onlyOf(await restoreAll([id])),
    restoreAll,
    trash: () => [...opened.values()].flatMap((folder) => folder.trash())
      .sort((a, b) => (a.t < b.t ? 1 : -1))
      .map(({ t, annotation }) => ({ annotation, deleted: new Date(parseClock(t)?.wall ?? 0).toISOString() })),
    version: () => version,
    pathOf(postId) {
      const found = known(postId)
      return found ? found.folder.pathOf(found.local) : null
    },
    reading(postId) {
      const found = known(postId)
      return found ? found.folder.reading(found.local) : null
    },
    async saveReading(postId, position, hash = null, sectionsRead) {
      const { folder, local } = folderOf(postId)
      folder.saveReading(local, position, hash, sectionsRead)
    },
    async markPosts(posts, as) {
      const items = posts.map(({ postId, hash }) => ({ postId, hash, ...folderOf(postId) }))
      const before = await allOrPart(items, ({ folder }) => folder, async (folder, own) => {
        const changed = await folder.markPosts(own.map(({ local, hash }) => ({ post: local, hash })), as)
        const readings = new Map(changed.map(({ post, reading }) => [post, reading]))
        return own.map(({ postId, local }) => (readings.has(local) ? { id: postId, reading: readings.get(local) ?? null } : null))
      })
      return before.filter((each) => each !== null)
    },
    async restoreReadings(readings) {
      const items = readings.map(({ id, reading }) => ({ reading, ...folderOf(id) }))
      await allOrPart(items, ({ folder }) => folder, async (folder, own) => {
        await folder.restoreReadings(own.map(({ local, reading }) => ({ post: local, reading })))
        return own
      })
    },
    async setSeen(postId, seen) {
      const { folder, local } = folderOf(postId)
      return folder.setSeen(local, seen)
    },
    review: (id) => holderOf(id).review(id),
    saveReview: async (id, review) => { await holderOf(id).saveReview(id, review) },
    isExample: (id) => holderOf(id).isExample(id),
    collections: () => [...opened].flatMap(([folderId, folder]) => folder.collections().map((collection) => ({ folderId, collection }))),
    async saveCollection(folderId, id, change) {
      const folder = opened.get(folderId)
      if (!folder) throw new LecternError('FOLDER_MISSING')
      const elsewhere = [...opened.values()].flatMap((each) => each.collections().filter((one) => one.id === id).map(({ t }) => t))
      await folder.saveCollection(id, change, elsewhere)
    },
    marks(postId) {
      const found = known(postId)
      return found ? found.folder.marks(found.local) : { notes: 0, progress: 0, lastRead: null, finished: null, readHash: null }
    },
    markedPosts: (folderId) => (opened.get(folderId)?.marked() ?? []).map((local) => postIdOf(folderId, local)),
    annotatedPosts: (folderId) => (opened.get(folderId)?.annotatedPosts() ?? [])
      .map(({ local, path, hashes }) => ({ postId: postIdOf(folderId, local), path, hashes })),
    keptText: async (folderId, hash) => await opened.get(folderId)?.keptText(hash) ?? null,
    keptParts: async (folderId, hash) => await opened.get(folderId)?.keptParts(hash) ?? [],
    keepText: async (folderId, hash, text, parts) => { await opened.get(folderId)?.keepText(hash, text, parts) },
    owner(id) {
      for (const [folderId, folder] of opened) {
        const local = folder.owner(id)
        if (local !== null) return postIdOf(folderId, local)
      }
      return null
    },
    async place(post) {
      const { folder, local } = folderOf(post.postId)
      const placed = await folder.place(local, post)
      version++
      return placed
    },
    async move(folderId, localId, from, to) {
      const folder = opened.get(folderId)
      if (!folder) throw new LecternError('FOLDER_MISSING')
      await folder.move(localId, from, to)
    },
    localIdAt: (folderId, path) => opened.get(folderId)?.idAt(path) ?? localIdOf(path),
    notices() {
      const all = [...opened.values()].flatMap((folder) => folder.notices())
      return device.kept ? all : [UNKEPT_DEVICE, ...all]
    },
    async close() {
      for (const folderId of [...folders.keys()]) await closeFolder(folderId)
    }
  }
}

function onlyOf<T>([only]: readonly T[]): T {
  if (only === undefined) throw new Error('Nothing was saved and nothing failed.')
  return only
}

const UNKEPT_DEVICE: Warning = {
  code: 'device-unkept',
  message: "Lectern's data folder cannot be written. Your notes are saved, under another device name each time it starts.",
  line: null
}
