import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { LecternError } from '../../../shared/errors.ts'
import type { Annotation, AnnotationDraft, ReadingPosition, Warning } from '../../../shared/model.ts'
import { localIdOf, postIdOf, splitPostId } from '../ids.ts'
import { openAnnotatedFolder, type AnnotatedFolder } from './annotated-folder.ts'
import type { AnnotationsChange, PostText } from './annotations-change.ts'
import { deviceName } from './device.ts'
import { createClock } from './journal/hlc.ts'

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
   * @throws LecternError ANNOTATION_INCOMPLETE, POST_MISSING, DISK_FULL, JOURNAL_UNWRITABLE: nothing was saved
   */
  save(draft: AnnotationDraft, post: PostText): Promise<Annotation>
  /** Moves one to the trash. Nothing where it is there already. Throws ANNOTATION_MISSING and what `save` does. */
  remove(id: string): Promise<void>
  restore(id: string): Promise<Annotation>
  reading(postId: string): { position: ReadingPosition; at: string } | null
  /** True at once in this process; on disk within half a minute, or when closed. Never rejects for the disk. */
  saveReading(postId: string, position: ReadingPosition): Promise<void>
  marks(postId: string): { notes: number; progress: number; lastRead: string | null }
  /** The posts of a folder that have annotations or a reading position. */
  markedPosts(folderId: string): string[]
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
  const closeFolder = async (folderId: string) => {
    const folder = await folders.get(folderId)
    folders.delete(folderId)
    opened.delete(folderId)
    await folder?.close()
  }

  return {
    async openFolder(folder) {
      const opening = folders.get(folder.id) ?? openAnnotatedFolder({ ...options, folder, now, device: device.name, clock })
      folders.set(folder.id, opening)
      const annotated = await opening
      if (folders.get(folder.id) === opening) opened.set(folder.id, annotated)
      return { journal: annotated.journal, notices: annotated.notices() }
    },
    closeFolder,
    list(postId) {
      if (postId === undefined) return [...opened.values()].flatMap((folder) => folder.list())
      const found = known(postId)
      return found ? found.folder.list(found.local) : []
    },
    async save(draft, post) {
      const { folder, local } = folderOf(post.postId)
      return folder.save(draft, local, post)
    },
    async remove(id) { await holderOf(id).remove(id) },
    async restore(id) { return holderOf(id).restore(id) },
    reading(postId) {
      const found = known(postId)
      return found ? found.folder.reading(found.local) : null
    },
    async saveReading(postId, position) {
      const { folder, local } = folderOf(postId)
      folder.saveReading(local, position)
    },
    marks(postId) {
      const found = known(postId)
      return found ? found.folder.marks(found.local) : { notes: 0, progress: 0, lastRead: null }
    },
    markedPosts: (folderId) => (opened.get(folderId)?.marked() ?? []).map((local) => postIdOf(folderId, local)),
    async place(post) {
      const { folder, local } = folderOf(post.postId)
      return folder.place(local, post)
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

const UNKEPT_DEVICE: Warning = {
  code: 'device-unkept',
  message: "Lectern's data folder cannot be written. Your notes are saved, under another device name each time it starts.",
  line: null
}
