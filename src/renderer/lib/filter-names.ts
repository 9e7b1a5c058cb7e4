import type { PostFilter, PostMark, Shelf, Sort } from './post-filter.ts'
import { formatPeriod } from './format.ts'
import { namesOf } from './names-of.ts'

export const SORT_NAMES = namesOf<Sort>({
  date: 'home.sorts.date', updated: 'home.sorts.updated', title: 'home.sorts.title', length: 'home.sorts.length', read: 'home.sorts.read',
  progress: 'home.sorts.progress', notes: 'home.sorts.notes'
})
export const SHELF_NAMES = namesOf<Shelf>({ all: 'home.shelves.all', unread: 'home.shelves.unread', reading: 'home.shelves.reading', read: 'home.shelves.read' })
export const MARK_NAMES = namesOf<PostMark>({ annotated: 'home.marks.annotated', changed: 'home.marks.changed' })

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
