import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import { POST_MARKS, POST_SORTS, SHELVES } from '../../shared/choices.ts'
import type { PostQuery } from '../../shared/model.ts'

/** Which posts home shows, in which order: a post query without its page. Lives in the address, so Back works. */
export type PostFilter = Omit<PostQuery, 'offset' | 'limit'>
export type Shelf = PostFilter['shelf']
export type Sort = PostFilter['sort']
export type PostMark = PostFilter['marks'][number]

export const EVERYTHING: PostFilter = { shelf: 'all', marks: [], tags: [], words: '', sort: 'date' }

const MOST_TAGS = 20
const PERIOD = /^(\d{4}(-(0[1-9]|1[0-2]))?|undated)$/

/** Reads `?shelf=&marks=&tag=&author=&period=&folder=&words=&sort=`; what makes no sense counts as left out. */
export function toFilter(query: LocationQuery): PostFilter {
  const { shelf, sort, words, author, period, folder } = query
  return {
    shelf: isOneOf<Shelf>(SHELVES, shelf) ? shelf : 'all',
    marks: listOf(query.marks).filter((mark) => isOneOf<PostMark>(POST_MARKS, mark)),
    tags: listOf(query.tag).slice(0, MOST_TAGS),
    sort: isOneOf<Sort>(POST_SORTS, sort) ? sort : 'date',
    words: typeof words === 'string' ? words.slice(0, 200) : '',
    ...(typeof author === 'string' && author !== '' && { author: author.slice(0, 200) }),
    ...(typeof period === 'string' && PERIOD.test(period) && { period }),
    ...(typeof folder === 'string' && folder !== '' && { folderId: folder })
  }
}

/** The inverse of `toFilter`; defaults are left out. */
export function fromFilter(filter: Partial<PostFilter>): LocationQueryRaw {
  const { shelf = 'all', marks = [], tags = [], sort = 'date', words = '', author, period, folderId } = filter
  return {
    ...(folderId && { folder: folderId }),
    ...(shelf !== 'all' && { shelf }),
    ...(marks.length > 0 && { marks: oneOrAll(marks) }),
    ...(tags.length > 0 && { tag: oneOrAll(tags) }),
    ...(author && { author }),
    ...(period && { period }),
    ...(words && { words }),
    ...(sort !== 'date' && { sort })
  }
}

export const sameFilter = (a: PostFilter, b: PostFilter): boolean => keyOf(a) === keyOf(b)

/** Whether any post is left out. */
export const isNarrowed = (filter: PostFilter): boolean => keyOf({ ...filter, sort: 'date' }) !== keyOf(EVERYTHING)

/** The same for filters that say the same. */
const keyOf = ({ tags, marks, ...filter }: PostFilter): string => JSON.stringify(fromFilter({ ...filter, tags: tags.toSorted(), marks: marks.toSorted() }))

const oneOrAll = <T extends string>(values: readonly T[]): T | T[] => (values.length === 1 ? values[0] as T : [...values])

/** The words that an address has for one name, each once. */
function listOf(value: LocationQuery[string] | undefined): string[] {
  const all = Array.isArray(value) ? value : [value]
  return [...new Set(all.filter((one) => typeof one === 'string').map((one) => one.slice(0, 200)))].filter((one) => one !== '')
}

function isOneOf<T extends string>(values: readonly string[], value: unknown): value is T {
  return typeof value === 'string' && values.includes(value)
}
