/**
 * Links of the scheme `lectern:`, which "Copy link" writes and the system hands back. They come from anywhere, so they
 * are read by shape alone: two kinds, each with an id of its own pattern, and nothing behind it.
 */
export const LINK_SCHEME = 'lectern'

/** `id` of a note: it is on some post. */
export type LecternLink = { kind: 'post' | 'note'; id: string }

/** A link is never longer: `lectern://note/` and a UUID. */
const LIMIT = 64
const SHAPES = [
  ['post', /^lectern:\/\/post\/([0-9a-f]{8}-[0-9a-f]{16})$/],
  ['note', /^lectern:\/\/note\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/]
] as const

/** Whether a word from outside claims to be such a link, well formed or not. */
export const looksLikeLink = (text: string): boolean => /^\s*lectern:/i.test(text)

/** @returns null for whatever is not exactly a link to a post or to a note */
export function parseLecternLink(text: string): LecternLink | null {
  if (text.length > LIMIT) return null
  for (const [kind, shape] of SHAPES) {
    const id = shape.exec(text)?.[1]
    if (id !== undefined) return { kind, id }
  }
  return null
}
