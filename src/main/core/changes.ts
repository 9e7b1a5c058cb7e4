import { compareTexts } from '../../shared/changes/compare-texts.ts'
import { LecternError } from '../../shared/errors.ts'
import type { PostChanges, ReadingPosition, SectionsRead, TextPart } from '../../shared/model.ts'
import type { Annotations } from './annotations/annotations.ts'
import { splitPostId } from './ids.ts'
import type { Store } from './store/store.ts'

/** Characters of texts that are held of versions that were opened, until they count as read. */
const HELD = 4_000_000

interface Version { hash: string; text: string; parts: readonly TextPart[] }

/** What readers have read of posts, and what is another since. */
export interface Changes {
  /** A version is on a reader's screen: it may count as read later, when its file is another. */
  opened(version: Version): void
  /** Keeps where the reader is, and the text of the version where that makes it count as read. */
  saveReading(postId: string, position: ReadingPosition, hash: string | null, sectionsRead?: SectionsRead): Promise<void>
  /** null where the post is as it was read, or does not count as read. */
  of(postId: string): Promise<PostChanges | null>
  /** Makes a version count as read, null for none. @returns the one that did before */
  markSeen(postId: string, hash: string | null): Promise<{ before: string | null }>
}

export function createChanges({ annotations, store }: { annotations: Annotations; store: Store }): Changes {
  const held = new Map<string, Version>()
  /** The last comparison: several windows, and every change of the library, ask for it again. */
  let last: { key: string; changes: PostChanges } | null = null

  const folderOf = (postId: string): string => {
    const folder = splitPostId(postId)?.folderId
    if (folder === undefined) throw new LecternError('POST_MISSING')
    return folder
  }
  const textOf = (postId: string, hash: string): Version | null => {
    const stored = held.get(hash) ?? store.version(postId)
    return stored?.hash === hash ? stored : null
  }
  /** Without waiting: a text that could not be kept is a notice, and no reason to hold the reader up. */
  const keep = (postId: string) => {
    const seen = annotations.reading(postId)?.seen ?? null
    const version = seen === null ? null : textOf(postId, seen)
    if (version) void annotations.keepText(folderOf(postId), version.hash, version.text, version.parts)
  }

  return {
    opened(version) {
      held.delete(version.hash)
      held.set(version.hash, version)
      let total = 0
      for (const { text } of held.values()) total += text.length
      for (const [hash, { text }] of held) {
        if (total <= HELD || hash === version.hash) break
        held.delete(hash)
        total -= text.length
      }
    },
    async saveReading(postId, position, hash, sectionsRead) {
      await annotations.saveReading(postId, position, hash, sectionsRead)
      keep(postId)
    },
    async of(postId) {
      const seen = annotations.reading(postId)?.seen ?? null
      const now = store.version(postId)
      if (seen === null || !now || now.hash === seen) return null
      const folder = folderOf(postId)
      const text = held.get(seen)?.text ?? await annotations.keptText(folder, seen)
      const key = `${postId} ${seen} ${now.hash} ${String(text === null)} ${now.text.length}`
      if (last?.key === key) return last.changes
      const changes = text === null ? [] : compareTexts(
        { text, parts: held.get(seen)?.parts ?? await annotations.keptParts(folder, seen), headings: [] },
        { ...now, headings: store.text(postId)?.headings ?? [] }
      )
      last = { key, changes: { seen, hash: now.hash, known: text !== null, changes } }
      return last.changes
    },
    async markSeen(postId, hash) {
      const before = await annotations.setSeen(postId, hash)
      keep(postId)
      return { before }
    }
  }
}
