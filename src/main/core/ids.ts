import { createHash } from 'node:crypto'

const digest = (text: string, length: number) => createHash('sha256').update(text).digest('hex').slice(0, length)

/** The id of a folder on this machine, from its real absolute path. */
export const folderIdOf = (realPath: string): string => digest(realPath.normalize('NFC'), 8)

/** The id a post is born with in its folder, the same on every machine: 16 hex digits from its relative path. */
export const localIdOf = (path: string): string => digest(path.normalize('NFC'), 16)

/** The id of a post across the folders of this machine. */
export const postIdOf = (folderId: string, localId: string): string => `${folderId}-${localId}`

/** @returns null where `postId` is not of that form */
export function splitPostId(postId: string): { folderId: string; localId: string } | null {
  const match = /^([0-9a-f]{8})-([0-9a-f]{16})$/.exec(postId)
  return match?.[1] && match[2] ? { folderId: match[1], localId: match[2] } : null
}
