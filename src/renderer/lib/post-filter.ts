import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import { POST_SORTS, SHELVES } from '../../shared/choices.ts'
import type { PostQuery } from '../../shared/model.ts'

/** Which posts home shows, in which order: a post query without its page. Lives in the address, so Back works. */
export type PostFilter = Omit<PostQuery, 'offset' | 'limit'>
export type Shelf = PostFilter['shelf']
export type Sort = PostFilter['sort']

export const EVERYTHING: PostFilter = { shelf: 'all', words: '', sort: 'date' }

/** Reads `?shelf=&tag=&folder=&words=&sort=`; what makes no sense counts as left out. */
export function toFilter(query: LocationQuery): PostFilter {
  const { shelf, sort, words, tag, folder } = query
  return {
    shelf: isOneOf<Shelf>(SHELVES, shelf) ? shelf : 'all',
    sort: isOneOf<Sort>(POST_SORTS, sort) ? sort : 'date',
    words: typeof words === 'string' ? words.slice(0, 200) : '',
    ...(typeof tag === 'string' && tag !== '' && { tag }),
    ...(typeof folder === 'string' && folder !== '' && { folderId: folder })
  }
}

/** The inverse of `toFilter`; defaults are left out. */
export function fromFilter(filter: Partial<PostFilter>): LocationQueryRaw {
  const { shelf = 'all', sort = 'date', words = '', tag, folderId } = filter
  return {
    ...(folderId && { folder: folderId }),
    ...(shelf !== 'all' && { shelf }),
    ...(tag && { tag }),
    ...(words && { words }),
    ...(sort !== 'date' && { sort })
  }
}

export function sameFilter(a: PostFilter, b: PostFilter): boolean {
  return a.shelf === b.shelf && a.sort === b.sort && a.words === b.words && a.tag === b.tag && a.folderId === b.folderId
}

/** Whether any post is left out. */
export function isNarrowed(filter: PostFilter): boolean {
  return filter.shelf !== 'all' || filter.words !== '' || filter.tag !== undefined || filter.folderId !== undefined
}

function isOneOf<T extends string>(values: readonly string[], value: unknown): value is T {
  return typeof value === 'string' && values.includes(value)
}
