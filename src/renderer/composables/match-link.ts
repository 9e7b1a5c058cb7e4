import type { RouteLocationRaw } from 'vue-router'
import type { SearchMatch } from '../../shared/model.ts'

/** The address of a post at a match, with all matches of the query marked in it. */
export function toMatchLink(postId: string, { span, noteId }: Pick<SearchMatch, 'span' | 'noteId'>, query: string): RouteLocationRaw {
  const params = { id: postId }
  if (noteId !== null) return { name: 'post', params, query: { note: noteId } }
  return { name: 'post', params, query: { q: query, ...(span && { at: String(span.start) }) } }
}
