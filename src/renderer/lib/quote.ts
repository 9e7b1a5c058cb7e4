import { pageWindow } from './sides.ts'

/** A quote in Markdown with where it is from, for other programs. */
export function toQuote(text: string, title: string, link: string): string {
  const lines = text.split('\n').map((line) => (line === '' ? '>' : `> ${line}`))
  return `${lines.join('\n')}\n>\n> — [${title.replace(/[[\]\\]/g, '\\$&')}](${link})\n`
}

/** The address of a post, or of a note on it, that opens it in Lectern. @param page the page's own address; null in the app */
export function linkTo(target: { postId: string; noteId?: string }, page: string | null): string {
  const { postId, noteId } = target
  if (page === null) return noteId === undefined ? `lectern://post/${postId}` : `lectern://note/${noteId}`
  const note = noteId === undefined ? '' : `?note=${encodeURIComponent(noteId)}`
  return `${page.replace(/#.*$/s, '')}#/post/${encodeURIComponent(postId)}${note}`
}

/** The page's address as `linkTo` wants it. */
export const pageAddress = (): string | null => ('lectern' in pageWindow() ? null : pageWindow().location.href)
