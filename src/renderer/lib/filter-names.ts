import type { PostFilter, PostMark, Shelf, Sort } from './post-filter.ts'
import { formatPeriod } from './format.ts'

export const SORT_NAMES: Record<Sort, string> = {
  date: 'Newest', updated: 'Recently updated', title: 'Title', length: 'Length', read: 'Recently read', progress: 'Progress', notes: 'Most notes'
}
export const SHELF_NAMES: Record<Shelf, string> = { all: 'All posts', unread: 'Unread', reading: 'Reading', read: 'Read' }
export const MARK_NAMES: Record<PostMark, string> = { annotated: 'Annotated', changed: 'Changed since read' }

/** What a filter leaves over, part by part: the name of each, and the filter without it. Words are no part of it. */
export function partsOf(filter: PostFilter, folderName: (id: string) => string): { name: string; without: Partial<PostFilter> }[] {
  const { shelf, marks, folderId, tags, author, period } = filter
  return [
    ...(shelf !== 'all' ? [{ name: SHELF_NAMES[shelf], without: { shelf: 'all' as const } }] : []),
    ...marks.map((mark) => ({ name: MARK_NAMES[mark], without: { marks: marks.filter((one) => one !== mark) } })),
    ...(folderId !== undefined ? [{ name: folderName(folderId), without: { folderId: undefined } }] : []),
    ...tags.map((tag) => ({ name: tag, without: { tags: tags.filter((one) => one !== tag) } })),
    ...(author !== undefined ? [{ name: author, without: { author: undefined } }] : []),
    ...(period !== undefined ? [{ name: formatPeriod(period), without: { period: undefined } }] : [])
  ]
}
